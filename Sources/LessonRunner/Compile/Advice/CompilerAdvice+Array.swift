import LessonModel

/// About arrays of numbers, which are no vectors: nothing is done to all of their numbers at once.
extension CompilerAdvice {
    /// What an error is about that others of its line follow from.
    static func array(_ error: CompilerMessage) -> String? {
        let (text, quoted) = (error.text, error.quoted)
        if text.hasPrefix("binary operator '"), quoted.dropFirst().contains(where: isArray) {
            return arithmetic(quoted[0], Array(quoted.dropFirst()))
        }
        if text.hasPrefix("value of type '"), let type = quoted.first, isArray(type), let member = quoted.last {
            return arrayMembers[member]
                ?? Suggestion.nearest(to: member, among: arrayNames + arrayMembers.keys).map {
                    arrayMembers[$0] ?? "did you mean `\($0)`?"
                }
        }
        if text.hasPrefix("cannot convert value of type '[Double]' to expected argument type 'Int'"),
            let operation = error.sides.after.firstMatch(of: #/\ ([-+*/])\ /#)
        {
            return arithmetic(String(operation.1))
        }
        if text.hasPrefix("cannot convert value of type '[Double]' to expected argument type '"),
            ["Matrix", "Variable"].contains(quoted.last)
        {
            return rowAsMatrix
        }
        if error.enclosingCall == "softmax", quoted == ["Double", "Variable"] || quoted == ["Double", "Matrix"],
            error.sourceLine.contains("map")
        {
            return "`softmax` takes a matrix, and gives one: `map` gives the closure one number at a time"
        }
        if text.hasPrefix("cannot convert value of type '(Double, Double)' to expected argument type 'Double'") {
            return "an element of `zip(a, b)` is a pair: its parts are `$0.0` and `$0.1`"
        }
        if text.hasPrefix("cannot convert value of type '[Double]' to expected argument type 'Double'") {
            return extreme(error.enclosingCall ?? "") ?? forEach(error.enclosingCall)
        }
        if text.hasPrefix("no exact matches in call to global function '"), let name = quoted.last,
            isFunctionOfNumbers(name)
        {
            return forEach(name)
        }
        if text.hasPrefix("global function '"), quoted.count > 1, isArray(quoted[1]) || quoted[1] == "Matrix" {
            if let advice = isArray(quoted[1]) ? extreme(quoted[0]) : nil { return advice }
            if isFunctionOfNumbers(quoted[0]) { return forEach(quoted[0]) }
        }
        if text.hasPrefix("operator function '+=' requires that '"), text.hasSuffix("conform to 'Sequence'") {
            return "\(appending): \(error.neighbours[0]).append(…)"
        }
        return nil
    }

    private static func isArray(_ type: String) -> Bool { ["[Double]", "[Int]", "[[Double]]"].contains(type) }

    private static func arithmetic(_ operation: String, _ types: [String]) -> String? {
        guard ["+", "-", "*", "/"].contains(operation) else { return nil }
        if operation == "*", types.last == "Int" { return "n equal numbers are `Array(repeating: 0.0, count: n)`" }
        return types.allSatisfy(isArray)
            ? "two arrays are put together number by number with `zip`: zip(a, b).map { $0 \(operation) $1 }"
            : arithmetic(operation)
    }

    /// For an operator between an array and a number.
    static func arithmetic(_ operation: String) -> String? {
        ["+", "-", "*", "/"].contains(operation)
            ? "what is done to each number of an array is written with `map`: x.map { $0 \(operation) 2 }" : nil
    }

    private static func extreme(_ function: String) -> String? {
        guard ["max", "min"].contains(function) else { return nil }
        return "the \(function == "max" ? "largest" : "smallest") number of an array is `x.\(function)()!`"
    }

    static func forEach(_ function: String?) -> String {
        "this takes one number: call it for each with `map`, as in x.map { \(function ?? "exp")($0) }"
    }

    static let meanOfArray = "the mean of an array is `x.reduce(0, +) / Double(x.count)`"
    static let sumOfArray = "the sum of an array is `x.reduce(0, +)`"

    /// What other libraries call the members of an array.
    static let arrayMembers = [
        "sum": sumOfArray, "mean": meanOfArray,
        "length": lengthOfArray, "len": lengthOfArray, "size": lengthOfArray, "shape": lengthOfArray,
        "columns": lengthOfArray, "add": appending, "push": appending, "push_back": appending,
        "get": element, "at": element, "includes": "whether it is in the array says `x.contains(2)`",
        "average": meanOfArray, "slice": "a part of an array is `Array(x[0..<2])`",
        "extend": "the elements of another array are added with `append(contentsOf:)`",
        "dot": "the sum of the products is `zip(a, b).map { $0 * $1 }.reduce(0, +)`",
        "exp": "the exponential of each number is `x.map { exp($0) }`",
    ]

    static let appending = "one more element is added with `append`"
    private static let element = "an element of an array is `x[i]`"

    /// What lessons use of an array.
    static let arrayNames = [
        "allSatisfy", "append", "contains", "count", "dropFirst", "dropLast", "enumerated", "filter", "first",
        "firstIndex", "indices", "insert", "isEmpty", "last", "map", "max", "min", "prefix", "reduce", "remove",
        "removeLast", "reversed", "shuffled", "sort", "sorted", "suffix", "swapAt",
    ]

    static let lengthOfArray = "the number of elements is `x.count`"
}

extension CompilerMessage {
    /// The function that the place is an argument of: `exp`, of `exp(scores)`.
    var enclosingCall: String? {
        let before = sides.before
        guard let parenthesis = before.lastIndex(of: "(") else { return nil }
        let name = before[..<parenthesis].reversed().prefix { $0.isLetter || $0.isNumber }.reversed()
        return name.isEmpty ? nil : String(name)
    }
}
