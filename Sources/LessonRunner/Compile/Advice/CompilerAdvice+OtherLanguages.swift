extension CompilerAdvice {
    /// About words and signs of other languages, of Python above all.
    static func otherLanguage(_ error: CompilerMessage) -> String? {
        let message = error.text
        if message.hasPrefix("expected '{' "), error.sourceLine.lastCharacter == ":" {
            return "a block stands between braces, `{` and `}`, not after a colon"
        }
        if message.hasPrefix("no such module "), let name = error.quoted.last { return library(name) }
        if message.hasPrefix("cannot find "), let name = error.quoted.last, !message.hasPrefix("cannot find operator ")
        {
            if let remedy = words[name] { return remedy }
            let next = error.sides.after.dropFirst(name.count).first
            return next == "(" ? functions[name] : next == "." ? library(name) : nil
        }
        guard error.isBetweenWords else { return nil }
        if error.sides.after.drop(while: { $0 == " " }).first == "@" { return "the matrix product is `a.matmul(b)`" }
        let line = error.sourceLine.split(separator: " ")
        if let first = line.first, ["import", "from"].contains(first) {
            return line.dropFirst().first.flatMap { library(String($0)) }
        }
        if message.hasPrefix("expected ',' separator"), error.neighbours[1] == "for" {
            return "an array is made from another one with `map`: x.map { $0 / 2 }"
        }
        return error.neighbours.lazy.compactMap { words[$0] }.first
    }

    private static func library(_ name: String) -> String? {
        libraries[name].map { "`\(name)` belongs to Python: \($0)" }
    }

    /// Words of a grammar.
    private static let words = [
        "def": "in Swift, a function begins with `func`", "elif": "write `else if`",
        "and": "“and” is `&&`", "or": "“or” is `||`", "not": "“not” is `!`, as in `!isEmpty`",
        "lambda": "a closure is written in braces: { x in x + 1 }",
        "None": "no value is `nil`", "null": "no value is `nil`", "True": "write `true`", "False": "write `false`",
    ]

    private static let functions = [
        "len": "the number of elements is `x.count`",
        "range": "the whole numbers from 0 to n − 1 are `0..<n`: for i in 0..<n { … }",
        "sum": "the sum of an array is `x.reduce(0, +)`, the sums of a matrix's rows are `x.sumOfRows`",
    ]

    private static let forNumbers =
        "`exp`, `sqrt` and the like come with `import Foundation` and are written alone: `exp(x)`"
    private static let forMatrices = "'attend help matrix' lists what there is for matrices"

    private static let libraries = [
        "math": forNumbers, "np": forMatrices, "numpy": forMatrices, "torch": forMatrices, "tf": forMatrices,
        "tensorflow": forMatrices, "jnp": forMatrices,
    ]
}

extension CompilerMessage {
    /// Whether the parser stopped between two words that it could not put together.
    fileprivate var isBetweenWords: Bool {
        text == "consecutive statements on a line must be separated by ';'" || text.hasPrefix("expected ',' separator")
            || text == "expected expression"
    }
}

extension String {
    fileprivate var lastCharacter: Character? { last { $0 != " " } }
}
