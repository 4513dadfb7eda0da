extension FormulaNode {
    /// Whether this is read as one thing wherever it stands, without parentheses.
    var isUnit: Bool {
        switch self {
        case .identifier, .number, .operatorName, .fenced, .delimiter: true
        case .symbol(_, let atomClass): atomClass == .ordinary || atomClass == .inner || atomClass == .closing
        case .text(let text, _): !text.contains(" ")
        case .accent(let accent, let base): !accent.isBrace && base.formUnit
        case .group(let nodes), .classed(let nodes, _): nodes.formUnit
        case .scripts(let scripts): scripts.base?.isUnit ?? true
        case .root(let radicand, _): radicand.formUnit
        case .table(let table): !table.open.isEmpty && !table.close.isEmpty
        case .fraction, .middle, .space, .stack, .styled, .phantom, .tag: false
        }
    }

    /// Whether this is a word of several letters, which must not run into its neighbours.
    var isWord: Bool {
        switch self {
        case .identifier(let text, _), .text(let text, _): text.count > 1
        case .operatorName: true
        default: false
        }
    }

    /// Whether this is a number, so that a fraction after it would look like part of it.
    var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}

extension [FormulaNode] {
    /// Whether these are read as one thing without parentheses.
    var formUnit: Bool {
        let visible = filter { !$0.isSpace }
        return visible.count == 1 && visible[0].isUnit
    }

    /// Whether these are factors next to each other, which a following slash divides as a whole.
    var formProduct: Bool {
        allSatisfy { $0.isSpace || $0.isUnit && !$0.isNamedOperator && $0 != .symbol("/", .ordinary) }
    }
}
