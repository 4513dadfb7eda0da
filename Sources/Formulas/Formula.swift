/// A formula of a lesson: its TeX source, and the tree parsed from it, which every rendering uses.
package struct Formula: Sendable, Hashable {
    /// The TeX text, exactly as written.
    package let source: String
    /// The parts of the formula from left to right.
    package let root: [FormulaNode]

    /// Parses a formula; the error has the message and its place.
    package init(parsing source: String) throws(FormulaError) {
        var parser = Parser(source)
        self.source = source
        self.root = try parser.formula()
    }

    /// A complete `math` element, with the TeX source as its annotation.
    package func mathML(display: Bool) -> String {
        MathMLWriter.element(for: self, display: display)
    }

    /// The formula on one line of Unicode text, for running text.
    package func unicode() -> String {
        UnicodeLayout(isFlat: true, isDisplay: false).row(root).lines[0]
    }

    /// The formula as a block of lines of equal width, at most `width` cells wide.
    ///
    /// A formula that does not fit is written on one line and wrapped.
    package func unicodeBlock(width: Int) -> [String] {
        let box = UnicodeLayout(isFlat: false, isDisplay: true).row(root)
        if box.width <= width { return box.lines }
        return WrappedLines.of(self, width: width)
    }
}
