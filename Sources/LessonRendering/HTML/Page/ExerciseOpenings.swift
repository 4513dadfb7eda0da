import LessonModel

/// What leads to each exercise: the heading that is its title, and the text between them, shown only there.
///
/// A heading right before an exercise is its title; one that names the kind of work, `### Code: a judge`, is so too when
/// some text comes in between.
struct ExerciseOpenings {
    /// What leads to one exercise.
    struct Opening {
        var title: Block
        /// What stands between the title and the exercise.
        var blocks: [Block]
    }

    private var openings: [FileLocation: Opening] = [:]
    private var places: Set<FileLocation> = []

    init(_ chapter: Chapter, words: @escaping LessonWords) {
        var opening: Opening?
        for block in chapter.blocks where !Self.isInvisible(block, in: chapter) {
            if case .heading(let level, _) = block.kind {
                opening = level > 2 ? Opening(title: block, blocks: []) : nil
            } else if let kind = block.exerciseKind {
                if let opening,
                    opening.blocks.isEmpty || ExerciseManner(kind: kind, words: words).isNamed(by: opening.title)
                {
                    openings[block.place] = opening
                    places.formUnion([opening.title.place] + opening.blocks.map(\.place))
                }
                opening = nil
            } else {
                opening?.blocks.append(block)
            }
        }
    }

    /// Whether a block of the chapter is shown with an exercise, and not where it stands.
    func contain(_ block: Block) -> Bool { places.contains(block.place) }

    func opening(of exercise: Block) -> Opening? { openings[exercise.place] }

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
