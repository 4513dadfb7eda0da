/// Mutations that fix a condition, or remove a branch or statement.
extension MutationFinder {
    /// Replaces the condition of `if`, `guard` or `?` by a constant.
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

    /// Removes each statement within a block, but no `return` or declaration, which the code needs to compile.
    mutating func removeStatements() {
        for statement in statements where statement.depth > 0 && statement.kind != .declaration {
            guard let first = tokens.firstIndex(where: { $0.start == statement.range.lowerBound }),
                tokens[first].word != .return, !printed.contains(first)
            else { continue }
            remove(statement.range)
        }
        for index in tokens.indices where tokens[index].word == .else && kind(index + 1) == .leftBrace {
            guard kind(index - 1) == .rightBrace, let end = partners[index + 1] else { continue }
            remove(tokens[index - 1].end..<tokens[end].end)
        }
    }
}
