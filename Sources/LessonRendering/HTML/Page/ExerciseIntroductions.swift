import LessonModel

/// The heading that is an exercise's title and the text between it and the exercise, which are shown as part of the
/// exercise.
///
/// A heading directly before an exercise is its title. One that names the kind of work, `### Code: a judge`, is its
/// title even with text in between. A heading that begins a section stays where it is, and its words are the title of an
/// exercise directly after it.
struct ExerciseIntroductions {
    /// The title and text before one exercise.
    struct Introduction {
        var title: Block
        /// The blocks between the title and the exercise.
        var blocks: [Block]
    }

    private var introductions: [FileLocation: Introduction] = [:]
    private var places: Set<FileLocation> = []
    /// The headings of sections that begin with an exercise, by the exercise's place.
    private var sections: [FileLocation: [Inline]] = [:]

    init(_ chapter: Chapter, words: @escaping LessonWords) {
        var introduction: Introduction?
        var section: [Inline]?
        let repeated = chapter.headings.first { $0.repeatsTitle }?.place
        for block in chapter.blocks where !Self.isInvisible(block, in: chapter) {
            defer { if !block.isHeading { section = nil } }
            if case .heading(let level, let text) = block.kind {
                section = level > 2 || block.place == repeated ? nil : text
                introduction = level > 2 ? Introduction(title: block, blocks: []) : nil
            } else if let kind = block.exerciseKind {
                if let introduction,
                    introduction.blocks.isEmpty
                        || ExerciseMethod(kind: kind, words: words).isNamed(by: introduction.title)
                {
                    introductions[block.place] = introduction
                    places.formUnion([introduction.title.place] + introduction.blocks.map(\.place))
                }
                sections[block.place] = section
                introduction = nil
            } else {
                introduction?.blocks.append(block)
            }
        }
    }

    /// Whether a block is shown as part of an exercise, and not at its own place.
    func contains(_ block: Block) -> Bool { places.contains(block.place) }

    func introduction(of exercise: Block) -> Introduction? { introductions[exercise.place] }

    /// The heading of a section that begins with an exercise.
    func sectionTitle(of exercise: Block) -> [Inline]? { sections[exercise.place] }

    /// A cell that shows nothing.
    private static func isInvisible(_ block: Block, in chapter: Chapter) -> Bool {
        guard case .cell(let index) = block.kind, let cell = chapter.cell(index) else {
            return false
        }
        return !cell.showsSource && !cell.showsOutput
    }
}

extension Block {
    fileprivate var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }

    fileprivate var exerciseKind: Verdict.Kind? {
        switch kind {
        case .exercise: .code
        case .quiz: .quiz
        case .worksheet: .worksheet
        default: nil
        }
    }
}
