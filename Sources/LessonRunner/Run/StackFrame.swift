import LessonModel

/// A call on the way to where a program stopped, with its place in the lesson.
struct StackFrame: Sendable, Hashable {
    /// What was called, as Swift writes it: `softmax(_:)`; nil at the top level of a cell.
    var function: String?
    var place: FileLocation
}
