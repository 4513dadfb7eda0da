/// Mutations that replace a name by its opposite, or by a name declared next to it.
extension MutationFinder {
    private static let opposites: [String: String] = {
        let pairs = [
            ("row", "column"), ("rows", "columns"), ("first", "last"), ("min", "max"), ("minimum", "maximum"),
            ("prefix", "suffix"), ("lower", "upper"), ("up", "down"), ("floor", "ceil"), ("sin", "cos"),
            ("query", "key"), ("queries", "keys"), ("left", "right"), ("start", "end"), ("before", "after"),
            ("height", "width"), ("insert", "remove"), ("union", "intersection"), ("all", "any"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.flatMap { [($0, $1), ($1, $0)] })
    }()

    /// Names declared together: the parameters of a function or closure, the elements of a tuple.
    struct NameGroup {
        var names: [String] = []
        /// The indices of the tokens that declare them.
        var tokens: Set<Int> = []
    }

    mutating func changeName(at index: Int, groups: [NameGroup]) {
        let name = text(index)
        let range = tokens[index].range
        if tokens[index].kind == .dollarIdentifier {
            guard let number = Int(name.dropFirst()) else { return }
            change(range, to: "$\(number + 1)")
            if number > 0 { change(range, to: "$\(number - 1)") }
            return
        }
        guard tokens[index].kind == .identifier, tokens[index].colour != .type, !isLabel(index) else { return }
        if let other = Self.opposite(of: name) { change(range, to: other) }
        guard kind(index - 1) != .period else { return }
        for group in groups where !group.tokens.contains(index) {
            guard let position = group.names.firstIndex(of: name) else { continue }
            for other in [position - 1, position + 1] where group.names.indices.contains(other) {
                change(range, to: group.names[other])
            }
        }
    }

    /// Whether a name labels an argument.
    func isLabel(_ index: Int) -> Bool {
        kind(index + 1) == .colon && [.leftParen, .comma, .leftSquare].contains(kind(index - 1))
    }

    /// The name with the first word that has an opposite replaced by it: `firstIndex` becomes `lastIndex`.
    static func opposite(of name: String) -> String? {
        var words: [String] = []
        for letter in name {
            if letter.isUppercase || words.isEmpty { words.append("") }
            words[words.count - 1].append(letter)
        }
        for (position, word) in words.enumerated() {
            guard let other = opposites[word.lowercased()] else { continue }
            words[position] = word.first?.isUppercase == true ? other.prefix(1).uppercased() + other.dropFirst() : other
            return words.joined()
        }
        return nil
    }

    /// The groups of names in the code.
    var nameGroups: [NameGroup] {
        tokens.indices.compactMap { index -> NameGroup? in
            switch tokens[index].kind {
            case .leftParen:
                let isOfFunction = headers.contains(index) && !isWithinParentheses(index)
                let isPattern = [.let, .var, .for].contains(tokens[max(0, index - 1)].word) && index > 0
                guard isOfFunction || isPattern, let end = partners[index] else { return nil }
                return group(in: index + 1..<end)
            case .leftBrace where !blocks.contains(index): return closureParameters(after: index)
            default: return nil
            }
        }.filter { $0.names.count > 1 }
    }

    /// Whether a token of a function's header is between the parentheses of its parameters.
    private func isWithinParentheses(_ index: Int) -> Bool {
        var position = index - 1
        while headers.contains(position) {
            if let close = partners[position], close > index { return true }
            position -= 1
        }
        return false
    }

    /// The last name before each colon or comma.
    private func group(in range: Range<Int>) -> NameGroup {
        var group = NameGroup()
        var index = range.lowerBound
        while index < range.upperBound {
            var last: Int?
            while index < range.upperBound, tokens[index].kind != .colon, tokens[index].kind != .comma {
                if tokens[index].kind == .identifier { last = index }
                index += 1
            }
            while index < range.upperBound, tokens[index].kind != .comma {
                index = (tokens[index].kind.nesting > 0 ? partners[index] : nil) ?? index
                index += 1
            }
            index += 1
            guard let last else { continue }
            group.names.append(text(last))
            group.tokens.insert(last)
        }
        return group
    }

    private func closureParameters(after brace: Int) -> NameGroup? {
        var index = brace + 1
        if kind(index) == .leftParen, let end = partners[index], tokens[min(end + 1, tokens.count - 1)].word == .in {
            return group(in: index + 1..<end)
        }
        while [.identifier, .comma, .wildcard].contains(kind(index)) { index += 1 }
        guard index > brace + 1, kind(index) != nil, tokens[index].word == .in else { return nil }
        return group(in: brace + 1..<index)
    }
}
