extension Int {
    /// In superscript digits, as an exponent: `⁻⁷`.
    public var inSuperscript: String {
        (self < 0 ? "⁻" : "") + digits(["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"])
    }

    /// In subscript digits, as an index: `₁₂`.
    public var inSubscript: String {
        (self < 0 ? "₋" : "") + digits(["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"])
    }

    private func digits(_ digits: [String]) -> String {
        String(magnitude).utf8.map { digits[Int($0) - 48] }.joined()
    }
}
