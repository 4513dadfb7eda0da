/// Why the shapes of matrices or a mask do not fit together, as a message for the author of the call.
struct ShapeFault: Equatable {
    let message: String

    /// Nil when everything fits.
    init?(_ q: [FloatMatrix], _ k: [FloatMatrix], _ v: [FloatMatrix], mask: Mask) {
        let fault =
            Self.ofHeads(q.count, k.count, v.count) ?? Self.ofRole("Q", q) ?? Self.ofRole("K", k) ?? Self.ofRole("V", v)
            ?? Self.betweenRoles(q.first, k.first, v.first)
            ?? Self.ofMask(mask, queries: q.first?.rows ?? 0, keys: k.first?.rows ?? 0)
        guard let fault else { return nil }
        message = "fusedAttention: " + fault
    }

    private static func ofHeads(_ queries: Int, _ keys: Int, _ values: Int) -> String? {
        if keys != values {
            return "K has \(keys) heads and V has \(values); each key head needs its value head."
        }
        if queries == 0 ? keys != 0 : keys == 0 || queries % keys != 0 {
            return "Q has \(queries) heads and K has \(keys); the key heads must divide the query heads evenly."
        }
        return nil
    }

    private static func ofRole(_ role: String, _ heads: [FloatMatrix]) -> String? {
        for (index, head) in heads.enumerated() where head.shape != heads[0].shape {
            return "\(role) of head 0 is \(heads[0].shape) and \(role) of head \(index) is \(head.shape); "
                + "heads must have one shape."
        }
        return nil
    }

    private static func betweenRoles(_ q: FloatMatrix?, _ k: FloatMatrix?, _ v: FloatMatrix?) -> String? {
        guard let q, let k, let v else { return nil }
        if q.columns != k.columns {
            return "Q is \(q.shape) and K is \(k.shape); a query and a key must have as many columns."
        }
        if k.rows != v.rows {
            return "K is \(k.shape) and V is \(v.shape); each key (row of K) needs its value (row of V)."
        }
        return nil
    }

    private static func ofMask(_ mask: Mask, queries: Int, keys: Int) -> String? {
        for rule in mask.rules {
            switch rule {
            case .causal, .window:
                continue
            case .allow(let table), .block(let table):
                let odd = table.firstIndex { $0.count != keys }
                if table.count == queries, odd == nil { continue }
                let found = odd.map { "\(table.count) rows, row \($0) of \(table[$0].count)" } ?? "\(table.count) rows"
                return "the mask has \(found) and the scores are \(queries)×\(keys); they must agree."
            case .padding(let real):
                if real.count == keys { continue }
                return "the padding mask has \(real.count) keys and K has \(keys) rows; they must agree."
            case .additive(let numbers):
                if numbers.rows == queries, numbers.columns == keys { continue }
                return "the additive mask is \(numbers.shape) and the scores are "
                    + "\(queries)×\(keys); they must agree."
            }
        }
        return nil
    }
}
