extension Chapter {
    /// The heading of an exercise: the one before it, if no other exercise comes between; nil where there is none.
    package func title(of exercise: Exercise) -> [Inline]? {
        let repeated = headings.first { $0.repeatsTitle }?.place
        var title: [Inline]?
        for block in blocks {
            switch block.kind {
            case .heading(_, let text): title = block.place == repeated ? nil : text
            case .exercise(let id), .quiz(let id), .worksheet(let id):
                if id == exercise.id { return title }
                title = nil
            default: break
            }
        }
        return nil
    }
}
