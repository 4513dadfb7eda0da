extension String {
    /// The width of the text in terminal cells: two for East Asian wide characters and emoji, none for combining marks.
    package var cellWidth: Int {
        // Most text is ASCII, where every byte is a character.
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.cellWidth }
    }
}

extension Character {
    /// The width of the character in terminal cells.
    package var cellWidth: Int {
        let scalars = unicodeScalars
        if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
            return first.value == 0xFE0F ? 2 : first.cellWidth
        }
        if scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        return scalars.reduce(0) { max($0, $1.cellWidth) }
    }
}

extension Unicode.Scalar {
    fileprivate var cellWidth: Int {
        if value < 0x300 { return value == 0xAD || value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        return isNarrow ? 1 : cellWidthByProperties
    }

    /// Whether it is one of the characters that tables, bars and formulas are drawn with (Greek letters, arrows,
    /// operators, boxes and blocks), which need no lookup in Unicode's tables.
    var isNarrow: Bool {
        switch value {
        case 0x0391...0x03C9, 0x2190...0x22FF, 0x2500...0x25FC: true
        default: false
        }
    }

    /// The width by Unicode's tables.
    var cellWidthByProperties: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        // The vowels and final consonants of Korean syllables join the consonant before them.
        if (0x1160...0x11FF).contains(value) { return 0 }
        return Self.wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    /// The scalars of the East Asian widths W and F, as in Unicode's `EastAsianWidth.txt`, apart from emoji.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
