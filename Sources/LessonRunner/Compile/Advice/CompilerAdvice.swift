/// What to do about errors that beginners meet and the compiler gives no remedy for.
enum CompilerAdvice {
    /// The remedy for a message of the compiler; nil when there is nothing to add.
    static func remedy(for error: CompilerMessage) -> String? {
        cause(error) ?? foundation(error) ?? matrix(error) ?? number(error) ?? optional(error) ?? unclosed(error)
    }

    /// What to do about an error that others of its line only follow from.
    static func cause(_ error: CompilerMessage) -> String? {
        otherLanguage(error) ?? character(error) ?? power(error) ?? shape(error)
    }

    private static func power(_ error: CompilerMessage) -> String? {
        let words = ["no operator '**' is defined", "cannot find operator '**' in scope"]
        let isBitwise =
            error.text == "cannot convert value of type 'Double' to expected argument type 'Int'"
            && error.sourceLine.contains("^")
        guard isBitwise || words.contains(where: error.text.hasPrefix) else { return nil }
        return "a power is `pow(x, 2)`, with `import Foundation` in the first line; a square root is `x.squareRoot()`"
    }

    private static func shape(_ error: CompilerMessage) -> String? {
        error.text.hasPrefix("'shape' is inaccessible") ? rowsAndColumns : nil
    }

    static let rowsAndColumns = "the numbers of rows and columns are `x.rows` and `x.columns`"
    static let whole = "write `Double(…)` around the whole number"

    /// About numbers of two types, and the roots of whole numbers.
    private static func number(_ error: CompilerMessage) -> String? {
        if error.text == "value of type 'Int' has no member 'squareRoot'" {
            let number = error.operandBeforeMember.map { "Double(\($0)).squareRoot()" } ?? "Double(n).squareRoot()"
            return "the root of a whole number is `\(number)`"
        }
        let text = error.text
        if text.hasPrefix("cannot convert "), error.quoted == ["Int", "Double"] { return whole }
        let isCall = text.hasPrefix("cannot call value of non-function type ")
        guard isCall, let name = error.wordAtColumn, error.sourceLine.contains(".\(name)()") else { return nil }
        return "`\(name)` is no function: write it without parentheses"
    }

    private static func optional(_ error: CompilerMessage) -> String? {
        error.isAboutOptional
            ? "where there is always a value, write `!` after it, as in `x.max()!`; else say with `??` what to use instead"
            : nil
    }

    /// About characters that look like those of the language, as texts on the web and in word processors have them.
    private static func character(_ error: CompilerMessage) -> String? {
        let isOne =
            error.text.hasPrefix("unicode curly quote found") || error.text == "invalid character in source file"
            || error.text.hasPrefix("cannot find operator ")
        guard isOne, let character = error.characterAtColumn, let meant = lookalikes[character] else { return nil }
        return "`\(character)` is no character of Swift: write `\(meant)`"
    }

    private static let lookalikes: [Character: String] = [
        "“": "\"", "”": "\"", "„": "\"", "‘": "\"", "’": "\"", "–": "-", "—": "-", "\u{2212}": "-", "×": "*", "·": "*",
        "⋅": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "…": "...",
    ]

    private static func unclosed(_ error: CompilerMessage) -> String? {
        error.text == CompilerMessage.unclosedBrace ? "write the `}` that belongs to it" : nil
    }
}

extension CompilerMessage {
    /// Whether it is about something that may be nil.
    var isAboutOptional: Bool { text.hasPrefix("value of optional type ") && text.contains("must be unwrapped") }

    /// What the compiler quotes, in order.
    var quoted: [String] {
        text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// The source line before the place and from there on.
    var sides: (before: Substring, after: Substring) {
        let line = sourceLine.utf8
        let index = line.index(line.startIndex, offsetBy: max(0, column - 1), limitedBy: line.endIndex) ?? line.endIndex
        return (sourceLine[..<index], sourceLine[index...])
    }

    var characterAtColumn: Character? { sides.after.first }

    /// The name that begins at the place; nil when none does.
    var wordAtColumn: String? {
        let word = sides.after.prefix(while: Self.isOfName)
        return word.isEmpty ? nil : String(word)
    }

    /// The words right before and right after a place between two.
    var neighbours: [String] {
        let (before, after) = sides
        let rest = after.drop { $0 == " " }
        let last = before.reversed().drop { $0 == " " }.prefix(while: Self.isOfName).reversed()
        return [String(last), String(rest.prefix(while: Self.isOfName))]
    }

    /// What a member is asked of: `q.columns` of `q.columns.squareRoot()`; nil for more than names with periods between.
    var operandBeforeMember: String? {
        let operand = sides.before.split { !Self.isOfName($0) && $0 != "." }.last ?? ""
        let isWhole = sides.before.hasSuffix(operand) && operand.count > 1 && operand.first != "."
        if isWhole, operand.hasSuffix(".") { return String(operand.dropLast()) }
        let word = sides.after.split { !Self.isOfName($0) && $0 != "." }.first.map(String.init) ?? ""
        return word.hasSuffix(".squareRoot") ? String(word.dropLast(".squareRoot".count)) : nil
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
