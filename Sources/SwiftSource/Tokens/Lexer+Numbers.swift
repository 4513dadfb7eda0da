extension Lexer {
    mutating func number() {
        let start = position
        let radix: Int
        switch (source[start], source[start + 1]) {
        case ("0", "x"): radix = 16
        case ("0", "o"): radix = 8
        case ("0", "b"): radix = 2
        default: radix = 10
        }
        guard radix == 10 || radix == 16 else { return integer(from: start + 2, radix) }
        let whole = radix == 10 ? digits(from: start, radix) : digits(from: start + 2, radix)
        if radix == 16, whole == start + 2 || source[start + 2] == "_" { return integer(from: start + 2, radix) }

        var stop = whole
        let isFraction = source[whole] == "." && isDigit(source[whole + 1], radix)
        if isFraction, radix == 16 || tokens.last?.kind != .period { stop = digits(from: whole + 1, radix) }
        let exponent: (Unicode.Scalar, Unicode.Scalar) = radix == 10 ? ("e", "E") : ("p", "P")
        guard source[stop] == UInt8(ascii: exponent.0) || source[stop] == UInt8(ascii: exponent.1) else {
            // `0xff.description` is a member of a number, `1.5` a number, `tuple.0.1` a member of a member.
            if stop > whole, radix == 10 { return append(.float, to: stop, .number) }
            return integer(from: whole, radix)
        }
        stop += 1
        let hasSign = source[stop] == "-" || source[stop] == "+"
        if hasSign { stop += 1 }
        if radix == 16, isFraction, !hasSign, !source[stop].isDigit, !source[whole + 1].isDigit {
            return integer(from: whole, radix)
        }
        if !source[stop].isDigit { markNextBroken() }
        stop = digits(from: stop, 10)
        append(.float, to: nameEnd(from: stop), .number)
    }

    /// A number without a fraction; letters directly after it belong to it and make it invalid.
    private mutating func integer(from digitsStart: Int, _ radix: Int) {
        let stop = digits(from: digitsStart, radix)
        if stop == position + 2, radix != 10 { markNextBroken() }
        append(.integer, to: nameEnd(from: stop), .number)
    }

    private func digits(from start: Int, _ radix: Int) -> Int {
        var index = start
        while isDigit(source[index], radix) || source[index] == "_" { index += 1 }
        return index
    }

    private func isDigit(_ byte: UInt8, _ radix: Int) -> Bool {
        switch radix {
        case 16: byte.isHexDigit
        case 8: byte.isDigit && byte < UInt8(ascii: "8")
        case 2: byte.isDigit && byte < UInt8(ascii: "2")
        default: byte.isDigit
        }
    }

    private mutating func nameEnd(from start: Int) -> Int {
        let stop = identifierEnd(from: start)
        if stop > start { markNextBroken() }
        return stop
    }
}
