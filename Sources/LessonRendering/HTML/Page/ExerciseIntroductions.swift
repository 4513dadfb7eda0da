import LessonModel

/// The heading that is an exercise's title and the text between it and the exercise, which are shown as part of the
/// exercise.
///
/// A heading directly before an exercise is its title. One that names the kind of work, `### Code: a judge`, is its
/// title even with text in between.
struct ExerciseIntroductions {
    /// The title and text before one exercise.
    struct Introduction {
        var title: Block
        /// The blocks between the title and the exercise.
        var blocks: [Block]
    }

    private var introductions: [FileLocation: Introduction] = [:]
    private var places: Set<FileLocation> = []

    init(_ chapter: Chapter, words: @escaping LessonWords) {
        var introduction: Introduction?
        for block in chapter.blocks where !Self.isInvisible(block, in: chapter) {
            if case .heading(let level, _) = block.kind {
                introduction = level > 2 ? Introduction(title: block, blocks: []) : nil
            } else if let kind = block.exerciseKind {
                if let introduction,
                    introduction.blocks.isEmpty
                        || ExerciseMethod(kind: kind, words: words).isNamed(by: introduction.title)
                {
                    introductions[block.place] = introduction
                    places.formUnion([introduction.title.place] + introduction.blocks.map(\.place))
                }
                introduction = nil
            } else {
                introduction?.blocks.append(block)
            }
        }
    }

    /// Whether a block is shown as part of an exercise, and not at its own place.
    func contains(_ block: Block) -> Bool { places.contains(block.place) }

    func introduction(of exercise: Block) -> Introduction? { introductions[exercise.place] }

    /// A cell that shows nothing.
    private static func isInvisible(_ block: Block, in chapter: Chapter) -> Bool {
        guard case .cell(let index) = block.kind, let cell = chapter.cell(index) else {
            return false
        }
        return !cell.showsSource && !cell.showsOutput
    }
}

extension Block {
    fileprivate var exerciseKind: Verdict.Kind? {
        switch kind {
        case .exercise: .code
        case .quiz: .quiz
        case .worksheet: .worksheet
        default: nil
        }
    }
}
