import LessonModel

extension CompilerMessage {
    static let unclosedBrace = "this `{` is never closed"

    /// For the error that a closing brace is missing at the end: the same at the brace that is left open; any other error
    /// as it is.
    func atOpeningBrace(of code: CodePart) -> CompilerMessage {
        guard text.hasPrefix("expected '}'"), notes.contains(where: { $0.text == "to match this opening '{'" }),
            let place = code.unclosedBrace
        else { return self }
        var message = self
        (message.file, message.line, message.column) = (place.file, place.line, place.column)
        (message.text, message.length, message.notes) = (Self.unclosedBrace, 1, [])
        return message
    }
}
