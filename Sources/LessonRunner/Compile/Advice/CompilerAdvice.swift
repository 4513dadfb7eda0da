/// What to do about errors that beginners meet and the compiler gives no remedy for.
enum CompilerAdvice {
    /// The remedy for a message of the compiler; nil when there is nothing to add.
    static func remedy(for error: CompilerMessage) -> String? {
        cause(error) ?? others.lazy.compactMap { $0(error) }.first
    }

    /// What to do about an error that others of its line only follow from.
    static func cause(_ error: CompilerMessage) -> String? { causes.lazy.compactMap { $0(error) }.first }

    private static let causes: [@Sendable (CompilerMessage) -> String?] = [
        placeholder, character, parsing, otherLanguage, block, power, assignment, kernel, name, parameters,
        functionOfMatrix, array, subscripted, value,
    ]

    private static let others: [@Sendable (CompilerMessage) -> String?] = [
        member, foundation, matrix, number, result, optional, inconclusive, separation, unused, suggestion,
    ]

    /// What the compiler suggests to write at the place; nil where that only makes it silent, or says nothing by itself.
    private static func suggestion(_ error: CompilerMessage) -> String? {
        guard let replacement = error.replacement, !replacement.contains("<#"), !replacement.contains("as!"),
            !replacement.contains(/\( +\)/), !["[", "]", "(", ")", "()", "_:", ".self"].contains(replacement)
        else { return nil }
        return "the compiler suggests: \(replacement)"
    }

    /// About a closure that makes no use of what it is given.
    private static func unused(_ error: CompilerMessage) -> String? {
        guard error.isAboutUnusedParameters else { return nil }
        return error.text.contains("expects 1 argument")
            ? "use the element, `$0`, or begin the closure with `_ in`" : named(error)
    }

    private static func power(_ error: CompilerMessage) -> String? {
        let words = ["no operator '**' is defined", "cannot find operator '**' in scope"]
        let isBitwise =
            error.text == "cannot convert value of type 'Double' to expected argument type 'Int'"
            && error.sourceLine.contains("^") || error.text.hasPrefix("binary operator '^' cannot be applied")
            || error.text.hasPrefix("binary operator '") && error.sourceLine.contains(/\^ *[0-9(]/)
        guard isBitwise || words.contains(where: error.text.hasPrefix) else { return nil }
        return powers
    }

    static let powers =
        "a power is `pow(x, 2)`, with `import Foundation` in the first line; a square root is `x.squareRoot()`"

    private static func optional(_ error: CompilerMessage) -> String? {
        error.isAboutOptional
            ? "where there is always a value, write `!` after it, as in `x.max()!`; else say with `??` what to use instead"
            : nil
    }

}

extension CompilerMessage {
    /// Whether it is about something that may be nil.
    var isAboutOptional: Bool { text.hasPrefix("value of optional type ") && text.contains("must be unwrapped") }

    /// Whether it is about a closure that ignores its parameters, which may follow from any other error in it.
    var isAboutUnusedParameters: Bool { text.hasPrefix("contextual type for closure argument list expects ") }

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

    /// The words of the source line.
    var words: [Substring] { sourceLine.split { !Self.isOfName($0) } }

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
