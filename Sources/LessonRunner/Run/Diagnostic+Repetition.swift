import LessonModel

extension Diagnostic {
    /// A part of a lesson for which the cells before were run again, but ended differently.
    static func notReachedAgain(_ subject: String, at place: FileLocation) -> Diagnostic {
        Diagnostic(
            at: place, "\(subject) was not reached: the cells before it ended differently when they ran again",
            remedy: "after a `Task` or a thread the cells before run once more, so they must do the same each time")
    }
}
