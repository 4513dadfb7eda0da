import LessonModel

/// The values with which a template shows a chapter: its opener, its table of contents, and its text.
struct ChapterContext {
    private let part: Handout.Part
    private let text: ChapterHTML
    private let words: Words
    /// The number of chapters, if this chapter's number is its position.
    private let count: Int?

    init(_ part: Handout.Part, in handout: Handout, layout: PageLinks.Layout) {
        self.part = part
        words = handout.words
        count = handout.count(for: part.chapter)
        text = ChapterHTML(part, in: handout, layout: layout)
    }

    var context: [String: Any] {
        let chapter = part.chapter
        var context: [String: Any] = [
            "label": chapter.label,
            "isAppendix": chapter.isAppendix,
            "chapter": LineHTML(chapter.titleText).html,
            "id": PageLinks.id(of: chapter),
            "text": text.html,
            "sections": text.outline.sections.map { section -> [String: Any] in
                var entry: [String: Any] = [
                    "href": "#" + text.links.id(section.anchor), "title": text.entry(section),
                ]
                entry["number"] = section.number
                return entry
            },
            "hasSections": !text.outline.sections.isEmpty,
            "counts": counts,
            "objectives": chapter.frontMatter.objectives.map { LineHTML(Inline.line($0)).html },
            "hasObjectives": !chapter.frontMatter.objectives.isEmpty,
            "position": chapter.number.map { words.page(.position(chapter: $0, of: count)) }
                ?? words.lesson(.appendix),
        ]
        context["summary"] = chapter.frontMatter.summary.map { LineHTML(Inline.line($0)).html }
        context["part"] = chapter.part.map { LineHTML(Inline.line($0)).html }
        context["ornament"] = ChapterOrnament(text.figures.shownTraces)?.html
        context["source"] = chapter.frontMatter.source.map { words.page(.basedOn($0)) }
        return context
    }

    /// What the chapter contains: `9 cells, 1 trace, 1 worksheet, 3 exercises (8 points)`.
    private var counts: String {
        let chapter = part.chapter
        let shown = chapter.cells.count { $0.showsSource || $0.showsOutput }
        let tasks = chapter.codeExercises.count + chapter.quizzes.count
        let traces = text.figures.shownTraces.count
        let parts: [(count: Int, phrase: PagePhrase)] = [
            (shown, .cells(shown)), (traces, .traces(traces)), (text.figures.plotCount, .plots(text.figures.plotCount)),
            (chapter.worksheets.count, .worksheets(chapter.worksheets.count)), (tasks, .exercises(tasks)),
        ]
        let points = chapter.exercises.reduce(0) { $0 + $1.points }
        return words.check(.items(parts.filter { $0.count > 0 }.map { words.page($0.phrase) }))
            + (points > 0 ? words.check(.inBrackets(words.check(.points(points)))) : "")
    }
}
