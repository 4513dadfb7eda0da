import LessonModel

extension CompilerAdvice {
    /// About matrices, and the traced results that hold them.
    static func matrix(_ error: CompilerMessage) -> String? {
        let message = error.text
        let quoted = error.quoted
        if let type = quoted.first, traced.contains(type.withoutBrackets) { return unpacked(type, message, quoted) }
        guard quoted.contains(where: isMatrix) else { return nil }
        if message.hasPrefix("cannot convert ") { return conversion(error) }
        if message.hasPrefix("operator '"), ["==", "<", ">", "<=", ">="].contains(quoted[0]) { return comparison }
        if message.hasPrefix("a value of type '"), let name = error.calledProperty { return notCalled(name) }
        if message.hasPrefix("binary operator '"), quoted.count == 3, let remedy = arithmetic(quoted) { return remedy }
        let member = message.contains(" has no member ") ? quoted.last : nil
        if let member, let remedy = membersOfMatrix[member] ?? misspelt(member) { return remedy }
        let isHelped = member != nil || message.hasPrefix("binary operator ")
        return isHelped ? "'attend help matrix' lists what a matrix can do" : nil
    }

    /// For an operator, and the types on both of its sides.
    private static func arithmetic(_ quoted: [String]) -> String? {
        let (operation, left, right) = (quoted[0], quoted[1], quoted[2])
        if operation == "*" || operation == "/" && isMatrix(left) {
            return left == "Int" || right == "Int" ? whole : nil
        }
        guard ["Int", "Double"].contains(isMatrix(left) ? right : left) else { return nil }
        if operation == "%" { return eachNumber("$0.truncatingRemainder(dividingBy: 2)") }
        return eachNumber(isMatrix(left) ? "$0 \(operation) 1" : "1 \(operation) $0")
    }

    static func eachNumber(_ expression: String) -> String {
        "what is done to each number of a matrix is written with `map`: x.map { \(expression) }"
    }

    /// The member that was meant, however other languages write a name of several words.
    private static func misspelt(_ member: String) -> String? {
        Suggestion.nearest(to: member.replacing("_", with: ""), among: matrixNames + membersOfMatrix.keys).map {
            membersOfMatrix[$0] ?? "did you mean `\($0)`?"
        }
    }

    private static func isMatrix(_ type: String) -> Bool { type == "Matrix" || type.hasPrefix("DenseMatrix<") }

    /// What is to be done with a value of one type where another is needed, one of them being a matrix.
    private static func conversion(_ error: CompilerMessage) -> String? {
        let (message, types) = (error.text, error.quoted)
        let isClosure = message.contains("closure result type")
        if isClosure {
            return isMatrix(types[0]) && types.last == "Double"
                ? "the closure's result is one number, and this is a matrix; the number in a 1×1 matrix is `x[0, 0]`"
                : nil
        }
        switch types[0] {
        case "Int", "Double":
            return message.hasPrefix("cannot convert return expression ")
                ? matrixForNumber : numberBesideMatrix(error)
        case "[[Double]]": return "an array of rows becomes a matrix with `Matrix(x)`"
        case "[Double]": return rowAsMatrix
        case _ where isMatrix(types[0]) && types.last == "[Double]" && message.contains("element type"):
            return "it is a matrix already: leave out the brackets around it"
        case _ where types[0].contains("-> Matrix") && isMatrix(types.last ?? ""):
            return "it is a function: call it, as in `softmax(x)`"
        case _ where isMatrix(types[0]) && error.sides.after.contains(/^\w+ *(?:[<>]|==)/): return comparison
        case _ where isMatrix(types[0]) && types.last == "FloatMatrix": return singlePrecision
        case "FloatMatrix" where types.last == "Matrix": return singlePrecision
        case _ where isMatrix(types[0]) && numbers.contains(types.last ?? "") && message.contains("argument type"):
            if let call = error.enclosingCall {
                if isFunctionOfNumbers(call) { return forEach(call) }
                if extremes.contains(call) { return eachNumber("\(call)(0, $0)") }
            }
            return "\(oneNumber); \(eachNumber("1 / $0"))"
        case _ where isMatrix(types[0]) && types.last == "Int":
            return "a whole number is asked for, and this is a matrix: \(numberOfMatrix)"
        case _ where isMatrix(types[0]) && types.last == "Double":
            return oneNumber
        case _ where isMatrix(types[0]) && types.last == "[Double]":
            return "a row of a matrix as an array is `x.row(0)`, all of its numbers are `x.values`"
        default: return nil
        }
    }

