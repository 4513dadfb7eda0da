import LessonModel

/// A chapter's headings and equations with their numbers and anchors, collected before any HTML is written.
struct ChapterOutline {
    /// A heading as the page shows it.
    struct Heading {
        /// From 2: the page's own title is the only one of level 1.
        var level: Int
        /// `3.2`; only sections of chapters have one.
        var number: String?
        /// Whether it begins a section.
        var isSection: Bool
        /// Unique within the chapter.
        var anchor: String
        var text: [Inline]
    }

    /// By the place of the block.
    private(set) var headings: [FileLocation: Heading] = [:]
    /// Numbers of display formulas, `3.1`, by the place of the block.
    private(set) var equations: [FileLocation: String] = [:]
    /// The headings that begin sections, in order.
    private(set) var sections: [Heading] = []
    /// The heading that repeats the title, which the page already shows.
    private(set) var repeatedTitle: FileLocation?
    private let anchors: [FileLocation: String]
    /// The numbers of sections by the places of their headings.
    private let numbers: [FileLocation: String]
    private var level = 1
    private let chapter: Chapter

    init(_ chapter: Chapter) {
        self.chapter = chapter
        let headings = chapter.headings
        anchors = Dictionary(headings.map { ($0.place, $0.anchor) }, uniquingKeysWith: { first, _ in first })
        numbers = Dictionary(uniqueKeysWithValues: chapter.sections.map { ($0.place, $0.number) })
        repeatedTitle = headings.first { $0.repeatsTitle }?.place
        for block in chapter.blocks {
            add(block, isInside: false)
            for inner in block.children.allBlocks { add(inner, isInside: true) }
        }
    }

    private mutating func add(_ block: Block, isInside: Bool) {
        switch block.kind {
        case .heading(let written, let text):
            guard block.place != repeatedTitle, let anchor = anchors[block.place] else { return }
            // An author may skip a level, but for screen readers the levels must have no gap.
            let shown = isInside ? min(level + 1, 6) : min(max(written, 2), level + 1)
            if !isInside { level = shown }
            let number = numbers[block.place]
            let heading = Heading(
                level: shown, number: chapter.isAppendix ? nil : number, isSection: number != nil, anchor: anchor,
                text: text)
            if heading.isSection { sections.append(heading) }
            headings[block.place] = heading
        case .formula: equations[block.place] = "\(chapter.label).\(equations.count + 1)"
        case .blockQuote, .alert, .list, .paragraph, .code, .html, .thematicBreak, .table, .cell, .exercise, .quiz,
            .worksheet, .notes:
            break
        }
    }
}
