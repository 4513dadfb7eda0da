/// Which keys each query may attend to.
///
/// Rules combine with `&`: a key takes part when every rule allows it.
public struct Mask: Sendable, Hashable {
    /// Where a causal or window rule is anchored when there are not as many queries as keys.
    public enum Corner: Sendable, Hashable {
        /// Query i sits at key i (PyTorch's `is_causal`, JAX).
        case topLeft
        /// The last query sits at the last key (flash-attention, MLX; what a key–value cache needs).
        case bottomRight
    }

    enum Rule: Sendable, Hashable {
        case causal(Corner)
        case window(left: Int, right: Int, Corner)
        case allow([[Bool]])
        case block([[Bool]])
        case padding(keys: [Bool])
        case additive(Matrix)
    }

    let rules: [Rule]

    init(_ rules: [Rule]) {
        self.rules = rules
    }

    /// Every query sees every key.
    public static let none = Mask([])
    /// Query i sees keys j ≤ i + Lk − Lq: itself and what came before.
    public static let causal = Mask([.causal(.bottomRight)])

    /// As `causal`, anchored at the corner named.
    public static func causal(_ corner: Corner) -> Mask { Mask([.causal(corner)]) }

    /// True lets a query (row) see a key (column).
    public static func allow(_ pairs: [[Bool]]) -> Mask { Mask([.allow(pairs)]) }

    /// True hides a key (column) from a query (row).
    public static func block(_ pairs: [[Bool]]) -> Mask { Mask([.block(pairs)]) }

    /// True marks a real key, false padding; the same for every query.
    public static func padding(keys: [Bool]) -> Mask { Mask([.padding(keys: keys)]) }

    /// Numbers added to the scores, Lq × Lk; −∞ hides a key.
    public static func additive(_ numbers: Matrix) -> Mask { Mask([.additive(numbers)]) }

    /// Query i sees keys from i − left to i + right, both included.
    public static func window(left: Int, right: Int, _ corner: Corner = .bottomRight) -> Mask {
        Mask([.window(left: left, right: right, corner)])
    }

    public static func & (first: Mask, second: Mask) -> Mask { Mask(first.rules + second.rules) }
}
