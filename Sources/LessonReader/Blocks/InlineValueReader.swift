import LessonModel
import SwiftSource

/// Reads inline values: `` `{swift} weights[0, 2], digits: 1` ``.
struct InlineValueReader {
    let source: SourceText
    let state: ReadingState
    /// Gives the position of a byte in the code span's text.
    let position: (_ offset: Int) -> Position

    private static let mark = "{swift}"
    /// A `Double` has about 16 significant decimal digits.
    private static let digits = 0...15

    init(source: SourceText, state: ReadingState, position: @escaping (_ offset: Int) -> Position) {
        self.source = source
        self.state = state
        self.position = position
    }

    /// The index of the value in a code span; `nil` for other code and for a malformed value.
    func value(_ code: String) -> Int? {
        guard code.hasPrefix(Self.mark) else {
            reportMisspelling(in: code)
            return nil
        }
        let start = code.utf8.count - code.dropFirst(Self.mark.count).drop { $0 == " " }.utf8.count
        var expression = code.dropFirst(Self.mark.count).drop { $0 == " " }
        var digits = InlineValue.defaultDigits
        if let option = option(in: expression) {
            let number = Int(option.value)
            guard option.name == "digits", let number, Self.digits.contains(number) else {
                report(option, at: start)
                return nil
            }
            digits = number
            expression = option.before
        }
        while expression.last == " " { expression.removeLast() }
        guard !expression.isEmpty else {
            state.report(
                source.error(
                    position(0), length: Self.mark.utf8.count, "there is no expression to show",
                    remedy: "write one: `{swift} weights[0, 2]`"))
            return nil
        }
        guard SwiftSource.isExpression(String(expression)) else {
            let length = expression.utf8.count
            state.report(
                source.error(
                    position(start), length: length, "this is not one Swift expression", remedy: Self.remedy))
            return nil
        }
        let index = state.inlineValues.count
        state.inlineValues.append(
            InlineValue(
                index: index, expression: String(expression), digits: digits, place: source.place(position(start)),
                line: source.excerpt(position(start), length: 1).line, afterCell: state.cells.count))
        return index
    }

    /// What is wrong with code that is put where an expression belongs.
    static let remedy =
        "write one expression, its brackets and quotes in pairs; a statement belongs in a cell, which may be `hidden`"

    private struct Option {
        var before: Substring
        var name: Substring
        var value: Substring
        /// The offset of the name in the expression's text, in bytes.
        var offset: Int
    }

    /// The `, name: value` after the expression, outside all brackets and quotes.
    private func option(in expression: Substring) -> Option? {
        var depth = 0
        var quoted = false
        var comma: Substring.Index?
        for index in expression.indices {
            switch expression[index] {
            case "\"": quoted.toggle()
            case "(", "[", "{": depth += quoted ? 0 : 1
            case ")", "]", "}": depth -= quoted ? 0 : 1
            case "," where depth == 0 && !quoted: comma = index
            default: break
            }
        }
        guard let comma else { return nil }
        let rest = expression[expression.index(after: comma)...].drop { $0 == " " }
        guard let colon = rest.firstIndex(of: ":") else { return nil }
        var value = rest[rest.index(after: colon)...].drop { $0 == " " }
        while value.last == " " { value.removeLast() }
        return Option(
            before: expression[..<comma], name: rest[..<colon], value: value,
            offset: expression.utf8.distance(from: expression.startIndex, to: rest.startIndex))
    }

    private func report(_ option: Option, at start: Int) {
        let length = option.name.utf8.count
        if option.name == "digits" {
            state.report(
                source.error(
                    position(start + option.offset), length: length,
                    "'digits' is a whole number from \(Self.digits.lowerBound) to \(Self.digits.upperBound), not '\(option.value)'",
                    remedy: "write it after the expression: `{swift} weights[0, 2], digits: 2`"))
        } else {
            state.report(
                source.error(
                    position(start + option.offset), length: length, "a value in prose has no '\(option.name)'",
                    remedy: Suggestion.question(for: String(option.name), among: ["digits"])
                        ?? "after the expression you can write 'digits: 2'"))
        }
    }

    /// Reports a misspelt mark such as `{swfit} x`, which would be shown as code.
    private func reportMisspelling(in code: String) {
        let name = Self.mark.dropLast()
        if code.hasPrefix(name), !code.contains("}"), code.dropFirst(name.count).first?.isLetter != true {
            state.report(
                source.error(
                    position(0), length: name.utf8.count, "'\(name)' is never closed",
                    remedy: "write '}' after it: `{swift} weights[0, 2]`"))
            return
        }
        guard code.first == "{", let close = code.firstIndex(of: "}") else { return }
        let word = String(code[code.index(after: code.startIndex)..<close])
        guard word.count > 3, Suggestion.nearest(to: word, among: ["swift"]) != nil else { return }
        state.report(
            source.error(
                position(0), length: word.utf8.count + 2, "'{\(word)}' means nothing here",
                remedy: "did you mean '\(Self.mark)'?"))
    }
}
