/// The style of letters, which in mathematics is part of their meaning.
package enum Alphabet: Sendable, Hashable {
    case italic
    /// Italic letters that form one name, `\mathit`.
    case italicName
    case upright
    case bold
    case boldItalic
    case doubleStruck
    case script
    case fraktur
    case sansSerif
    case monospace

    /// Whether neighbouring letters form one name rather than a product.
    var joinsLetters: Bool {
        switch self {
        case .italicName, .upright, .bold, .sansSerif, .monospace: true
        case .italic, .boldItalic, .doubleStruck, .script, .fraktur: false
        }
    }

    /// The text in Unicode's letters and digits of this style; characters without such a form are unchanged.
    func styled(_ text: String) -> String {
        var styled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { styled.append(self.styled(scalar)) }
        return String(styled)
    }

    private func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if let exception = exceptions[scalar] { return exception }
        let value = scalar.value
        let shifted: UInt32?
        switch value {
        case 0x41...0x5A: shifted = latinStart.map { $0 + value - 0x41 }
        case 0x61...0x7A: shifted = latinStart.map { $0 + 26 + value - 0x61 }
        case 0x30...0x39: shifted = digitStart.map { $0 + value - 0x30 }
        case 0x391...0x3A9: shifted = greekStart.map { $0 + value - 0x391 }
        case 0x3B1...0x3C9: shifted = greekStart.map { $0 + 26 + value - 0x3B1 }
        default: shifted = nil
        }
        return shifted.flatMap(Unicode.Scalar.init) ?? scalar
    }

    /// The code point of this style's A in the block Mathematical Alphanumeric Symbols.
    private var latinStart: UInt32? {
        switch self {
        case .italic, .upright: nil
        case .italicName: 0x1D434
        case .bold: 0x1D400
        case .boldItalic: 0x1D468
        case .doubleStruck: 0x1D538
        case .script: 0x1D49C
        case .fraktur: 0x1D504
        case .sansSerif: 0x1D5A0
        case .monospace: 0x1D670
        }
    }

    private var digitStart: UInt32? {
        switch self {
        case .bold, .boldItalic: 0x1D7CE
        case .doubleStruck: 0x1D7D8
        case .sansSerif: 0x1D7E2
        case .monospace: 0x1D7F6
        default: nil
        }
    }

    private var greekStart: UInt32? {
        switch self {
        case .bold: 0x1D6A8
        case .boldItalic: 0x1D71C
        case .italicName: 0x1D6E2
        default: nil
        }
    }

    /// Letters that are missing in that block because Unicode already had them elsewhere.
    private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
        switch self {
        case .italicName: ["h": "ℎ"]
        case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
        case .script:
            [
                "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
                "e": "ℯ", "g": "ℊ", "o": "ℴ",
            ]
        case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
        default: [:]
        }
    }
}
