extension FormulaNode {
    /// Whether it reads as one unit without parentheses, wherever it is.
    var isUnit: Bool {
        switch self {
        case .identifier, .number, .operatorName, .fenced, .delimiter, .root: true
        case .symbol(_, let atomClass): atomClass == .ordinary || atomClass == .inner || atomClass == .closing
        case .text(let text, _): !text.contains(" ")
        case .accent(let accent, let base): !accent.isBrace && base.isUnit
        case .group(let nodes), .classed(let nodes, _): nodes.isUnit
        case .scripts(let scripts): scripts.base?.isUnit ?? true
        case .table(let table): !table.open.isEmpty && !table.close.isEmpty
        case .fraction, .middle, .space, .stack, .styled, .phantom, .tag: false
        }
    }

    /// Whether it is a word of several letters, which needs a space beside letters and digits.
    var isWord: Bool {
        switch self {
        case .identifier(let text, _), .text(let text, _): text.count > 1
        case .operatorName: true
        case .scripts(let scripts): scripts.base?.isWord ?? false
        default: false
        }
    }

    /// Whether it is a number, which a fraction after it would seem to extend.
    var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}

extension [FormulaNode] {
    /// Whether the parts read as one unit without parentheses.
    var isUnit: Bool {
        let parts = withFencesClosed
        if parts.count == 2, parts[0].isWord || parts[0].isNamedOperator { return parts[1].isFence }
        return parts.count == 1 && parts[0].isUnit
    }

    /// Whether the parts are a product, which a following slash divides as a whole.
    var isProduct: Bool {
        let parts = withFencesClosed
        return parts.indices.allSatisfy { index in
            if parts[index].isNamedOperator { return index + 1 < parts.count && parts[index + 1].isFence }
            return parts[index].isUnit && parts[index] != .symbol("/", .ordinary)
        }
    }

    /// The visible parts, with each pair of parentheses and its contents as one part.
    private var withFencesClosed: [FormulaNode] {
        var parts: [FormulaNode] = []
        var depth = 0
        for node in self where !node.isSpace {
            switch node.atomClass {
            case .opening: depth += 1
            case .closing where depth > 0:
                depth -= 1
                if depth == 0 { parts.append(.fenced(open: "(", body: [], close: ")")) }
            default: if depth == 0 { parts.append(node) }
            }
        }
        return depth == 0 ? parts : parts + [.middle("(")]
    }
}

extension FormulaFraction {
    /// Whether it is a derivative, ∂²f over ∂x∂y, whose denominator needs no parentheses.
    var isDerivative: Bool {
        guard let top = numerator.first?.withoutScripts, top == denominator.first?.withoutScripts else { return false }
        return (top == .symbol("∂", .ordinary) || top == .identifier("d", .italic)) && denominator.isProduct
    }
}

extension FormulaNode {
    fileprivate var withoutScripts: FormulaNode {
        if case .scripts(let scripts) = self, let base = scripts.base { base } else { self }
    }
}