    static let matrixForNumber = "a matrix is asked for, and this is one number"
    /// For an array where a matrix is needed.
    static let rowAsMatrix = "a matrix of one row is written with brackets around it: `[x]`"
    private static let comparison = "numbers are compared one at a time: x.map { $0 > 0 ? 1 : 0 }"
    private static let extremes = ["max", "min"]
    private static let numbers: Set<String> = ["Int", "Int32", "Double"]
    private static let numberOfMatrix = "its number at row i and column j is `x[i, j]`"
    private static let oneNumber = "one number is asked for, and this is a matrix: \(numberOfMatrix)"
    private static let singlePrecision =
        "the fused path computes in single precision: it takes `FloatMatrix(x)`, and `Matrix(y)` is a matrix again"

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
            let name = error.quoted.first ?? ""
            let isOfArray = error.notes.contains { $0.file.contains(".Array") }
            return (isOfArray ? arrayMembers[name] : inside[name] ?? membersOfMatrix[name])
                ?? "lessons and answers cannot use it: 'attend help matrix' lists what there is for them"
        }
        if error.text.hasPrefix("cannot convert "), error.quoted.contains("FloatMatrix") { return conversion(error) }
        let isInitializer = error.text.hasPrefix("no exact matches in call to initializer")
        if error.text.contains(typeOfRow) || isInitializer && error.sourceLine.contains(/\.(row|column)\)/) {
            return "`x.row(0)` and `x.column(0)` take one out; how many there are is `x.rows` and `x.columns`"
        }
        let isOfMatrix = error.sides.before.hasSuffix("Matrix(") || error.sourceLine.contains("= Matrix(")
        if isOfMatrix, error.text.hasPrefix("missing argument label") || error.text.hasPrefix("missing argument for ") {
            return initializer("Matrix")
        }
        if isInitializer { return initializer(error.wordAtColumn) }
        if error.isInNorm, error.text.hasPrefix("missing argument label ") || error.quoted.last == "[Double]" {
            return
                "arguments after the first have names: layerNorm(x, epsilon: …); gain and bias, arrays, may be left out"
        }
        guard error.isInSoftmax else { return nil }
        if error.text.hasPrefix("extra argument 'mask'") {
            return "`softmax` has no mask: what is hidden has to be so in the scores that it takes"
        }
        let isForeignLabel = error.text.hasPrefix("extra argument ") && softmaxLabels.contains(error.quoted.last ?? "")
        let isAxis = error.text.hasPrefix("missing argument label 'over:'") || error.quoted.contains("SoftmaxAxis")
        return isForeignLabel || isAxis ? softmaxAxis : nil
    }

    /// What does the same as a part of the kernel that is not public.
    private static let inside = [
        "timesTransposed": "it is `a.matmul(b.transposed)`", "transposedTimes": "it is `a.transposed.matmul(b)`",
        "weightedSum": product, "product": product,
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
    static let membersOfMatrix = [
        "T": transposed, "transpose": transposed, "t": transposed,
        "dot": product, "mm": product,
        "shape": rowsAndColumns, "cols": rowsAndColumns, "nrows": rowsAndColumns, "ncols": rowsAndColumns,
        "width": rowsAndColumns, "height": rowsAndColumns, "count": rowsAndColumns, "size": rowsAndColumns,
        "length": rowsAndColumns,
        "add": sums, "plus": sums, "sub": differences, "subtract": differences, "minus": differences,
        "mul": products, "multiply": products, "times": products, "multiplied": products,
        "div": quotients, "divide": quotients, "divided": quotients,
        "get": numberOrRow, "at": numberOrRow, "softmax": "it is called as `softmax(x)`",
        "tanh": "it is called as `tanh(x)`", "relu": "it is called as `relu(x)`", "gelu": "it is called as `gelu(x)`",
        "max": "the largest number of a matrix is `x.values.max()!`",
        "min": "the smallest number of a matrix is `x.values.min()!`",
        "mean": "the mean of all numbers is `x.values.reduce(0, +) / Double(x.values.count)`",
        "exp": eachNumber("exp($0)"), "log": eachNumber("log($0)"), "sqrt": roots,
        "squareRoot": roots, "abs": eachNumber("abs($0)"), "pow": eachNumber("$0 * $0"),
        "sum": "the sums of the rows are `x.sumOfRows`, that of all numbers is `x.values.reduce(0, +)`",
    ]

    /// What a matrix can do; a test compares it with the kernel.
    static let matrixNames = [
        "column", "columns", "dividedElementwise", "hadamard", "identity", "labelled", "map", "matmul", "random", "row",
        "rows", "sumOfColumns", "sumOfRows", "transposed", "values",
    ]

    private static let sums = "the sum of two matrices is `a + b`"
    private static let differences = "the difference of two matrices is `a - b`"
    private static let roots = eachNumber("$0.squareRoot()")
    static let numberOrRow = "a number of a matrix is `x[i, j]`, a row is `x.row(i)`"
    private static let products =
        "a multiple is `2.0 * a`, the matrix product `a.matmul(b)`, that number by number `a.hadamard(b)`"
    private static let quotients = "a part is `a / 2.0`, the quotient number by number `a.dividedElementwise(by: b)`"
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
