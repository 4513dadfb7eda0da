import LessonModel

/// Errors about a name that is declared twice in a program.
extension CompilerMessage {
    /// For the error that a name is declared again: the same at the second declaration, naming the first; nil for any
    /// other error, and when the first is not in the program.
    ///
    /// The uses of both are errors too, which say nothing to their authors.
    func redeclaration(in program: Program) -> CompilerMessage? {
        guard text.hasPrefix("invalid redeclaration of "),
            let other = notes.first(where: { $0.text.hasSuffix("previously declared here") }),
            let position = program.position(of: self), let otherPosition = program.position(of: other),
            let quoted = text.split(separator: "'").dropFirst().first
        else { return nil }
        let isSecond = (otherPosition, other.line, other.column) < (position, line, column)
        let (first, second) = isSecond ? (other, self) : (self, other)
        let name = quoted.prefix { $0 != "(" }
        let earlier = program.pieces[min(position, otherPosition)]
        guard position != otherPosition, let cell = earlier.cell else {
            return CompilerMessage(
                second, saying: "`\(name)` is already declared, in line \(first.line)",
                advice: "remove one of the two, or rename it")
        }
        let later = program.pieces[max(position, otherPosition)].variant
        let place = cell.name(atLine: first.line, seenFrom: later?.code)
        if later != nil {
            return CompilerMessage(
                second, saying: "the chapter has taken the name `\(name)` already, in \(place)", advice: "rename it")
        }
        return CompilerMessage(
            second, saying: "`\(name)` is already declared, in \(place)",
            advice: "rename it, or start anew with `reset`")
    }

    /// The same place with other words.
    private init(_ message: CompilerMessage, saying text: String, advice: String) {
        self = message
        (severity, replacement, notes) = (.error, nil, [])
        self.text = text
        self.advice = advice
    }
}

extension Program {
    /// Which piece a message belongs to, as an index.
    fileprivate func position(of message: CompilerMessage) -> Int? {
        message.piece(in: self).flatMap { pieces.firstIndex(of: $0) }
    }
}
