extension SwiftSource {
    /// The opening brace that the closing one is most likely missing for: the first whose partner stands further left than
    /// its own line begins, else the innermost without a partner; nil when every brace has one.
    package var unclosedBrace: Range<Int>? {
        var open: [Token] = []
        for token in codeTokens {
            switch token.kind {
            case .leftBrace: open.append(token)
            case .rightBrace:
                guard let last = open.popLast() else { continue }
                let indentation = indentation(at: token.start)
                if token.start == indentation.end, indentation.count < self.indentation(at: last.start).count {
                    return last.range
                }
            default: break
            }
        }
        return open.last?.range
    }

    /// How many blanks the line of an offset begins with, and where they end.
    private func indentation(at offset: Int) -> (count: Int, end: Int) {
        let start = (code[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let count = code[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        return (count, start + count)
    }
}
