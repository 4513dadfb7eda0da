/// About characters that look like those of the language, as texts on the web and in word processors have them.
extension CompilerAdvice {
    static func character(_ error: CompilerMessage) -> String? { characters.remedy(for: error) }

    private static let characters = [
        AdviceRule("unicode curly quote found", "invalid character in source file", "cannot find operator ") { error in
            error.characterAtColumn.flatMap { lookalike($0, of: error.sourceLine) }
        },
        AdviceRule("unary operator cannot be separated", "expected expression", "cannot find operator ") {
            $0.sourceLine.contains("∞") ? infinity : nil
        },
        AdviceRule("unterminated string literal") { error in
            error.sides.after.first { lookalikes[$0] == "\"" }.flatMap { lookalike($0, of: error.sourceLine) }
                ?? "write the `\"` that ends the text"
        },
    ]

    /// All of the line that stand for the same are named: the compiler tells one at a time.
    private static func lookalike(_ character: Character, of line: String) -> String? {
        guard let meant = lookalikes[character] else { return nil }
        let alike = line.reduce(into: [Character]()) { found, other in
            if lookalikes[other] == meant, !found.contains(other) { found.append(other) }
        }
        let names = alike.map { "`\($0)`" }.joined(separator: " and ")
        return "\(names) \(alike.count == 1 ? "is no character" : "are no characters") of Swift: write `\(meant)`"
    }

    private static let lookalikes: [Character: String] = [
        "“": "\"", "”": "\"", "„": "\"", "‘": "\"", "’": "\"", "–": "-", "—": "-", "\u{2212}": "-", "×": "*", "·": "*",
        "⋅": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "…": "...",
    ]
}

extension CompilerMessage {
    /// Whether it is about quotation marks, the last of which the compiler tells first.
    var isAboutQuotationMark: Bool { text.hasPrefix("unicode curly quote found") }
}
