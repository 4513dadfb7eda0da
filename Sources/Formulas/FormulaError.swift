/// An error in a formula, with its place in the formula's text.
package struct FormulaError: Error, Sendable, Hashable {
    /// One short sentence without a full stop.
    package let message: String
    /// What to write instead.
    package let remedy: String?
    /// The line, counted from 1.
    package let line: Int
    /// The column, counted from 1 in Unicode scalars.
    package let column: Int

    package init(message: String, remedy: String?, line: Int, column: Int) {
        self.message = message
        self.remedy = remedy
        self.line = line
        self.column = column
    }
}
