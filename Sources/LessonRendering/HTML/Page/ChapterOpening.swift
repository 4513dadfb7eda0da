import LessonModel

/// What a template needs to show a chapter: its opener, its contents, and its text.
struct ChapterOpening {
    private let part: Handout.Part
    private let text: ChapterHTML

    init(_ part: Handout.Part, in handout: Handout, layout: PageLinks.Layout) {
        self.part = part
        text = ChapterHTML(part, in: handout, layout: layout)
    }

    var context: [String: Any] {
        let chapter = part.chapter
        var context: [String: Any] = [
            "number": chapter.number,
            "chapter": chapter.title,
            "id": PageLinks.id(of: chapter),
            "text": text.html,
            "sections": text.outline.sections.map { section -> [String: Any] in
                [
                    "number": section.number ?? "", "href": "#" + text.links.id(section.anchor),
                    "title": text.entry(section),
                ]
            },
            "hasSections": !text.outline.sections.isEmpty,
            "counts": counts,
            "objectives": chapter.frontMatter.objectives,
            "hasObjectives": !chapter.frontMatter.objectives.isEmpty,
        ]
        context["summary"] = chapter.frontMatter.summary
        context["emblem"] = ChapterOrnament(text.figures.shownTraces)?.html
        context["source"] = chapter.frontMatter.source
        return context
    }

    /// What it holds, `9 cells, 1 trace, 1 worksheet, 3 exercises (8 points)`.
    private var counts: String {
        let chapter = part.chapter
        let shown = chapter.cells.count { $0.showsSource || $0.showsOutput }
        let tasks = chapter.codeExercises.count + chapter.quizzes.count
        let parts = [
            Counted.text(shown, "cell"), Counted.text(text.figures.shownTraces.count, "trace"),
            Counted.text(text.figures.plotCount, "plot"), Counted.text(chapter.worksheets.count, "worksheet"),
            Counted.text(tasks, "exercise"),
        ].compactMap(\.self)
        let points = chapter.exercises.reduce(0) { $0 + $1.points }
        return parts.joined(separator: ", ") + (points > 0 ? " (\(PointsText.text(points)))" : "")
    }
}

/// A number of things in words.
enum Counted {
    /// `3 cells`, `1 cell`; `nil` for none.
    static func text(_ count: Int, _ thing: String) -> String? {
        count == 0 ? nil : "\(count) \(thing)\(count == 1 ? "" : "s")"
    }
}
