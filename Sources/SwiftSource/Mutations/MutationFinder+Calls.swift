/// Mutations that swap or remove arguments, or remove calls and members.
extension MutationFinder {
    /// An argument of a call or subscript.
    private struct Argument {
        var label: Int?
        var value: ClosedRange<Int>
    }

    /// Functions of the standard library whose result does not depend on the order of arguments.
    private static let symmetric: Set<String> = ["max", "min"]

    mutating func changeCall(at index: Int) {
        guard isSuffix(index), tokens[index].kind != .leftBrace, let end = partners[index] else { return }
        let arguments = arguments(between: index, and: end)
        if !Self.symmetric.contains(text(index - 1)) {
            for (first, second) in zip(arguments, arguments.dropFirst()) { swap(first.value, second.value) }
        }
        for (position, argument) in arguments.enumerated() {
            guard let label = argument.label else { continue }
            if position > 0 {
                remove(tokens[arguments[position - 1].value.upperBound].end..<tokens[argument.value.upperBound].end)
            } else {
                let next = arguments.count > 1 ? arguments[1].label ?? arguments[1].value.lowerBound : end
                remove(tokens[label].start..<tokens[next].start)
            }
        }
        guard arguments.count == 1, arguments[0].label == nil, tokens[index].kind == .leftParen else { return }
        let value = arguments[0].value
        guard kind(index - 1) == .identifier else { return }
        if kind(index - 2) != .period {
            // f(x) becomes x.
            let last = isSuffix(end + 1) && kind(end + 1) == .leftBrace ? partners[end + 1] ?? end : end
            change(tokens[index - 1].start..<tokens[last].end, to: asOperand(value))
        } else if let receiver = operand(endingAt: index - 3) {
            // a.f(x) becomes x.f(a).
            let (first, second) = (bytes(receiver), bytes(value))
            guard text(first) != text(second) else { return }
            let between = text(first.upperBound..<second.lowerBound)
            change(first.lowerBound..<second.upperBound, to: asOperand(value) + between + text(first))
        }
    }

    mutating func changeMember(at index: Int) {
        guard tokens[index].kind == .period, index > 0, endsOperand(index - 1), kind(index + 1) == .identifier else {
            return
        }
        var end = index + 1
        while isSuffix(end + 1), let close = partners[end + 1] { end = close }
        remove(tokens[index - 1].end..<tokens[end].end)
    }

    /// The text of an expression, in parentheses unless it is a single operand.
    private func asOperand(_ range: ClosedRange<Int>) -> String {
        operand(startingAt: range.lowerBound) == range ? text(range) : "(" + text(range) + ")"
    }

    private func arguments(between open: Int, and close: Int) -> [Argument] {
        var arguments: [Argument] = []
        var start = open + 1
        var index = start
        while index <= close {
            if index == close || tokens[index].kind == .comma {
                if index > start {
                    let isLabelled = index > start + 2 && tokens[start + 1].kind == .colon
                    arguments.append(
                        Argument(label: isLabelled ? start : nil, value: (isLabelled ? start + 2 : start)...(index - 1))
                    )
                }
                start = index + 1
            } else if tokens[index].kind.nesting > 0 {
                index = partners[index] ?? index
            }
            index += 1
        }
        return arguments
    }
}
