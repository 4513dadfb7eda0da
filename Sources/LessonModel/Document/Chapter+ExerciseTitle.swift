extension Chapter {
    /// The heading of an exercise: the one before it, if no other exercise comes between; nil where there is none.
    package func title(of exercise: Exercise) -> [Inline]? {
        var title: [Inline]?
        for block in blocks {
            switch block.kind {
            case .heading(let level, let text): title = level > 1 ? text : nil
            case .exercise(let id), .quiz(let id), .worksheet(let id):
                if id == exercise.id { return title }
                title = nil
            default: break
            }
        }
        return nil
    }
}
