/// TeX's class of an atom, which determines the space on both sides of it.
package enum AtomClass: Sendable, Hashable {
    case ordinary
    case largeOperator
    case binary
    case relation
    case opening
    case closing
    case punctuation
    case inner

    /// Whether it begins an operand that needs no parentheses.
    var isOperand: Bool { self == .ordinary || self == .inner || self == .largeOperator }

    /// Whether it ends an operand, so that an operator may follow.
    var isOperandEnd: Bool { self == .ordinary || self == .closing || self == .inner }

    /// The effective classes of a row: a binary operator without two operands, such as the minus of −∞, is ordinary.
    ///
    /// Spaces have no class. `afterOrdinary` assumes an invisible operand before the row, as in a column of aligned
    /// equations.
    static func effective(in row: [FormulaNode], afterOrdinary: Bool = false) -> [AtomClass?] {
        var classes = row.map(\.atomClass)
        var previous: AtomClass? = afterOrdinary ? .ordinary : nil
        var previousIndex: Int?
        for index in classes.indices {
            guard let atomClass = classes[index] else { continue }
            switch atomClass {
            case .binary:
                switch previous {
                case nil, .binary, .relation, .opening, .punctuation, .largeOperator: classes[index] = .ordinary
                default: break
                }
            case .relation, .closing, .punctuation:
                if previous == .binary, let previousIndex { classes[previousIndex] = .ordinary }
            default: break
            }
            previous = classes[index]
            previousIndex = index
        }
        if previous == .binary, let previousIndex { classes[previousIndex] = .ordinary }
        return classes
    }
}
