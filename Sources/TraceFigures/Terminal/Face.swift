/// How a run of text looks.
package struct Face: Sendable, Hashable {
    package var text: Colour?
    package var behind: Colour?
    package var bold = false
    package var faint = false
    package var italic = false
    package var underlined = false
    /// Where a click leads.
    package var link: String?

    package init(
        _ text: Colour? = nil, behind: Colour? = nil, bold: Bool = false, faint: Bool = false, italic: Bool = false,
        underlined: Bool = false, link: String? = nil
    ) {
        self.text = text
        self.behind = behind
        self.bold = bold
        self.faint = faint
        self.italic = italic
        self.underlined = underlined
        self.link = link
    }

    package static let plain = Face()
    package static let bold = Face(bold: true)
    package static let faint = Face(faint: true)

    /// Blanks in this face are something to see.
    func showsBlanks(_ style: TerminalStyle) -> Bool {
        style.colours != .none && (underlined || behind?.parameters(style.colours, behind: true) != nil)
    }

    /// The text between this face's escape sequences, if it has any.
    package func wrap(_ text: String, _ style: TerminalStyle) -> String {
        guard style.colours != .none else { return text }
        var parameters: [String] = []
        if bold { parameters.append("1") }
        if faint { parameters.append("2") }
        if italic { parameters.append("3") }
        if underlined { parameters.append("4") }
        if let code = self.text?.parameters(style.colours, behind: false) { parameters.append(code) }
        if let code = behind?.parameters(style.colours, behind: true) { parameters.append(code) }
        var result =
            parameters.isEmpty ? text : "\u{1B}[" + parameters.joined(separator: ";") + "m" + text + "\u{1B}[0m"
        if let link, style.hyperlinks {
            result = "\u{1B}]8;;" + Face.encoded(link) + "\u{1B}\\" + result + "\u{1B}]8;;\u{1B}\\"
        }
        return result
    }

    /// An address with what could end the escape sequence percent-encoded.
    private static func encoded(_ link: String) -> String {
        guard !link.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else { return link }
        return link.utf8.reduce(into: "") { text, byte in
            let digits = String(byte, radix: 16, uppercase: true)
            text += (0x21..<0x7F).contains(byte) ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }
    }
}
