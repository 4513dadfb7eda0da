import LessonModel

/// Names that nothing declares, and those that were meant.
extension CompilerMessage {
    /// For the error that a name is unknown, which nothing else is said about: the same with the name that the code or the
    /// lesson declares and that was perhaps meant; any other error as it is.
    func suggestingName(of program: Program) -> CompilerMessage {
        guard text.hasPrefix("cannot find '"), text.hasSuffix("' in scope"), let name = quoted.first, name.count > 2,
            CompilerAdvice.remedy(for: self) == nil, let piece = piece(in: program),
            let code = piece.cell?.code ?? piece.variant?.code,
            let meant = Suggestion.nearest(to: name, among: program.names(seenBy: code).filter { $0.count > 2 })
        else { return self }
        var message = self
        message.advice = "did you mean `\(meant)`?"
        return message
    }
}

extension Program {
    /// What code may have meant: its own names, those of cells, and functions that lessons use.
    fileprivate func names(seenBy code: CodePart) -> Set<String> {
        let texts = [code.text] + cells.map(\.code.text)
        let declared = texts.flatMap { text in
            text.matches(of: /\b(?:let|var|func|for) +(\w+)|(\w+) *:/).compactMap { $0.1 ?? $0.2 }.map(String.init)
        }
        return Set(declared).union(Self.functionsOfLessons)
    }

    private static let functionsOfLessons = [
        "abs", "attention", "exp", "layerNorm", "log", "max", "min", "pow", "print", "record", "show", "softmax",
        "sqrt", "stride", "tanh", "zip",
    ]
}
