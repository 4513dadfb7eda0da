/// The leaves of MathML: escaped text, letters and spaces.
enum MathMLText {
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    static func identifier(_ text: String, _ alphabet: Alphabet) -> String {
        let isLetter = text.unicodeScalars.count == 1
        switch alphabet {
        case .upright where isLetter: return "<mi mathvariant=\"normal\">\(escaped(text))</mi>"
        // `mi` sets a single letter in italics.
        case .italicName where isLetter: return "<mi>\(escaped(text))</mi>"
        default: return "<mi>\(escaped(alphabet.styled(text)))</mi>"
        }
    }

    /// Running text; spaces at its ends become no-break spaces, since MathML would drop them.
    static func text(_ text: String) -> String {
        var content = text
        if content.hasPrefix(" ") { content = "\u{A0}" + content.dropFirst() }
        if content.hasSuffix(" ") { content = content.dropLast() + "\u{A0}" }
        return "<mtext>\(escaped(content))</mtext>"
    }

    static func space(_ ems: Double) -> String {
        "<mspace width=\"\(length(ems))\"></mspace>"
    }

    /// A length in ems with at most four decimals.
    static func length(_ ems: Double) -> String {
        let tenThousandths = Int(ems.magnitude * 10_000 + 0.5)
        var decimals = String(tenThousandths % 10_000)
        decimals = String(repeating: "0", count: 4 - decimals.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        let whole = "\(ems < 0 ? "-" : "")\(tenThousandths / 10_000)"
        return (decimals.isEmpty ? whole : "\(whole).\(decimals)") + "em"
    }
}
