/// Mutations that replace operators, swap or remove operands, or change constants.
extension MutationFinder {
    private static let exchanged: [String: [String]] = [
        "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "+=": ["-="], "-=": ["+="], "*=": ["/="],
        "/=": ["*="],
        "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "==": ["!="], "!=": ["=="],
        "&&": ["||"], "||": ["&&"], "..<": ["..."], "...": ["..<"], "&+": ["&-"], "&-": ["&+"], "&*": ["&+"],
    ]

    mutating func changeOperator(at index: Int) {
        switch tokens[index].kind {
        case .binaryOperator: break
        case .prefixOperator where ["-", "!"].contains(text(index)):
            remove(tokens[index].range)
            return
        default: return
        }
        for other in Self.exchanged[text(index)] ?? [] { change(tokens[index].range, to: other) }
        switch text(index) {
        case "*", "/", "%":
            guard let left = operand(endingAt: index - 1), let right = operand(startingAt: index + 1) else { return }
            leaveOut(left, right, at: index)
            if text(index) != "*",
                kind(left.lowerBound - 1) != .binaryOperator || text(left.lowerBound - 1) != text(index)
            {
                swap(left, right)
            }
        case "+", "-":
            guard let left = term(endingAt: index - 1), let right = term(startingAt: index + 1) else { return }
            leaveOut(left, right, at: index)
            if text(index) == "-", !isAddition(left.lowerBound - 1) { swap(left, right) }
        case "&&", "||":
            guard let left = condition(endingAt: index - 1, stoppingAt: ["&&", "||"]),
                let right = condition(startingAt: index + 1, stoppingAt: ["&&", "||"])
            else { return }
            leaveOut(left, right, at: index)
        default: break
        }
    }

    /// Removes the right operand with its operator, and also the left one where that changes nothing else.
    private mutating func leaveOut(_ left: ClosedRange<Int>, _ right: ClosedRange<Int>, at index: Int) {
        remove(tokens[index - 1].end..<tokens[right.upperBound].end)
        guard ["*", "+", "&&", "||"].contains(text(index)), kind(left.lowerBound - 1) != .binaryOperator else { return }
        remove(tokens[left.lowerBound].start..<tokens[right.lowerBound].start)
    }

    /// Exchanges two ranges of tokens; the text between them stays.
    mutating func swap(_ left: ClosedRange<Int>, _ right: ClosedRange<Int>) {
        let (first, second) = (bytes(left), bytes(right))
        guard text(first) != text(second) else { return }
        let between = text(first.upperBound..<second.lowerBound)
        change(first.lowerBound..<second.upperBound, to: text(second) + between + text(first))
    }

    // MARK: Constants

    mutating func changeLiteral(at index: Int) {
        let range = tokens[index].range
        switch tokens[index].kind {
        case .integer:
            guard kind(index - 1) != .period, let number = Int(text(index)), number < 1 << 40 else { return }
            change(range, to: "\(number + 1)")
            if number > 0 { change(range, to: "\(number - 1)") }
        case .float:
            guard let number = Double(text(index)) else { return }
            change(range, to: number == 0 ? "1.0" : "0.0")
            if number != 0 { change(range, to: "\(number * 2)") }
        case .keyword where tokens[index].word == .true: change(range, to: "false")
        case .keyword where tokens[index].word == .false: change(range, to: "true")
        default: return
        }
    }
}
