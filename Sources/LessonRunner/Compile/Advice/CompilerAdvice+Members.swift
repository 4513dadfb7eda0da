import LessonModel

/// About names that exist only as members: each is offered on what has it.
extension CompilerAdvice {
    static func member(_ error: CompilerMessage) -> String? {
        guard let name = error.quoted.last else { return nil }
        if error.text == "cannot find '\(name)' in scope" {
            return specialNumber(name) ?? mathematical(name) ?? owned(name, error)
        }
        if error.text == "cannot find operator '√' in scope" { return "a square root is `x.squareRoot()`" }
        if error.text.hasPrefix("type '"), error.quoted.first == "Double", error.text.contains(" has no member ") {
            return specialNumber(name) ?? limits[name] ?? misspeltOfNumber(name)
        }
        if error.text.hasPrefix("value of type 'Double' has no member ") { return misspeltOfNumber(name) }
        if error.quoted.first?.hasSuffix(".Type") == true, let word = error.wordAtColumn {
            return error.scope?.names.first { $0.name.lowercased() == word.lowercased() }
                .map { "did you mean `\($0.name)`?" }
        }
        return nil
    }

    static let infinity = "infinity is `Double.infinity`, and −∞ is `-Double.infinity`"
    static let notANumber = "“not a number” is `Double.nan`"
    static let pi = "π is `Double.pi`"
    private static let largest = "the largest number is `Double.greatestFiniteMagnitude`"

    /// A number with a name, however other languages write that.
    static func specialNumber(_ name: String) -> String? {
        switch name.lowercased().replacing("_", with: "") {
        case "infinity", "inf", "infty", "ninf", "neginf", "neginfinity", "negativeinfinity", "minusinfinity": infinity
        case "nan": notANumber
        case "pi": pi
        case "greatestfinitemagnitude": largest
        default: nil
        }
    }

    private static let limits = [
        "max": largest + "; " + infinity,
        "min": "the smallest number is `-Double.greatestFiniteMagnitude`; " + infinity,
    ]

    /// Signs of formulas that Swift reads as part of a name.
    private static func mathematical(_ name: String) -> String? {
        if name.hasSuffix("ᵀ") { return "rows and columns of it change places in `\(name.dropLast()).transposed`" }
        let factors = name.split { $0 == "·" || $0 == "⋅" }
        return factors.count == 2 ? "the matrix product is `\(factors[0]).matmul(\(factors[1]))`" : nil
    }

    /// The name as a member of a matrix, array or number.
    private static func owned(_ name: String, _ error: CompilerMessage) -> String? {
        if error.isInSoftmax, error.sides.before.contains(/over: *$/) { return softmaxAxis }
        // `exp` is a function first.
        guard !isFunctionOfNumbers(name) else { return nil }
        let owners = [("a matrix", "Matrix", matrixNames), ("an array", "[Double]", arrayNames)]
            .filter { $0.2.contains(name) && name != "random" && name != "identity" }
        if error.scope?.first(of: "Matrix") != nil, error.scope?.first(of: "[Double]") == nil,
            let remedy = membersOfMatrix[name]
        {
            return remedy
        }
        let owner = owners.first { error.scope?.first(of: $0.1) != nil } ?? owners.first
        if let owner { return "`\(name)` belongs to \(owner.0): `\(error.scope?.first(of: owner.1) ?? "x").\(name)`" }
        return numberNames.contains(name) ? "`\(name)` belongs to a number: `x.\(name)()`" : nil
    }

    private static func misspeltOfNumber(_ name: String) -> String? {
        if ["sqrt", "root"].contains(name.lowercased()) { return "it is `x.squareRoot()`" }
        return Suggestion.nearest(to: name.replacing("_", with: ""), among: numberNames).map {
            "did you mean `\($0)`, as in `x.\($0)()`?"
        }
    }

    private static let numberNames = ["squareRoot", "rounded"]
}
