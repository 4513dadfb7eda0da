/// About what the parser cannot read, whatever it was meant to be.
extension CompilerAdvice {
    static func parsing(_ error: CompilerMessage) -> String? {
        let text = error.text
        if text.hasPrefix("extraneous '}'") { return "one `}` is too many: remove this one, or one above it" }
        if text == CompilerMessage.unclosedBrace { return "write the `}` that belongs to it" }
        if CompilerMessage.unclosedBrackets.contains(text) {
            return "write the `\(text.contains("(") ? ")" : "]")` that belongs to it"
        }
        if text.hasPrefix("declaration is only valid at file scope"), error.isAtImport {
            return "an import stands at the top of the file, outside of every brace"
        }
        if text.hasPrefix("unnamed parameters must be written") {
            return "a parameter has a name and a type: `_ scores: [Double]`"
        }
        if text.hasPrefix("C-style for statement") { return counting }
        if text.hasPrefix("expected 'in' after for-each pattern") {
            return "two names stand between parentheses: for (i, x) in xs.enumerated() { … }"
        }
        if text.hasPrefix("multi-line string literal content must begin on a new line") {
            return "a comment begins with `//`; a text of several lines begins below its `\"\"\"`"
        }
        return slice(error) ?? closure(error)
    }

    /// What may be missing between two things that stand side by side; the compiler knows no better than `;` and `,`.
    static func separation(_ error: CompilerMessage) -> String? {
        if error.text.hasPrefix("consecutive statements on a line") {
            return "begin a new line, or write what is missing between the two, such as an operator"
        }
        return error.text.hasPrefix("expected ',' separator")
            ? "write a comma, or the operator that is missing between the two" : nil
    }

    static let counting = "the whole numbers from 0 to n − 1 are `0..<n`: for i in 0..<n { … }"

    /// About `x[1:]`.
    private static func slice(_ error: CompilerMessage) -> String? {
        let isParsing =
            error.text.hasPrefix("expected ',' separator") || error.text == "expected argument label before colon"
            || error.text.hasPrefix("expected expression in list")
        guard isParsing, error.sides.before.contains("["),
            error.characterAtColumn == ":" || error.sides.before.hasSuffix(":")
        else { return nil }
        return "a part of an array is `x[1..<3]`; of a matrix they are `x.rows(1..<3)` and `x.columns(1..<3)`"
    }

    /// About the parameters of a closure.
    private static func closure(_ error: CompilerMessage) -> String? {
        guard error.text.hasPrefix("consecutive statements on a line"),
            let name = error.sides.before.wholeMatch(of: /.*\{ *([a-z]\w*) */)?.1
        else { return nil }
        return "`in` stands after the parameter of a closure: { \(name) in … }"
    }
}

extension CompilerMessage {
    fileprivate var isAtImport: Bool { sides.after.hasPrefix("import ") }
}
