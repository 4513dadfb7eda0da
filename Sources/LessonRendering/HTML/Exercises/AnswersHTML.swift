import LessonModel

/// What stands on a page beside its exercises so that answers typed into it can be saved; only a script shows it.
struct AnswersHTML {
    let words: PageWords

    /// The form at the end: the learner's name, and the button that saves a hand-in.
    var form: String {
        """
        <form class="keep js-only" id="Save" aria-label="\(words(.yourAnswers))"><p class="about">\
        <span>\(words(.answersAreKept))</span><span class="not">\(words(.answersNotKept))</span></p>
        <p class="row"><label>\(words(.learnerName)) <input type="text" name="learner" autocomplete="name" maxlength="100" \
        required></label><button type="submit" class="btn">\(words(.saveAnswers))</button></p>
        <p class="say" role="status"></p></form>

        """
    }

    /// The link from the list of a book's chapters to the form.
    var link: String { "<p class=\"keep js-only\"><a href=\"#Save\">\(words(.saveAnswers))</a></p>\n" }

    /// For a book's list of chapters: to how many of the chapter's questions and worksheets there is something.
    ///
    /// Only a book can promise that: some browsers keep what `file:` pages remember apart, so that an index would not
    /// know what was typed into the page of a chapter.
    func begun(_ part: Handout.Part) -> String {
        let count = AnswersJSON.exercises(of: part).count
        guard count > 0 else { return "" }
        return """
            <p class="meta begun js-only" data-chapter="\(part.chapter.label)">\
            \(words(.begun(countHTML: "<b>0</b>", of: count)))</p>
            """
    }
}
