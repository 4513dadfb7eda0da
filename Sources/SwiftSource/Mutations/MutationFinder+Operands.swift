/// Finds where operands begin and end; an operand is a value with its calls, members and subscripts.
extension MutationFinder {
    /// Whether a token can be the last one of an operand.
    func endsOperand(_ index: Int) -> Bool {
        switch kind(index) {
        case .identifier, .dollarIdentifier, .integer, .float, .regex, .stringEnd, .rightParen, .rightSquare,
            .exclamation,
            .postfixQuestion, .postfixOperator:
            true
        case .keyword: [.self, .true, .false, .nil, .super].contains(tokens[index].word)
        case .rightBrace: partners[index].map { !blocks.contains($0) } ?? false
        default: false
        }
    }

    /// Whether the bracket at an index calls or subscripts the operand before it.
    func isSuffix(_ index: Int) -> Bool {
        guard index > 0, continuesLine(index), endsOperand(index - 1) else { return false }
        switch tokens[index].kind {
        case .leftParen, .leftSquare: return tokens[index].start == tokens[index - 1].end
        case .leftBrace: return !blocks.contains(index)
        default: return false
        }
    }

    /// The operand whose last token is at an index.
    func operand(endingAt end: Int) -> ClosedRange<Int>? {
        guard endsOperand(end) else { return nil }
        var start = end
        while true {
            if let open = partners[start], open < start {
                start = open
                if isSuffix(start) {
                    start -= 1
                    continue
                }
            } else if [.exclamation, .postfixQuestion, .postfixOperator].contains(tokens[start].kind) {
                start -= 1
                guard start >= 0 else { return nil }
                continue
            }
            guard kind(start - 1) == .period else { break }
            start -= 1
            guard start > 0, endsOperand(start - 1) else { break }
            start -= 1
        }
        if kind(start - 1) == .rawDelimiter { start -= 1 }
        while kind(start - 1) == .prefixOperator { start -= 1 }
        return start...end
    }

    /// The operand whose first token is at an index.
    func operand(startingAt start: Int) -> ClosedRange<Int>? {
        var end = start
        while kind(end) == .prefixOperator || kind(end) == .rawDelimiter { end += 1 }
        if kind(end) == .period { end += 1 }
        guard let first = kind(end) else { return nil }
        if first.nesting > 0 { end = partners[end] ?? end }
        guard endsOperand(end) else { return nil }
        while true {
            if isSuffix(end + 1), let close = partners[end + 1] {
                end = close
            } else if [.exclamation, .postfixQuestion].contains(kind(end + 1)) {
                end += 1
            } else if kind(end + 1) == .period, kind(end + 2) != nil {
                end += 2
            } else {
                return start...end
            }
        }
    }

    /// A product or quotient, or a single operand, whose last token is at an index.
    func term(endingAt end: Int) -> ClosedRange<Int>? {
        guard var range = operand(endingAt: end) else { return nil }
        while isMultiplication(range.lowerBound - 1), let factor = operand(endingAt: range.lowerBound - 2) {
            range = factor.lowerBound...end
        }
        return range
    }

    /// A product or quotient, or a single operand, whose first token is at an index.
    func term(startingAt start: Int) -> ClosedRange<Int>? {
        guard var range = operand(startingAt: start) else { return nil }
        while isMultiplication(range.upperBound + 1), let factor = operand(startingAt: range.upperBound + 2) {
            range = start...factor.upperBound
        }
        return range
    }

    func isMultiplication(_ index: Int) -> Bool { isOperator(index, ["*", "/", "%"]) }

    func isAddition(_ index: Int) -> Bool { isOperator(index, ["+", "-"]) }

    private func isOperator(_ index: Int, _ operators: Set<String>) -> Bool {
        kind(index) == .binaryOperator && operators.contains(text(index))
    }

    /// The tokens from an index to the end of a condition or of an operand of `&&`.
    func condition(startingAt start: Int, stoppingAt operators: Set<String> = []) -> ClosedRange<Int>? {
        var index = start
        while let kind = kind(index), kind.nesting >= 0, !blocks.contains(index) {
            if [.comma, .colon, .semicolon, .infixQuestion].contains(kind) || tokens[index].word == .else { break }
            if isOperator(index, operators) { break }
            if index > start, tokens[index].startsLine, kind != .binaryOperator, kind != .period { break }
            index = (kind.nesting > 0 ? partners[index] : nil) ?? index
            index += 1
        }
        return index > start ? start...(index - 1) : nil
    }

    /// The tokens from the beginning of a condition or of an operand of `&&` to an index.
    func condition(endingAt end: Int, stoppingAt operators: Set<String> = []) -> ClosedRange<Int>? {
        var index = end
        while let kind = kind(index), kind.nesting <= 0, !blocks.contains(index) {
            if [.comma, .colon, .semicolon, .infixQuestion, .equal].contains(kind) { break }
            if let word = tokens[index].word, Self.wordsBeforeExpressions.contains(word) { break }
            if isOperator(index, operators) { break }
            let first = (kind.nesting < 0 ? partners[index] : nil) ?? index
            index = first - 1
            if tokens[first].startsLine, tokens[first].kind != .binaryOperator, tokens[first].kind != .period { break }
        }
        return index < end ? (index + 1)...end : nil
    }

    private static let wordsBeforeExpressions: Set<Word> = [
        .return, .if, .guard, .while, .in, .else, .case, .throw, .where,
    ]
}
