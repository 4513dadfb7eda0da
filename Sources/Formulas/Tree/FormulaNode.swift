/// One part of a formula, in the terms of typesetting rather than of TeX's commands.
package indirect enum FormulaNode: Sendable, Hashable {
    /// One letter, or several that form one name, as in `\mathrm{head}`.
    case identifier(String, Alphabet)
    case number(String, Alphabet)
    /// An operator, relation, delimiter or other sign.
    case symbol(String, AtomClass)
    /// The name of a function, such as max; `limits` says that subscripts stand under it in displays.
    case operatorName(String, limits: Bool)
    case text(String, Alphabet)
    /// Horizontal space, which may be negative.
    case space(ems: Double)
    case group([FormulaNode])
    case scripts(FormulaScripts)
    case fraction(FormulaFraction)
    case root(radicand: [FormulaNode], index: [FormulaNode]?)
    /// `\left … \right`: delimiters that grow with their body; an empty one is not drawn.
    case fenced(open: String, body: [FormulaNode], close: String)
    /// `\middle`: a delimiter that grows with the fence it stands in.
    case middle(String)
    /// A delimiter of a size of its own, `\big(` and its like, as a multiple of the normal height.
    case delimiter(String, scale: Double, AtomClass)
    case accent(Accent, [FormulaNode])
    case stack(base: [FormulaNode], over: [FormulaNode]?, under: [FormulaNode]?)
    case table(FormulaTable)
    /// `\displaystyle` or `\textstyle` and all that it applies to.
    case styled(display: Bool, [FormulaNode])
    case phantom([FormulaNode])
    /// Parts that take the place of an atom of another class, as in `\mathop{…}`.
    case classed([FormulaNode], AtomClass)
    case tag(String)

    /// The class that spacing goes by; a space has none.
    var atomClass: AtomClass? {
        switch self {
        case .space, .tag: nil
        case .symbol(_, let atomClass), .delimiter(_, _, let atomClass), .classed(_, let atomClass): atomClass
        case .operatorName: .largeOperator
        case .scripts(let scripts): scripts.base?.atomClass ?? .ordinary
        case .stack(let base, _, _): base.count == 1 ? base[0].atomClass : .ordinary
        case .fraction, .fenced, .styled: .inner
        case .middle: .relation
        case .identifier, .number, .text, .group, .root, .accent, .table, .phantom: .ordinary
        }
    }

    /// Whether subscripts and superscripts may stand under and over this, and do so in displays.
    var takesLimits: Bool {
        switch self {
        case .symbol(let text, .largeOperator): !"∫∬∭∮".contains(text)
        case .operatorName(_, let limits): limits
        case .classed(_, .largeOperator): true
        case .accent(let accent, _): accent.isBrace
        default: false
        }
    }
}

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
