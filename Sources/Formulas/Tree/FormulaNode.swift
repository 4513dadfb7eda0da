/// One part of a formula, in terms of typesetting and not of TeX commands.
package indirect enum FormulaNode: Sendable, Hashable {
    /// One letter, or several that form one name, as in `\mathrm{head}`.
    case identifier(String, Alphabet)
    case number(String, Alphabet)
    /// An operator, relation, delimiter or other sign.
    case symbol(String, AtomClass)
    /// The name of a function, such as max; with `limits`, subscripts are set under it in displays.
    case operatorName(String, limits: Bool)
    case text(String, Alphabet)
    /// Horizontal space, which may be negative.
    case space(ems: Double)
    case group([FormulaNode])
    case scripts(FormulaScripts)
    case fraction(FormulaFraction)
    case root(radicand: [FormulaNode], index: [FormulaNode]?)
    /// `\left … \right`: delimiters that stretch to the height of their body; an empty one is not drawn.
    case fenced(open: String, body: [FormulaNode], close: String)
    /// `\middle`: a delimiter that stretches with the fence around it.
    case middle(String)
    /// A delimiter of a fixed size, such as `\big(`, as a multiple of the normal height.
    case delimiter(String, scale: Double, AtomClass)
    case accent(Accent, [FormulaNode])
    case stack(base: [FormulaNode], over: [FormulaNode]?, under: [FormulaNode]?)
    case table(FormulaTable)
    /// `\displaystyle` or `\textstyle` and the parts that it applies to.
    case styled(display: Bool, [FormulaNode])
    case phantom([FormulaNode])
    /// Parts that act as an atom of another class, as in `\mathop{…}`.
    case classed([FormulaNode], AtomClass)
    case tag(String)

    /// The class that determines spacing; a space has none.
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

    /// Whether subscripts and superscripts are set under and over it in displays.
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

/// A fraction or a binomial coefficient.
package struct FormulaFraction: Sendable, Hashable {
    /// The size that the TeX command requests.
    package enum Size: Sendable, Hashable {
        case automatic
        /// `\dfrac`
        case display
        /// `\tfrac`
        case text
    }

    package let numerator: [FormulaNode]
    package let denominator: [FormulaNode]
    /// Whether it is a binomial coefficient, in parentheses and without a line.
    package let isBinomial: Bool
    package let size: Size
}

/// A base with a subscript, a superscript or both.
package struct FormulaScripts: Sendable, Hashable {
    /// Where the scripts are set.
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

    /// Whether the scripts are set under and over the base.
    func areLimits(inDisplay isDisplay: Bool) -> Bool {
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
