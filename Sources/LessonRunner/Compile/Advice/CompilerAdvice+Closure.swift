/// About closures, and the values that they are given.
extension CompilerAdvice {
    /// What an error is about that others of its line follow from.
    static func parameters(_ error: CompilerMessage) -> String? {
        guard error.text.hasPrefix("contextual closure type '") else { return nil }
        return named(error)
    }

    /// How to name what the closure of the error is given.
    static func named(_ error: CompilerMessage) -> String? {
        guard let count = error.text.firstMatch(of: /expects (\d+) argument/).flatMap({ Int($0.1) }) else { return nil }
        let own = error.sourceLine.firstMatch(of: /\{ *\(?(\w+(?:, *\w+)*)\)? in\b/)?.1
        let names = own.map { $0.split { ", ".contains($0) }.map(String.init) } ?? []
        if count == 1 { return "the closure is given one value alone: \(closure(of: 1, named: names))" }
        return
            "the closure is given \(count) values, name them all: \(closure(of: count, named: names)); `_` stands for one that is not needed"
    }

    /// The beginning of a closure that is given so many values.
    static func closure(of count: Int, named own: [String] = []) -> String {
        let usual = count == 3 ? ["i", "j", "x"] : count == 2 ? ["a", "b"] : count == 1 ? ["x"] : []
        let known = own.isEmpty ? usual : own
        let names = (0..<count).map { known.indices.contains($0) ? known[$0] : "_" }
        return "{ \(names.joined(separator: ", ")) in … }"
    }

    /// About functions that the kernel has for matrices, and Foundation for numbers.
    static func functionOfMatrix(_ error: CompilerMessage) -> String? {
        let isCall =
            error.text.hasPrefix("no exact matches in call to global function '")
            || error.text.contains("' candidates produce the expected ")
        let isNumber = error.text == "cannot convert value of type 'Double' to expected argument type 'Matrix'"
        let isFunction =
            error.text.contains("'Matrix' to closure result type") || error.quoted.first == "(Matrix) -> Matrix"
        let called = isNumber ? error.sides.before.firstMatch(of: /(\w+)\([^()]*$/).map { String($0.1) } : nil
        guard let name = isCall ? error.quoted.first : called ?? (isFunction ? error.wordAtColumn : nil) else {
            return nil
        }
        if name == "tanh", !error.seesFoundation {
            return "here `tanh` takes a matrix; for one number, write `import Foundation` in the first line"
        }
        return ["relu", "gelu", "silu"].contains(name)
            ? "`\(name)` takes a matrix, and gives one: of one number it is \(name)([[x]])[0, 0]" : nil
    }
}
