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
        }
        if text.hasPrefix("cannot convert value of type '[Double]' to expected argument type 'Double'") {
            return extreme(error.enclosingCall ?? "") ?? forEach(error.enclosingCall)
        }
        if text.hasPrefix("no exact matches in call to global function '"), let name = quoted.last,
            isFunctionOfNumbers(name)
        {
            return forEach(name)
        }
        if text.hasPrefix("global function '"), quoted.count > 1, isArray(quoted[1]), let advice = extreme(quoted[0]) {
            return advice
        }
        if text.hasPrefix("operator function '+=' requires that '"), text.hasSuffix("conform to 'Sequence'") {
            return "one more element is added with `append`: \(error.neighbours[0]).append(…)"
        }
        if text.hasPrefix("empty collection literal requires an explicit type") {
            return "say what the array will hold, as in `var x: [Double] = []`"
        }
        return nil
    }

    private static func isArray(_ type: String) -> Bool { ["[Double]", "[Int]", "[[Double]]"].contains(type) }

    private static func arithmetic(_ operation: String, _ types: [String]) -> String? {
        guard ["+", "-", "*", "/"].contains(operation) else { return nil }
        if operation == "*", types.last == "Int" { return "n equal numbers are `Array(repeating: 0.0, count: n)`" }
        return types.allSatisfy(isArray)
            ? "two arrays are put together number by number with `zip`: zip(a, b).map { $0 \(operation) $1 }"
            : "what is done to each number of an array is written with `map`: x.map { $0 \(operation) 2 }"
    }

    private static func extreme(_ function: String) -> String? {
        guard ["max", "min"].contains(function) else { return nil }
        return "the \(function == "max" ? "largest" : "smallest") number of an array is `x.\(function)()!`"
    }

    private static func forEach(_ function: String?) -> String {
        "this takes one number, and here is an array: call it for each with `map`, as in x.map { \(function ?? "exp")($0) }"
    }

    static let meanOfArray = "the mean of an array is `x.reduce(0, +) / Double(x.count)`"
    static let sumOfArray = "the sum of an array is `x.reduce(0, +)`"

    /// What other libraries call the members of an array.
    private static let arrayMembers = [
        "sum": sumOfArray, "mean": meanOfArray,
        "length": lengthOfArray, "len": lengthOfArray, "size": lengthOfArray, "shape": lengthOfArray,
        "columns": lengthOfArray, "push": "one more element is added with `append`",
        "extend": "the elements of another array are added with `append(contentsOf:)`",
        "exp": "the exponential of each number is `x.map { exp($0) }`",
    ]

    static let lengthOfArray = "the number of elements is `x.count`"
}

extension CompilerMessage {
    /// The function that the place is an argument of: `exp`, of `exp(scores)`.
    fileprivate var enclosingCall: String? {
        let before = sides.before
        guard let parenthesis = before.lastIndex(of: "(") else { return nil }
        let name = before[..<parenthesis].reversed().prefix { $0.isLetter || $0.isNumber }.reversed()
        return name.isEmpty ? nil : String(name)
    }
}
