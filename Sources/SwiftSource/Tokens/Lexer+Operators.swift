extension Lexer {
    /// An operator, or a regex literal whose slash looks like part of one.
    mutating func operatorToken() {
        let start = position
        var stop = operatorEnd(from: start)
        if let slash = (start..<stop).first(where: { source[$0] == "/" }), regex(at: slash, within: start..<stop) {
            return
        }
        // A comment ends the operator.
        if let comment = (start + 1..<max(stop, start + 1)).first(where: { opensComment(at: $0) }) { stop = comment }
        operatorToken(to: stop)
    }

    private mutating func operatorToken(to stop: Int) {
        let kind = operatorKind(position..<stop)
        if kind == .unknown { markNextBroken() }
        append(kind, to: stop)
    }

    private func operatorEnd(from start: Int) -> Int {
        let startsWithPeriod = source[start] == "."
        var index = start + scalar(at: start).utf8.count
        while index < end {
            let scalar = scalar(at: index)
            guard scalar.continuesOperator, scalar != "." || startsWithPeriod else { break }
            if scalar == "<", placeholderEnd(from: index) != nil { break }
            index += scalar.utf8.count
        }
        return index
    }

    private func opensComment(at index: Int) -> Bool {
        source[index] == "/" && (source[index + 1] == "/" || source[index + 1] == "*")
    }

    /// Binary with white space on both sides or on neither, else prefix or postfix.
    func operatorKind(_ range: Range<Int>) -> Token.Kind {
        let isLeftBound = isLeftBound(range.lowerBound)
        let isRightBound = isRightBound(range.upperBound, isLeftBound)
        switch (range.count, source[range.lowerBound]) {
        case (1, "="): return .equal
        case (1, "&") where !isLeftBound && isRightBound: return .prefixAmpersand
        case (1, "."): return .period
        case (1, "?"): return isLeftBound ? .postfixQuestion : .infixQuestion
        case (2, "-") where source[range.lowerBound + 1] == ">": return .arrow
        default: break
        }
        if range.dropLast().contains(where: { source[$0] == "*" && source[$0 + 1] == "/" }) { return .unknown }
        if isLeftBound == isRightBound { return .binaryOperator }
        return isLeftBound ? .postfixOperator : .prefixOperator
    }

    /// Whether an operand could end directly before it.
    func isLeftBound(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch source[index - 1] {
        case " ", "\t", "\n", "\r", "(", "[", "{", ",", ";", ":", 0: return false
        case "/": return index < 2 || source[index - 2] != "*"
        case 0xA0: return index < 2 || source[index - 2] != 0xC2
        default: return true
        }
    }

    private func isRightBound(_ index: Int, _ isLeftBound: Bool) -> Bool {
        switch source[index] {
        case " ", "\t", "\n", "\r", ")", "]", "}", ",", ";", ":", 0: false
        case ".": !isLeftBound
        case "/": source[index + 1] != "/" && source[index + 1] != "*"
        case 0xC2: source[index + 1] != 0xA0
        default: true
        }
    }

    /// The end of the editor placeholder that begins here: `<#…#>`, on one line.
    func placeholderEnd(from start: Int) -> Int? {
        guard source[start] == "<", source[start + 1] == "#" else { return nil }
        var index = start + 2
        while index < end {
            switch (source[index], source[index + 1]) {
            case ("#", ">"): return index + 2
            case ("<", "#"), ("\n", _): return nil
            default: index += 1
            }
        }
        return nil
    }
}
