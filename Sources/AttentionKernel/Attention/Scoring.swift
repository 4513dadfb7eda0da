/// How well a key fits a query: the function that makes a score of two vectors.
public struct Scoring: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case dotProduct
        case general(Matrix)
        case additive(query: Matrix, key: Matrix, vector: [Double], bias: [Double]?)
        case cosine
    }

    enum Scale: Sendable, Hashable {
        case none
        /// 1/√dK, dK being the columns of Q.
        case inverseRootOfWidth
        case factor(Double)
    }

    let kind: Kind
    let scale: Scale

    /// `q·k / √dK`, dK being the columns of Q.
    ///
    /// Vaswani et al. 2017, eq. 1.
    public static let scaledDotProduct = Scoring(kind: .dotProduct, scale: .inverseRootOfWidth)

    /// `q·k`, not scaled.
    ///
    /// Luong et al. 2015, eq. 8, “dot”.
    public static let dotProduct = Scoring(kind: .dotProduct, scale: .none)

    /// `scale × q·k`.
    ///
    /// The scale is a multiplier; TransformerLens's `attn_scale` is a divisor.
    public static func dotProduct(scale: Double) -> Scoring { Scoring(kind: .dotProduct, scale: .factor(scale)) }

    /// `q W k`, W being dQ × dK, not scaled.
    ///
    /// Luong et al. 2015, eq. 8, “general”.
    public static func general(_ weight: Matrix) -> Scoring { Scoring(kind: .general(weight), scale: .none) }

    /// `v · tanh(q W + k U + b)`, not scaled.
    ///
    /// Bahdanau et al. 2015, appendix A.1.2; Luong’s “concat” has W above U in one matrix.
    ///
    /// - Parameters:
    ///   - query: W, dQ × units.
    ///   - key: U, dK × units.
    ///   - vector: v, one number a unit.
    ///   - bias: b, one number a unit, or none.
    public static func additive(query: Matrix, key: Matrix, vector: [Double], bias: [Double]? = nil) -> Scoring {
        Scoring(kind: .additive(query: query, key: key, vector: vector, bias: bias), scale: .none)
    }

    /// The cosine of the angle between q and k, not scaled; a vector of length 0 has no angle and gives NaN.
    public static let cosine = Scoring(kind: .cosine, scale: .none)
}
