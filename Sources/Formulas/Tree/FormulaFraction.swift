/// One thing over another.
package struct FormulaFraction: Sendable, Hashable {
    /// The size a fraction asks for.
    package enum Size: Sendable, Hashable {
        case automatic
        /// `\dfrac`
        case display
        /// `\tfrac`
        case text
    }

    package let numerator: [FormulaNode]
    package let denominator: [FormulaNode]
    /// Whether this is a binomial coefficient: in parentheses and without a line.
    package let isBinomial: Bool
    package let size: Size
}
