import LessonModel

/// One call of a stack, with its location in the lesson or in a module of its course.
struct StackFrame: Sendable, Hashable {
    /// The function, as Swift writes it: `softmax(_:)`; nil at the top level of a cell.
    var function: String?
    var place: FileLocation
    /// Whether the column of the location is known; it is 1 otherwise.
    var hasColumn = true
    /// Whether it is in a module of the course, and not in the lesson.
    var isInModule = false
}

extension [StackFrame] {
    /// Whether one of the calls is in the lesson.
    var reachLesson: Bool { contains { !$0.isInModule } }
}
