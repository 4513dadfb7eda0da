/// Branches and statements taken away.
extension MutationFinder {
    /// Takes one branch always: the condition of `if`, `guard` and `?` becomes a constant.
    mutating func changeCondition(at index: Int) {
        var range: ClosedRange<Int>?
        switch tokens[index].word {
        case .if, .guard: range = condition(startingAt: index + 1)
        case nil where tokens[index].kind == .infixQuestion: range = condition(endingAt: index - 1)
        default: break
        }
        guard let range, range.count > 1 || tokens[range.lowerBound].kind != .keyword else { return }
        change(bytes(range), to: "true")
        change(bytes(range), to: "false")
    }

    /// Statements within blocks, one at a time; a `return` or a declaration is needed to compile.
    mutating func takeOutStatements() {
        for statement in statements where statement.depth > 0 && statement.kind != .declaration {
            guard let first = tokens.firstIndex(where: { $0.start == statement.range.lowerBound }),
                tokens[first].word != .return, !printed.contains(first)
            else { continue }
            takeOut(statement.range)
        }
        for index in tokens.indices where tokens[index].word == .else && kind(index + 1) == .leftBrace {
            guard kind(index - 1) == .rightBrace, let end = partners[index + 1] else { continue }
            takeOut(tokens[index - 1].end..<tokens[end].end)
        }
    }
}
