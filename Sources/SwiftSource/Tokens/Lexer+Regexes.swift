extension Lexer {
    /// Appends the regex literal whose slash is inside an apparent operator, and the operator before it.
    ///
    /// Whether a slash begins a regex depends on the white space around it and on the token before it.
    mutating func regex(at slash: Int, within range: Range<Int>) -> Bool {
        guard !isLeftBound(range.lowerBound) else { return false }
        let previous = tokens.last
        if previous?.word == .func || previous?.word == .operator { return false }
        var isCertain = false
        let looksBinary = operatorKind(range.lowerBound..<range.upperBound).isBinary
        if looksBinary {
            let followsTry =
                (previous?.kind == .postfixQuestion || previous?.kind == .exclamation)
                && tokens.dropLast().last?.word == .try
            guard followsTry || expectsOperand else { return false }
            switch previous?.kind {
            case .leftParen, .leftSquare, .comma, .colon, .doubleColon: isCertain = followsTry
            default: isCertain = true
            }
        }
        guard let regex = regexEnd(from: slash, isCertain: isCertain) else { return false }
        if slash > range.lowerBound { append(operatorKind(range.lowerBound..<slash), to: slash) }
        if regex.isBroken { markNextBroken() }
        append(.regex, to: regex.end, .string)
        return true
    }

    /// A regex that begins with `#`.
    mutating func extendedRegex() -> Bool {
        guard let regex = regexEnd(from: position, isCertain: true) else { return false }
        if regex.isBroken { markNextBroken() }
        append(.regex, to: regex.end, .string)
        return true
    }

    /// Whether an operand, not an operator, is expected after the last token.
    private var expectsOperand: Bool {
        guard let previous = tokens.last else { return true }
        switch previous.kind {
        case .leftAngle, .leftBrace, .leftParen, .leftSquare, .prefixOperator, .prefixAmpersand, .binaryOperator:
            return true
        case .equal, .semicolon, .comma, .colon, .infixQuestion, .unknown: return true
        case .poundIf, .poundElse, .poundElseif, .poundEndif: return true
        case .keyword:
            switch previous.word {
            case .true, .false, .anyType, .nil, .self, .selfType, .super: return false
            default: return true
            }
        default: return false
        }
    }

    private mutating func regexEnd(from start: Int, isCertain: Bool) -> (end: Int, isBroken: Bool)? {
        var pounds = 0
        while source[start + pounds] == "#" { pounds += 1 }
        guard source[start + pounds] == "/" else { return nil }
        var index = start + pounds + 1
        var isBroken = false
        if pounds == 0 {
            let next = source[index]
            if next == "/" || next == "*" || start > 0 && source[start - 1] == "*" { return nil }
            if next.isBlank {
                guard isCertain else { return nil }
                isBroken = true
            }
        }
        var firstLineBreak: Int?
        if pounds > 0 {
            var first = index
            while source[first].isBlank { first += 1 }
            if source[first] == "\n" || source[first] == "\r" { (firstLineBreak, index) = (first, first) }
            if firstLineBreak != nil, pounds >= searches.endlessRegexPounds { return (first, true) }
        }
        var groups = 0
        var isInClass = 0
        var lastBlank = -1
        while index < end {
            switch source[index] {
            case "/" where hasPounds(pounds, at: index + 1):
                let next = source[index + 1]
                if pounds == 0 {
                    if next == "/" || next == "*" { return isCertain ? (index, true) : nil }
                    if lastBlank == index - 1 {
                        guard isCertain else { return nil }
                        isBroken = true
                    }
                }
                var close = index + 1
                while pounds > 0, source[close] == "#" { close += 1 }
                return (close, isBroken)
            case "\n", "\r":
                if firstLineBreak == nil { return isCertain ? (index, true) : nil }
            case "\\":
                index += 1
                if source[index] == "\n" || source[index] == "\r" { continue }
            case "(" where isInClass == 0: groups += 1
            case ")" where isInClass == 0:
                if groups == 0, !isCertain { return nil }
                groups = max(0, groups - 1)
            case "[": isInClass += 1
            case "]": isInClass = max(0, isInClass - 1)
            case " ", "\t": lastBlank = index
            default: break
            }
            index += 1
        }
        if firstLineBreak != nil { searches.endlessRegexPounds = min(pounds, searches.endlessRegexPounds) }
        return isCertain ? (firstLineBreak ?? end, true) : nil
    }
}

extension Token.Kind {
    /// Whether it may be a binary operator.
    fileprivate var isBinary: Bool { self != .prefixOperator && self != .postfixOperator && self != .prefixAmpersand }
}
