import LessonModel

/// One call of a stack, with its location in the lesson.
struct StackFrame: Sendable, Hashable {
    /// The function, as Swift writes it: `softmax(_:)`; nil at the top level of a cell.
    var function: String?
    var place: FileLocation
    /// Whether the column of the location is known; it is 1 otherwise.
    var hasColumn = true
}
