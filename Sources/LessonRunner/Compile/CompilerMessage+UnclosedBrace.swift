import LessonModel

/// Brackets that are never closed: the compiler says so where it notices, which may be lines below.
extension CompilerMessage {
    static let unclosedBrace = "this `{` is never closed"
    static let unclosedBrackets = ["(", "["].map { "this `\($0)` is never closed" }

    /// For the error that a closing brace is missing at the end: the same at the brace that is left open; any other error
    /// as it is.
    func atOpeningBrace(of code: CodePart) -> CompilerMessage {
        guard text.hasPrefix("expected '}'"), notes.contains(where: { $0.text == "to match this opening '{'" }),
            let place = code.unclosedBrace
        else { return self }
        return unclosed("{", at: place)
    }

    /// For the error that a parenthesis or square bracket is not closed: the same at the bracket; any other error as it is.
    var atOpeningBracket: CompilerMessage {
        guard text.hasPrefix("expected ')' ") || text.hasPrefix("expected ']' "),
            let opening = notes.first(where: { $0.text.hasPrefix("to match this opening '") }),
            let bracket = opening.quoted.first
        else { return self }
        var message = unclosed(
            bracket, at: FileLocation(file: opening.file, line: opening.line, column: opening.column))
        message.sourceLine = opening.sourceLine
        return message
    }

    private func unclosed(_ bracket: String, at place: FileLocation) -> CompilerMessage {
        var message = self
        (message.file, message.line, message.column) = (place.file, place.line, place.column)
        (message.text, message.length, message.notes) = ("this `\(bracket)` is never closed", 1, [])
        return message
    }
}
