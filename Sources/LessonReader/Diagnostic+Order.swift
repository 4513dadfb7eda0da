import LessonModel

extension [Diagnostic] {
    /// From the first line to the last; what stands at one place keeps its order.
    var inOrderOfPlaces: [Diagnostic] {
        enumerated().sorted { first, second in
            let (one, other) = (first.element.place, second.element.place)
            return (one?.line ?? 0, one?.column ?? 0, first.offset) < (
                other?.line ?? 0, other?.column ?? 0, second.offset
            )
        }.map(\.element)
    }
}
