/// A string literal whose end has not been reached.
struct OpenString {
    let quote: UInt8
    let isMultiline: Bool
    /// The number of `#` before its quotes and inside its escapes.
    let pounds: Int
    /// The number of open parentheses inside an interpolation; nil outside of one.
    var parentheses: Int?
    /// The number of brackets open outside of the interpolation.
    var brackets = 0
    /// The first token of each line of a multi-line string, with the offset at which the line begins.
    var lines: [(token: Int, start: Int)] = []

    var isInCode: Bool { parentheses != nil }
}

extension Lexer {
    /// Appends an opening quote, and the `#` before it.
    mutating func openString(pounds: Int) {
        if pounds > 0 { append(.rawDelimiter, to: position + pounds) }
        let quote = source[position]
        let isMultiline = quote == "\"" && opensMultilineString(pounds: pounds)
        append(.stringQuote, to: position + (isMultiline ? 3 : 1), .string)
        var string = OpenString(quote: quote, isMultiline: isMultiline, pounds: pounds)
        if isMultiline, let next = lineBreak(after: position) {
            position = next
            string.lines.append((tokens.count, position))
        } else if isMultiline || quote == "'" {
            tokens[tokens.count - 1].isBroken = true
        }
        strings.append(string)
    }

    private mutating func opensMultilineString(pounds: Int) -> Bool {
        guard source[position + 1] == "\"", source[position + 2] == "\"" else { return false }
        guard pounds > 0 else { return true }
        // `#"""#` is a string of one line that contains a quote.
        return searches.closingQuote(pounds: pounds, from: position + 2, in: source) == nil
    }

    /// Appends the text up to the end of the string or line, or to the next interpolation.
    mutating func stringText() {
        let string = strings[strings.count - 1]
        let start = position
        var index = position
        while index < end {
            switch source[index] {
            case string.quote where closes(string, at: index):
                appendText(from: start, to: index)
                closeString()
                return
            case "\\" where hasPounds(string.pounds, at: index + 1):
                let escaped = index + 1 + string.pounds
                if source[escaped] == "(" {
                    appendText(from: start, to: index)
                    openInterpolation()
                    return
                }
                if string.isMultiline, let next = lineBreak(after: skippingBlanks(from: escaped)) {
                    appendText(from: start, to: index)
                    beginLine(at: next)
                    return
                }
                index = escape(at: escaped)
            case "\n", "\r":
                appendText(from: start, to: index)
                if string.isMultiline {
                    beginLine(at: lineBreak(after: index)!)
                } else {
                    closeStringsAtLineEnd()
                }
                return
            default: index += 1
            }
        }
        appendText(from: start, to: end)
        strings.removeLast()
        markNextBroken()
    }

    private mutating func appendText(from start: Int, to end: Int) {
        position = start
        if end > start { append(.stringText, to: end, .string) }
    }

    private mutating func beginLine(at start: Int) {
        position = start
        startsLine = true
        strings[strings.count - 1].lines.append((tokens.count, start))
    }

    private func closes(_ string: OpenString, at index: Int) -> Bool {
        let quotes = string.isMultiline ? 3 : 1
        guard quotes == 1 || source[index + 1] == "\"" && source[index + 2] == "\"" else { return false }
        return hasPounds(string.pounds, at: index + quotes)
    }

    func hasPounds(_ count: Int, at index: Int) -> Bool {
        for offset in 0..<count where index + offset >= end || source[index + offset] != "#" { return false }
        return true
    }

    private mutating func closeString() {
        let string = strings.removeLast()
        if string.isMultiline { removeIndentation(of: string) }
        append(.stringEnd, to: position + (string.isMultiline ? 3 : 1), .string)
        if string.pounds > 0 { append(.rawDelimiter, to: position + string.pounds) }
    }

    /// Removes from each line the white space that precedes the closing quotes of a multi-line string.
    private mutating func removeIndentation(of string: OpenString) {
        guard let last = string.lines.last, tokens.count - last.token <= 1,
            skippingBlanks(from: last.start) == position
        else { return markNextBroken() }
        let indentation = source[last.start..<position]
        for line in string.lines where line.token < tokens.count && tokens[line.token].start == line.start {
            if source[line.start..<tokens[line.token].end].starts(with: indentation) {
                tokens[line.token].start += indentation.count
            } else {
                tokens[line.token].isBroken = true
            }
        }
        if tokens.count > last.token { tokens.removeLast() }
    }

    /// Ends the single-line strings that are still open.
    mutating func closeStringsAtLineEnd() {
        while let string = strings.last, !string.isMultiline {
            strings.removeLast()
            markNextBroken()
        }
    }

    // MARK: Escapes and interpolations

    /// Where the text continues after an escape of a single character.
    private mutating func escape(at index: Int) -> Int {
        switch source[index] {
        case "0", "n", "r", "t", "\"", "'", "\\": return index + 1
        case "u" where source[index + 1] == "{":
            var closing = index + 2
            while closing < end, source[closing].isHexDigit { closing += 1 }
            if source[closing] == "}", 1...8 ~= closing - index - 2 { return closing + 1 }
            fallthrough
        default:
            markNextBroken()
            return index
        }
    }

    private mutating func openInterpolation() {
        let pounds = strings[strings.count - 1].pounds
        append(.backslash, to: position + 1)
        if pounds > 0 { append(.rawDelimiter, to: position + pounds) }
        strings[strings.count - 1].brackets = pairs.count
        append(.leftParen, to: position + 1)
        strings[strings.count - 1].parentheses = 0
    }

    mutating func openParenthesis() {
        append(.leftParen, to: position + 1)
        if !strings.isEmpty { strings[strings.count - 1].parentheses! += 1 }
    }

    mutating func closeParenthesis() {
        if let string = strings.last, let open = string.parentheses {
            strings[strings.count - 1].parentheses = open == 0 ? nil : open - 1
            if open == 0 { pairs.forget(downTo: string.brackets + 1) }
        }
        append(.rightParen, to: position + 1)
    }

    // MARK: Lines

    /// The beginning of the next line, if the line ends here.
    private func lineBreak(after index: Int) -> Int? {
        switch source[index] {
        case "\n": index + 1
        case "\r": source[index + 1] == "\n" ? index + 2 : index + 1
        default: nil
        }
    }

    private func skippingBlanks(from start: Int) -> Int {
        var index = start
        while source[index].isBlank { index += 1 }
        return index
    }
}

extension UInt8 {
    var isHexDigit: Bool {
        isDigit || self >= UInt8(ascii: "a") && self <= UInt8(ascii: "f")
            || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "F")
    }
}
