import LessonModel
import SwiftSource

extension CompilerMessage {
    static let unclosedBrace = "this `{` is never closed"

    /// For the error that a closing brace is missing at the end: the same at the brace that is left open; any other error
    /// as it is.
    func atOpeningBrace(of code: CodePart) -> CompilerMessage {
        guard text.hasPrefix("expected '}'"), notes.contains(where: { $0.text == "to match this opening '{'" }),
            let brace = SwiftSource(code.text).unclosedBrace
        else { return self }
        let place = code.place(at: brace.lowerBound)
        var message = self
        (message.file, message.line, message.column) = (place.file, place.line, place.column)
        (message.text, message.length, message.notes) = (Self.unclosedBrace, 1, [])
        return message
    }
}
