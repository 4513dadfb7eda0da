extension Mask {
    /// The mask as numbers to add to Lq × Lk scores: 0 where a key takes part, −∞ where it is hidden, and whatever
    /// additive masks say.
    ///
    /// Nil when there is no rule at all. Stops the program when a rule has another shape.
    package func numbers(queries: Int, keys: Int, file: StaticString, line: UInt) -> Matrix? {
        if rules.isEmpty { return nil }
        var result = Matrix(uncheckedRows: queries, columns: keys, values: Array(repeating: 0, count: queries * keys))
        for rule in rules { rule.apply(to: &result, file: file, line: line) }
        return result
    }
}

extension Mask.Rule {
    fileprivate func apply(to mask: inout Matrix, file: StaticString, line: UInt) {
        let (queries, keys) = (mask.rows, mask.columns)
        switch self {
        case .causal(let corner):
            keep(in: &mask) { query, _ in Int.min...(query + corner.offset(queries: queries, keys: keys)) }
        case .window(let left, let right, let corner):
            guard left >= 0, right >= 0 else {
                stop("window: left is \(left) and right \(right); both count keys, from 0 up", file: file, line: line)
            }
            keep(in: &mask) { query, _ in
                let centre = query + corner.offset(queries: queries, keys: keys)
                // A window wider than the keys may be given as Int.max.
                return (centre - min(left, queries + keys))...(centre + min(right, queries + keys))
            }
        case .allow(let pairs), .block(let pairs):
            let isAllow = if case .allow = self { true } else { false }
            guard pairs.count == queries, pairs.allSatisfy({ $0.count == keys }) else {
                let shape = "\(pairs.count)×\(pairs.first?.count ?? 0)"
                stop(
                    "mask: .\(isAllow ? "allow" : "block") is \(shape) and the scores are \(queries)×\(keys); "
                        + "it needs one row for each query and one entry for each key",
                    file: file, line: line)
            }
            for query in 0..<queries {
                for key in 0..<keys where pairs[query][key] != isAllow { mask.values[query * keys + key] = -.infinity }
            }
        case .padding(let real):
            guard real.count == keys else {
                stop(
                    "mask: .padding names \(real.count) keys and the scores are \(queries)×\(keys); "
                        + "it needs one entry for each of the \(keys) keys",
                    file: file, line: line)
            }
            for query in 0..<queries {
                for key in 0..<keys where !real[key] { mask.values[query * keys + key] = -.infinity }
            }
        case .additive(let numbers):
            guard numbers.rows == queries, numbers.columns == keys else {
                stop(
                    "mask: .additive is \(numbers.shape) and the scores are \(queries)×\(keys); the shapes must be equal",
                    file: file, line: line)
            }
            for index in 0..<mask.values.count {
                let hidden = mask.values[index] == -.infinity || numbers.values[index] == -.infinity
                mask.values[index] = hidden ? -.infinity : mask.values[index] + numbers.values[index]
            }
        }
    }

    private func keep(in mask: inout Matrix, _ range: (Int, Int) -> ClosedRange<Int>) {
        for query in 0..<mask.rows {
            let seen = range(query, mask.columns)
            for key in 0..<mask.columns where !seen.contains(key) {
                mask.values[query * mask.columns + key] = -.infinity
            }
        }
    }
}

extension Mask.Corner {
    /// The key at which query 0 sits.
    func offset(queries: Int, keys: Int) -> Int {
        switch self {
        case .topLeft: 0
        case .bottomRight: keys - queries
        }
    }
}
