/// About numbers of two types, and the roots of whole numbers.
extension CompilerAdvice {
    static let whole = "write `Double(…)` around the whole number"

    static func number(_ error: CompilerMessage) -> String? {
        let (text, quoted) = (error.text, error.quoted)
        if text == "value of type 'Int' has no member 'squareRoot'" {
            let number = error.operandBeforeMember.map { "Double(\($0)).squareRoot()" } ?? "Double(n).squareRoot()"
            return "the root of a whole number is `\(number)`"
        }
        if text.hasPrefix("cannot convert "), let first = quoted.first, quoted.last == "Double",
            first.hasPrefix("Float"), first != "FloatMatrix"
        {
            return "numbers of lessons are of type `Double`: write that in place of `\(first)`"
        }
        if text.hasPrefix("cannot convert ") || text.hasPrefix("cannot assign ") {
            if quoted == ["Int", "Double"] { return whole }
            if quoted == ["Double", "Int"] {
                return error.sourceLine.contains(#/ [-+*/]=? |\w[-+*/]\w/#)
                    ? "write `Double(…)` around the whole numbers; where one is needed, as for an index, `Int(x)` leaves out what follows the point"
                    : "a whole number is needed here: `Int(x)` leaves out what follows the point"
            }
            if quoted == ["[Int]", "[Double]"] {
                return "numbers with a point are needed here: [0.0, 1.0], not [0, 1]"
            }
        }
        if text.hasPrefix("binary operator '"), Set(quoted.dropFirst()) == ["Int", "Double"] { return whole }
        if quoted.first == "ClosedRange<Int>", quoted.last == "Range<Int>" {
            return halfOpen
        }
        if text.hasPrefix("value of type 'Double' has no member"), let member = quoted.last { return functions[member] }
        return call(error)
    }

    /// What other languages write behind a number.
    private static let functions = [
        "exp": "it is called as `exp(x)`, with `import Foundation` in the first line",
        "abs": "it is called as `abs(x)`",
        "log": "it is called as `log(x)`, with `import Foundation` in the first line",
        "pow": powers, "power": powers, "toInt": wholeNumber, "toString": asText,
    ]

    static let wholeNumber = "a whole number is `Int(x)`"
    static let asText = "a text is `String(x)`"

    private static func call(_ error: CompilerMessage) -> String? {
        let isCall = error.text.hasPrefix("cannot call value of non-function type ")
        if error.quoted == ["Int"], isCall || error.text.hasSuffix("has no subscripts"),
            let name = ["rows", "columns"].first(where: { error.touches($0) })
        {
            return "\(name) 0 and 1 are `x.\(name)(0..<2)`; how many there are is `x.\(name)`"
        }
        if error.text.hasPrefix("missing argument for parameter #1 in call") {
            return error.calledProperty.map(notCalled)
        }
        guard isCall, let name = error.wordAtColumn, error.sourceLine.contains(".\(name)()") else { return nil }
        return notCalled(name)
    }

    static func notCalled(_ name: String) -> String { "`\(name)` is no function: write it without parentheses" }
}

extension CompilerMessage {
    /// `columns`, where the line has `q.columns()`.
    var calledProperty: String? { sourceLine.firstMatch(of: /\.(rows|columns)\(\)/).map { String($0.1) } }

    /// Whether a member with an argument or index is at the place, or right before it.
    fileprivate func touches(_ member: String) -> Bool {
        let isMember = sides.before.hasSuffix(".") && wordAtColumn == member || sides.before.hasSuffix(".\(member)")
        return isMember && !sourceLine.contains(".\(member)()")
    }
}
