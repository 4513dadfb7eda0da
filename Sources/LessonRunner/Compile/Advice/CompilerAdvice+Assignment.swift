/// About `+=` and the like, which a matrix and a closure's parameter do not have, and about numbers beside a matrix.
extension CompilerAdvice {
    /// What an error is about that others of its line follow from.
    static func assignment(_ error: CompilerMessage) -> String? {
        let isOfParameter =
            error.text.hasPrefix("left side of mutating operator isn't mutable: '$0'")
            || error.text.hasPrefix("cannot convert value of type '()' to closure result type")
        if isOfParameter, let match = error.sourceLine.firstMatch(of: /\{ *\$0 *([-+*\/%])= *([^}]+?) *\}/) {
            return "a closure gives back the new number: { $0 \(match.1) \(match.2) }"
        }
        guard error.quoted.contains("Matrix"), error.quoted.first?.hasSuffix("=") == true,
            let match = error.sourceLine.firstMatch(
                of: /(?:^|[{;]) *([\w.]+) *([-+*\/%])= *([^};]+?) *(?:[};].*|\/\/.*)?$/),
            error.quoted.first == match.2 + "="
        else { return nil }
        let (left, operation, right) = (String(match.1), String(match.2), String(match.3))
        let isMatrix =
            error.text.contains(" two 'Matrix' operands") || error.scope?.type(of: right) == "Matrix"
            || error.quoted.count == 3 && error.quoted[2] == "Matrix"
        let value =
            right.hasPrefix("[") || isMatrix
            ? ofMatrices(left, operation, isMatrix ? right : "[\(right)]")
            : ofNumber(left, operation, asNumber(right, isWhole: error.quoted.last == "Int"))
        return "a matrix has no `\(operation)=`: \(left) = \(value)"
    }

    private static func ofMatrices(_ left: String, _ operation: String, _ right: String) -> String {
        switch operation {
        case "*": "\(left).matmul(\(right))"
        case "/": "\(left).dividedElementwise(by: \(right))"
        case "-": "\(left) - \(inParentheses(right))"
        default: "\(left) \(operation) \(right)"
        }
    }

    private static func ofNumber(_ left: String, _ operation: String, _ right: String) -> String {
        switch operation {
        case "*", "/": "\(left) \(operation) \(inParentheses(right))"
        case "%": "\(left).map { $0.truncatingRemainder(dividingBy: \(right)) }"
        default: "\(left).map { $0 \(operation) \(inParentheses(right)) }"
        }
    }

    private static func inParentheses(_ expression: String) -> String {
        expression.contains(" ") ? "(\(expression))" : expression
    }

    /// A whole number that is not written as one becomes a number with a point.
    private static func asNumber(_ expression: String, isWhole: Bool) -> String {
        let isCount = expression.contains(/^\w+\.(?:rows|columns|count)$/)
        return isCount || isWhole && !expression.contains(/^[-+*\/ 0-9.]+$/) ? "Double(\(expression))" : expression
    }

    /// What is to be done with a number at the place, where a matrix is needed: as on the other side of the operator.
    static func numberBesideMatrix(_ error: CompilerMessage) -> String {
        let (before, after) = error.sides
        let operand = after.prefixMatch(of: /[\w.]+(?:\(\w*(?:\.\w+)*\))?(?:\.\w+\(\))?/).map { String($0.0) } ?? ""
        let isWhole = error.quoted.first == "Int"
        if let left = before.firstMatch(of: /(?:.*[\w)\]])? *([-+]) *((?:[\w.]+ *[*\/] *)*)$/), !operand.isEmpty {
            let factors = String(left.2)
            return eachNumber("$0 \(left.1) \(factors)\(asNumber(operand, isWhole: isWhole && factors.isEmpty))")
        }
        if let right = after.dropFirst(operand.count).prefixMatch(of: /^ *([-+\/]) *\S/), !operand.isEmpty {
            return eachNumber("\(asNumber(operand, isWhole: isWhole)) \(right.1) $0")
        }
        return matrixForNumber
    }
}
