import LessonModel

extension Diagnostic {
    /// The error for an expression in prose, such as a call of `print`, that has no value to show.
    static func noValue(of value: InlineValue) -> Diagnostic {
        Diagnostic(
            at: value.place, "this expression has no value to show",
            excerpt: .init(line: value.line, length: value.expression.utf8.count),
            remedy: "write one that has; a cell can print")
    }
}
