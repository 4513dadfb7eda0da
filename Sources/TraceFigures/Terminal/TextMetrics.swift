/// What figures need to know of text and cannot tell themselves: how wide it is, and how a formula reads.
package struct TextMetrics: Sendable {
    /// Terminal columns of a character: 0, 1 or 2.
    package var width: @Sendable (Character) -> Int
    /// TeX as one line of Unicode.
    package var formula: @Sendable (String) -> String

    package init(width: @escaping @Sendable (Character) -> Int, formula: @escaping @Sendable (String) -> String) {
        self.width = width
        self.formula = formula
    }

    package func width(of text: String) -> Int {
        // Numbers, which is what most text in figures is: a byte is a character and takes a column.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + width($1) }
    }

    /// A run of text that knows its width.
    package func span(_ text: String, _ face: Face = .plain) -> Span {
        Span(text: text, width: width(of: text), face: face)
    }

    /// One line of text in one face.
    package func line(_ text: String, _ face: Face = .plain) -> StyledLine {
        StyledLine([span(text, face)])
    }

    /// At most `limit` columns of a text, the cut marked by `…`.
    package func clipped(_ text: String, to limit: Int) -> String {
        guard width(of: text) > limit else { return text }
        var kept = ""
        var used = 0
        for character in text {
            used += width(character)
            if used > limit - 1 { break }
            kept.append(character)
        }
        return limit > 0 ? kept + "…" : ""
    }
}
