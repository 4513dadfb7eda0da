import LessonModel

extension Handout {
    /// The page of the course's terms, `glossary.html`; nil when the chapters define none.
    /// - Parameter beside: ids of the chapters that have pages beside it; the others are left out.
    package func glossary(beside: Set<String>) -> String? {
        let glossary = glossary(of: course.chapters.filter { beside.contains($0.id) }, in: .pages(beside))
        guard !glossary.terms.isEmpty else { return nil }
        let title = words.page(.glossary)
        return Page(
            title: "\(title) · \(course.title)", summary: nil, language: course.language,
            author: CourseImprint.authors(of: course), runningHeads: runningHeads(right: title), template: .glossary,
            words: words, ownStyles: imprint.styleSheet, live: live ? LiveData(nil, in: self) : nil
        ).html(
            bar.merging([
                "title": title, "count": words.page(.terms(glossary.terms.count)),
                "terms": GlossaryHTML(glossary, words: words.lesson).html, "buildInfo": BuildInfo.stamp(self),
                "search": live ? SearchHTML(words: words.page).html : "",
                "words": templateWords(skip: .skipToGlossary, print: .printPage),
            ]) { $1 })
    }

    func glossary(of chapters: [Chapter], in layout: PageLinks.Layout) -> Glossary {
        Glossary(chapters, language: course.language, layout: layout)
    }
}
