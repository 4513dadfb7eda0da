extension CompilerAdvice {
    /// About matrices, and the traced results that hold them.
    static func matrix(_ error: CompilerMessage) -> String? {
        let message = error.text
        let quoted = error.quoted
        if let type = quoted.first, traced.contains(type.withoutBrackets) { return unpacked(type, message, quoted) }
        guard quoted.contains(where: isMatrix) else { return nil }
        if message.hasPrefix("cannot convert ") { return conversion(message, quoted) }
        if message.hasPrefix("binary operator "), quoted.last == "Int" {
            return whole
        }
        let member = message.contains(" has no member ") ? quoted.last : nil
        if let member, let remedy = members[member] { return remedy }
        let isHelped = member != nil || message.hasPrefix("binary operator ")
        return isHelped ? "'attend help matrix' lists what a matrix can do" : nil
    }

    private static func isMatrix(_ type: String) -> Bool { type == "Matrix" || type.hasPrefix("DenseMatrix<") }

    /// What is to be done with a value of one type where another is needed, one of them being a matrix.
    private static func conversion(_ message: String, _ types: [String]) -> String? {
        let isClosure = message.contains("closure result type")
        if isClosure {
            return isMatrix(types[0]) && types.last == "Double"
                ? "the closure's result is one number, and this is a matrix; the number in a 1×1 matrix is `x[0, 0]`"
                : nil
        }
        switch types[0] {
        case "Int", "Double":
            return message.hasPrefix("cannot convert return expression ")
                ? "a matrix is asked for, and this is one number"
                : "what is done to each number of a matrix is written with `map`: x.map { $0 + 1 }"
        case "[[Double]]": return "an array of rows becomes a matrix with `Matrix(x)`"
        case "[Double]": return "a matrix of one row is written with brackets around it: `[x]`"
        case _ where isMatrix(types[0]) && types.last == "Double":
            return "one number is asked for, and this is a matrix: its number at row i and column j is `x[i, j]`"
        case _ where isMatrix(types[0]) && types.last == "[Double]":
            return "a row of a matrix as an array is `x.row(0)`, all of its numbers are `x.values`"
        default: return nil
        }
    }

    /// Results that hold every step of a computation.
    private static let traced: Set<String> = [
        "Attention", "OnlineAttention", "LinearAttention", "Traced", "AttentionLayerResult",
    ]

    /// Which matrix of a traced result may have been meant.
    private static func unpacked(_ type: String, _ message: String, _ quoted: [String]) -> String? {
        let others = quoted.dropFirst()
        let isOperand = message.contains("to expected argument type 'Double'")
        let isNeeded =
            message.hasPrefix("cannot convert ") && (isOperand || others.contains { isMatrix($0.withoutBrackets) })
        guard isNeeded || message.hasPrefix("value of type ") || message.hasPrefix("binary operator ") else {
            return nil
        }
        if type.hasPrefix("[") {
            return message.hasPrefix("cannot convert ")
                ? "each of them holds every step; the matrices that come out are `x.map { $0.output }`" : nil
        }
        return "it holds every step; the matrix that comes out is `.output`"
            + (type == "Attention" ? ", the weights are `.weights`" : "")
    }

    // MARK: Functions of the library

    /// About what the library's own functions say of arguments that are not theirs.
    static func kernel(_ error: CompilerMessage) -> String? {
        if error.isAboutInsideOfModule {
            return inside[error.quoted.first ?? ""]
                ?? "lessons and answers cannot use it: 'attend help matrix' lists what there is for them"
        }
        let isInitializer = error.text.hasPrefix("no exact matches in call to initializer")
        if error.text.contains(typeOfRow) || isInitializer && error.sourceLine.contains(/\.(row|column)\)/) {
            return "`x.row(0)` and `x.column(0)` take one out; how many there are is `x.rows` and `x.columns`"
        }
        if isInitializer { return initializer(error.wordAtColumn) }
        if error.isInNorm, error.text.hasPrefix("missing argument label ") || error.quoted.last == "[Double]" {
            return
                "arguments after the first have names: layerNorm(x, epsilon: …); gain and bias, arrays, may be left out"
        }
        guard error.isInSoftmax else { return nil }
        let isForeignLabel = error.text.hasPrefix("extra argument ") && softmaxLabels.contains(error.quoted.last ?? "")
        let isAxis = error.text.hasPrefix("missing argument label 'over:'") || error.quoted.contains("SoftmaxAxis")
        return isForeignLabel || isAxis ? softmaxAxis : nil
    }

    /// What does the same as a part of the kernel that is not public.
    private static let inside = [
        "shape": rowsAndColumns, "timesTransposed": "it is `a.matmul(b.transposed)`",
        "transposedTimes": "it is `a.transposed.matmul(b)`", "weightedSum": product, "product": product,
    ]

    private static func initializer(_ type: String?) -> String? {
        switch type {
        case "Matrix":
            "zeros are `Matrix(rows: 2, columns: 3, repeating: 0)`, rows of numbers `Matrix([[1, 2], [3, 4]])`"
        case "Double": "`Double(…)` takes a number or a text; true and false become numbers with `x ? 1.0 : 0.0`"
        default: nil
        }
    }

    /// What the compiler says of `x.row`, which is a function.
    private static let typeOfRow = "'(Int, StaticString, UInt) -> [Double]'"
    static let softmaxLabels: Set<String> = ["axis", "dim", "over"]
    static let softmaxAxis = "`softmax` runs along each row; along each column it is `softmax(x, over: .columns)`"
    static let rowsAndColumns = "the numbers of rows and columns are `x.rows` and `x.columns`"

    /// What other libraries call the members of a matrix.
    private static let members = [
        "T": transposed, "transpose": transposed, "t": transposed,
        "dot": product, "mm": product,
        "shape": rowsAndColumns, "cols": rowsAndColumns, "nrows": rowsAndColumns, "ncols": rowsAndColumns,
        "width": rowsAndColumns, "height": rowsAndColumns, "count": rowsAndColumns,
        "sum": "the sums of the rows are `x.sumOfRows`, that of all numbers is `x.values.reduce(0, +)`",
    ]

    static let product = "the matrix product is `a.matmul(b)`"
    static let transposed = "rows and columns change places in `x.transposed`, without parentheses"
}

extension CompilerMessage {
    var isInSoftmax: Bool { sourceLine.contains("softmax(") }
    fileprivate var isInNorm: Bool { sourceLine.contains("layerNorm(") }
}

extension String {
    /// The elements of an array's type.
    fileprivate var withoutBrackets: String { hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self }
}
