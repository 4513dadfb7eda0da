/// A mask as the fused path reads it: a band of keys that moves with the query, and what must be looked up.
struct VisibleKeys: Sendable {
    /// Query i sees no key before `i + firstOffset`.
    private(set) var firstOffset: Int
    /// Query i sees no key after `i + lastOffset`.
    private(set) var lastOffset: Int
    /// The keys that are no padding, as a range from the first to the last.
    private(set) var realRange: Range<Int>
    /// True for a real key; empty when every key of `realRange` is one.
    private(set) var real: [Bool] = []
    /// Pairs of query and key, and what a pair must hold to be seen.
    private(set) var pairs: [(table: [[Bool]], seen: Bool)] = []
    /// Numbers added to the scores; −∞ hides.
    private(set) var additive: [Matrix] = []

    init(_ mask: Mask, queryCount: Int, keyCount: Int) {
        firstOffset = -queryCount
        lastOffset = keyCount
        realRange = 0..<keyCount
        for rule in mask.rules {
            switch rule {
            case .causal(let corner):
                lastOffset = min(lastOffset, corner.offset(queryCount, keyCount))
            case .window(let left, let right, let corner):
                let offset = corner.offset(queryCount, keyCount)
                // Nothing is further away than this; `Int.max` is a way to say "no limit".
                let farthest = queryCount + keyCount
                firstOffset = max(firstOffset, offset - max(-farthest, min(left, farthest)))
                lastOffset = min(lastOffset, offset + max(-farthest, min(right, farthest)))
            case .allow(let table):
                pairs.append((table, true))
            case .block(let table):
                pairs.append((table, false))
            case .padding(let keys):
                real = real.isEmpty ? keys : zip(real, keys).map { $0 && $1 }
            case .additive(let numbers):
                additive.append(numbers)
            }
        }
        if !real.isEmpty {
            let first = real.firstIndex(of: true) ?? 0
            let end = (real.lastIndex(of: true) ?? -1) + 1
            realRange = first..<max(first, end)
            if real[realRange].allSatisfy({ $0 }) { real = [] }
        }
    }

    /// The keys that at least one of these queries may see.
    func range(forQueries queries: Range<Int>) -> Range<Int> {
        let first = max(realRange.lowerBound, queries.lowerBound + firstOffset)
        let end = min(realRange.upperBound, queries.upperBound + lastOffset)
        return first..<max(first, end)
    }

    /// The keys of these that one of the queries may not see, from the first to the last; none where each sees each.
    func partlyHidden(queries: Range<Int>, keys: Range<Int>) -> Range<Int> {
        real.isEmpty && pairs.isEmpty && additive.isEmpty ? outsideBand(queries: queries, keys: keys) : keys
    }

    /// The keys of these that the band hides from one of the queries, from the first to the last.
    func outsideBand(queries: Range<Int>, keys: Range<Int>) -> Range<Int> {
        // Every query sees what the last one sees at the left and the first one at the right.
        let first = queries.upperBound - 1 + firstOffset
        let end = queries.lowerBound + lastOffset + 1
        let lower = keys.lowerBound < first ? keys.lowerBound : min(max(end, keys.lowerBound), keys.upperBound)
        let upper = keys.upperBound > end ? keys.upperBound : min(first, keys.upperBound)
        return lower..<max(lower, upper)
    }
}

extension Mask.Corner {
    /// How many keys to the right of its own number a query sits.
    func offset(_ queryCount: Int, _ keyCount: Int) -> Int {
        switch self {
        case .topLeft: 0
        case .bottomRight: keyCount - queryCount
        }
    }
}
