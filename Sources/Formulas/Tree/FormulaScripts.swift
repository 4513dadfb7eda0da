/// A base with a subscript, a superscript or both.
package struct FormulaScripts: Sendable, Hashable {
    /// Where the scripts stand.
    package enum Placement: Sendable, Hashable {
        /// Under and over in displays if the base takes limits, otherwise beside it.
        case automatic
        /// `\limits`
        case limits
        /// `\nolimits`
        case beside
    }

    package let base: FormulaNode?
    package let sub: [FormulaNode]?
    package let sup: [FormulaNode]?
    package let placement: Placement

    /// Whether the scripts stand under and over the base.
    func standAsLimits(inDisplay isDisplay: Bool) -> Bool {
        switch placement {
        case .limits: return true
        case .beside: return false
        case .automatic:
            guard let base, base.takesLimits else { return false }
            if case .accent = base { return true }
            return isDisplay
        }
    }
}
