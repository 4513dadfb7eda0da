extension CompilerAdvice {
    /// About words and signs of other languages, of Python above all.
    static func otherLanguage(_ error: CompilerMessage) -> String? {
        let message = error.text
        if error.isAtComment { return "a comment begins with `//`" }
        if error.isAtBlock { return "a block stands between braces, `{` and `}`, not after a colon" }
        if message.hasPrefix("no such module "), let name = error.quoted.last { return library(name) }
        if message.hasPrefix("cannot find operator '++'") || message.hasPrefix("cannot find operator '--'") {
            return "write `\(error.neighbours[0]) \(message.contains("+") ? "+" : "-")= 1`"
        }
        if message.hasPrefix("cannot find "), let name = error.quoted.first, !message.hasPrefix("cannot find operator ")
        {
            return unknown(name, error)
        }
        let line = error.sourceLine.split(separator: " ")
        if let first = line.first, ["import", "from"].contains(first),
            error.isBetweenWords || message.hasPrefix("declaration is only valid"),
            let remedy = line.dropFirst().first.flatMap({ library(String($0)) })
        {
            return remedy
        }
        return error.isBetweenWords ? betweenWords(error) : nil
    }

    private static func unknown(_ name: String, _ error: CompilerMessage) -> String? {
        if name == "self" { return "`self` belongs to the members of a type: leave it out" }
        if name == "e", error.sourceLine.contains("pow(e,") { return "e to the power of x is `exp(x)`" }
        if let remedy = words[name] { return remedy }
        let rest = error.sides.after.dropFirst(name.count)
        let next = rest.first
        if next == "(", name == "len", let argument = rest.firstMatch(of: /^\((\w+)\)/).map({ String($0.1) }),
            let length = length(of: argument, error.scope?.type(of: argument))
        {
            return length
        }
        if next == ".", let member = rest.dropFirst().firstMatch(of: /^\w+/).map({ String($0.0) }) {
            let isLibrary = libraries[name] != nil || classes[name] == forNumbers
            if isLibrary, let number = specialNumber(member) { return number }
            if error.seesFoundation, name.lowercased() == "math", isFunctionOfNumbers(member) {
                return "functions are called alone: `\(member)(x)`"
            }
        }
        return next == "(" ? functions[name] : next == "." ? library(name) ?? classes[name] : nil
    }

    private static func length(of name: String, _ type: String?) -> String? {
        switch type {
        case "Matrix": "how many rows and columns there are is `\(name).rows` and `\(name).columns`"
        case let type? where type.hasPrefix("["): "the number of elements is `\(name).count`"
        default: nil
        }
    }

    /// The product of the two factors around `@`.
    private static func product(at error: CompilerMessage) -> String {
        guard let factors = error.sourceLine.firstMatch(of: /([\w.]+) *@ *([\w.]+)/) else { return product }
        let names = [factors.1, factors.2].map { $0.hasSuffix(".T") ? $0.dropLast() + "transposed" : $0 }
        return "the matrix product is `\(names[0]).matmul(\(names[1]))`"
    }

    /// About two words that the parser could not put together.
    private static func betweenWords(_ error: CompilerMessage) -> String? {
        let (before, after) = (error.neighbours[0], error.neighbours[1])
        let rest = error.sides.after.drop { $0 == " " }
        if rest.first == "@" { return product(at: error) }
        if rest.first == "\"", error.sides.before.hasSuffix("f") {
            return "a value within a text is written `\\(x)`: \"x is \\(x)\""
        }
        if error.text.hasPrefix("expected ',' separator"), after == "for" {
            return "an array is made from another one with `map`: x.map { $0 / 2 }"
        }
        if after == "if", error.sourceLine.contains(" else ") { return choice }
        if after == "in" { return "whether an array has an element is `x.contains(1)`" }
        if before == "print" { return "what is printed stands between parentheses: `print(x)`" }
        let isAtStart = error.sides.before.wholeMatch(of: /(.*[{;])? *\w+ */) != nil
        if isAtStart, typesBeforeNames.contains(before), !after.isEmpty { return declaration }
        return words[before] ?? words[after]
    }

    private static func library(_ name: String) -> String? {
        libraries[name].map { "`\(name)` belongs to Python: \($0)" }
    }

    private static let function = "in Swift, a function begins with `func`"

    /// Words of a grammar.
    private static let words = [
        "def": function, "fn": function,
        "elif": elseIf, "elseif": elseIf, "elsif": elseIf,
        "and": "“and” is `&&`", "or": "“or” is `||`", "not": "“not” is `!`, as in `!isEmpty`",
        "lambda": closure, "then": "leave out `then`: what it does stands between braces",
        "new": "a value is made without `new`: Matrix([[1, 2]])",
        "throw": stopping, "raise": stopping,
        "None": noValue, "null": noValue, "True": "write `true`", "False": "write `false`",
        "inf": infinity, "pi": pi, "nan": notANumber,
        "pass": "a block that does nothing is empty: `{ }`", "const": declaration, "auto": declaration,
        "del": "an element is taken out with `x.remove(at: 0)`",
    ]
    private static let elseIf = "write `else if`"
    private static let noValue = "no value is `nil`"
    private static let stopping = "a program is stopped with `fatalError(\"…\")`"
    private static let declaration = "a constant begins with `let`, a variable with `var`: `let x = 1.0`"

    private static let functions = [
        "len": lengthOfArray, "range": counting,
        "sum": sumOfArray + ", the sums of a matrix's rows are `x.sumOfRows`",
        "enumerate": "the elements with their numbers are `x.enumerated()`",
        "float": "a number with a point is `Double(x)`, infinity is `Double.infinity`",
        "double": "a number with a point is `Double(x)`", "int": wholeNumber, "str": asText,
        "matmul": product, "dot": product, "transpose": transposed,
        "exit": "a function ends with `return` and its result",
        "mean": meanOfArray, "list": emptyArray, "println": printing, "printf": printing, "echo": printing,
    ]

    private static let printing = "write `print(x)`"

    /// Words before a name that are types in other languages.
    private static let typesBeforeNames: Set<String> = [
        "int", "double", "float", "string", "matrix", "Matrix", "Double",
    ]

    private static let forNumbers =
        "`exp`, `sqrt` and the like come with `import Foundation` and are written alone: `exp(x)`"
    private static let forMatrices = "'attend help matrix' lists what there is for matrices"

    private static let libraries = [
        "math": forNumbers, "np": forMatrices, "numpy": forMatrices, "torch": forMatrices, "tf": forMatrices,
        "tensorflow": forMatrices, "jnp": forMatrices,
    ]

    /// Names before a period that are not Python's.
    private static let classes = [
        "Math": forNumbers, "System": showing, "console": showing,
    ]

    private static let showing = "what is shown is written with `print(x)`"
}

extension CompilerMessage {
    /// Whether the parser stopped between two words that it could not put together.
    fileprivate var isBetweenWords: Bool {
        text == "consecutive statements on a line must be separated by ';'" || text.hasPrefix("expected ',' separator")
            || text == "expected expression" || text.hasPrefix("expected '{' after '")
    }

    /// Whether a comment begins with `#` at the place.
    fileprivate var isAtComment: Bool {
        let isAboutMacro =
            text.hasPrefix("extraneous whitespace between '#' and macro name") || text.hasPrefix("no macro named '")
            || text.hasPrefix("expected a macro identifier")
        return isAboutMacro && (sides.before.hasSuffix("#") || sides.after.hasPrefix("#"))
    }

    /// Whether the line ends with a colon that a block follows.
    fileprivate var isAtBlock: Bool {
        let isAboutBlock =
            text.hasPrefix("expected '{' ") || text.hasPrefix("labels are only valid on ")
            || text == "expected expression"
        guard isAboutBlock, sourceLine.last(where: { $0 != " " }) == ":" else { return false }
        let word = sourceLine.split { !$0.isLetter }.first
        return text != "expected expression" || ["else", "elif", "try", "except"].contains(word)
    }
}
