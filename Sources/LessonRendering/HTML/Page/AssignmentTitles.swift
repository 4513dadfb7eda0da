import LessonModel

/// The headings that stand right before an assignment and nothing else: they are its title, and shown only there.
struct AssignmentTitles {
    private var titles: [Place: Block] = [:]
    private var places: Set<Place> = []

    init(_ chapter: Chapter) {
        var last: Block?
        for block in chapter.blocks where !Self.isInvisible(block, in: chapter) {
            if let heading = last, case .heading(let level, _) = heading.kind, level > 2, block.isAssignment {
                titles[block.place] = heading
                places.insert(heading.place)
            }
            last = block
        }
    }

    func isTitle(_ block: Block) -> Bool { places.contains(block.place) }

    func title(of assignment: Block) -> Block? { titles[assignment.place] }

    /// A cell that shows nothing.
    private static func isInvisible(_ block: Block, in chapter: Chapter) -> Bool {
        guard case .cell(let index) = block.kind, let cell = chapter.cells.first(where: { $0.index == index }) else {
            return false
        }
        return !cell.showsSource && !cell.showsOutput
    }
}

extension Block {
    fileprivate var isAssignment: Bool {
        switch kind {
        case .exercise, .quiz, .worksheet: true
        default: false
        }
    }
}
