extension Lexer {
    mutating func identifier() {
        let stop = identifierEnd(from: position)
        if stop == position + 1, source[position] == "_" { return append(.wildcard, to: stop) }
        let word = Word.named[String(decoding: source[position..<stop], as: UTF8.self)]
        if let word, word.isReserved {
            append(.keyword, to: stop, .keyword, word: word)
        } else {
            append(.identifier, to: stop, word: word)
        }
    }

    func identifierEnd(from start: Int) -> Int {
        var index = start
        while index < end {
            if source[index] < 0x80 {
                guard source[index].isLetter || source[index].isDigit || source[index] == "$" else { break }
                index += 1
            } else {
                let scalar = scalar(at: index)
                guard scalar.continuesIdentifier else { break }
                index += scalar.utf8.count
            }
        }
        return index
    }

    /// A name in backticks, which may contain any character.
    mutating func escapedIdentifier() {
        var close = position + 1
        while close < end, source[close] != "`", source[close] != "\n", source[close] != "\r" { close += 1 }
        if close < end, source[close] == "`" {
            if close == position + 1 { markNextBroken() }
            append(.identifier, to: close + 1)
        } else {
            append(.backtick, to: position + 1)
        }
    }

    mutating func dollarIdentifier() {
        let stop = identifierEnd(from: position + 1)
        let isNumbered = stop > position + 1 && source[position + 1..<stop].allSatisfy(\.isDigit)
        append(isNumbered ? .dollarIdentifier : .identifier, to: stop, isNumbered ? .dollarIdentifier : .plain)
    }

    /// A directive, a raw string, a regex, or the `#` of a macro.
    mutating func pound() {
        var pounds = 1
        while source[position + pounds] == "#" { pounds += 1 }
        if source[position + pounds] == "\"" { return openString(pounds: pounds) }
        if extendedRegex() { return }
        for _ in 1..<pounds { append(.pound, to: position + 1) }
        var stop = position + 1
        while source[stop].isLetter { stop += 1 }
        switch String(decoding: source[position..<stop], as: UTF8.self) {
        case "#if": append(.poundIf, to: stop, .directive)
        case "#elseif": append(.poundElseif, to: stop, .directive)
        case "#else": append(.poundElse, to: stop, .directive)
        case "#endif": append(.poundEndif, to: stop, .directive)
        case "#available": append(.poundAvailable, to: stop)
        case "#unavailable": append(.poundUnavailable, to: stop)
        case "#sourceLocation": append(.poundSourceLocation, to: stop, .keyword)
        default: append(.pound, to: position + 1)
        }
    }
}
