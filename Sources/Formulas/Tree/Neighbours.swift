/// The classes of the atoms on both sides of an atom.
struct Neighbours {
    let previous: AtomClass?
    let next: AtomClass?

    init(of index: Int, _ classes: [AtomClass?], afterOrdinary: Bool) {
        previous = classes[..<index].last { $0 != nil } ?? (afterOrdinary ? .ordinary : nil)
        next = classes[(index + 1)...].first { $0 != nil } ?? nil
    }
}

extension FormulaNode {
    var isSpace: Bool { if case .space = self { true } else { false } }
    var isFence: Bool { if case .fenced = self { true } else { false } }

    /// Whether this is the name of a function, with or without scripts.
    var isNamedOperator: Bool {
        switch self {
        case .operatorName, .classed(_, .largeOperator): true
        case .scripts(let scripts): scripts.base?.isNamedOperator ?? false
        case .stack(let base, _, _): base.count == 1 && base[0].isNamedOperator
        default: false
        }
    }
}
