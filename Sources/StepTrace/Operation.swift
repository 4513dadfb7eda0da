/// How a step was made from its operands: enough to write out the arithmetic of each of its numbers.
///
/// `A`, `B`, … are the operands in their order. In the element-wise operations an operand of one row is repeated down
/// and one of one column is repeated across.
public enum Operation: Sendable, Hashable {
    // What a computation starts from.

    /// A value that the computation was given: Q, K, V, a weight matrix, a mask.
    case given
    /// A step that a lesson recorded itself; nothing is known of its arithmetic.
    case recorded

    // The same numbers, elsewhere.

    /// The numbers of another step, often one of a nested trace.
    case copy
    /// Columns of A, from that one on: what one head sees of a projection.
    case columns(from: Int)
    /// Rows of A, from that one on.
    case rows(from: Int)
    /// Rows become columns: entry (i, j) is entry (j, i) of A.
    case transpose
    /// The operands side by side: all columns of A, then those of B, ….
    case concatenate
    /// The operands one below the other: all rows of A, then those of B, ….
    case stack

    // Products of matrices.

    /// `A Bᵀ`: entry (i, j) is row i of A times row j of B.
    case matmulTransposed
    /// `A B`: entry (i, j) is row i of A times column j of B.
    case matmul
    /// `Aᵀ B`: entry (i, j) is column i of A times column j of B.
    case transposedMatmul
    /// `A B`, where a weight in A of exactly 0 leaves its row of B out, even when that row holds NaN or ∞.
    case weightedSum
    /// `A W + b`, b being optional and one row.
    case project
    /// Entry (i, j) is the sum over u of `v(u) · tanh(A(i, u) + B(j, u))`; the third operand v is one row.
    case additiveScore
    /// The gradient of `additiveScore`: `dS(i, j) · v(u) · (1 − tanh²(A(i, u) + B(j, u)))`, summed over j for entry (i, u) of A's
    /// gradient, or over i for entry (j, u) of B's. The operands are dS, A, B, v.
    case additiveScoreGradient(ofKeys: Bool)

    // Number by number.

    /// `A × factor`.
    case scale(Double)
    /// `A + B`.
    case add
    /// `A − B`.
    case subtract
    /// `A × B`, number by number.
    case multiply
    /// `A × B`, number by number, where a weight in A of exactly 0 gives 0, even when B holds NaN or ∞.
    case weigh
    /// `A / B`; where B is 0, the number given instead, or 0/0 = NaN if there is none.
    case divide(emptyRow: Double?)
    /// The larger of A and B.
    case maximum
    /// `A + M`, where M holds 0 and −∞ (or an additive mask); exactly −∞ where M is, whatever A holds.
    case mask
    /// `cap × tanh(A / cap)`.
    case softcap(Double)
    /// The slope of `softcap`: `1 − tanh²(A / cap)`.
    case softcapSlope(Double)
    /// `e^(A − m)`; 0 where A is −∞, whatever m holds.
    case expMinus
    /// `1 / √(A + ε)`.
    case reciprocalRoot(epsilon: Double)
    /// A function of one number.
    case apply(Function)

    // Sums and the like.

    /// The largest entry of each row, over all operands: one column.
    case rowMaximum
    /// The sum of each row, over all operands: one column.
    case rowSum
    /// The mean of each row of A: one column.
    case rowMean
    /// The mean of the squares of each row of A: one column.
    case rowMeanSquare
    /// The length of each row of A, the root of its sum of squares: one column.
    case rowNorm
    /// The sum of each column of A: one row.
    case columnSum

    // Positions.

    /// The sine of `A(p) / base^(2i/d)` in the first column of pair i, its cosine in the second.
    case sinusoid(PairLayout, base: Double)
    /// Entry (p, i) is `A(p) / base^(2i/width)`: the angle by which the rotary embedding turns pair i.
    case angles(base: Double, width: Int)
    /// Pairs of columns of A turned by angles with the cosines B and the sines C.
    case rotate(PairLayout)
    /// Entry (i, j) is `−slope · |i + offset − j|`.
    case distancePenalty(slope: Double, offset: Int)

    /// A function of one number, applied to each.
    public enum Function: String, Sendable, Hashable, CaseIterable {
        /// `max(0, x)`.
        case relu
        /// `x Φ(x)`, Φ being the normal distribution.
        case gelu
        /// `x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
        case geluTanh = "gelu-tanh"
        /// `x / (1 + e⁻ˣ)`.
        case silu
        case tanh
        /// `x + 1` above 0, `eˣ` below: linear attention's feature map.
        case eluPlusOne = "elu-plus-one"
        case cosine
        case sine
        case logarithm = "log"
        /// The slope of `relu`: 1 above 0, else 0.
        case reluSlope = "relu-slope"
        /// The slope of `gelu`.
        case geluSlope = "gelu-slope"
        /// The slope of `geluTanh`.
        case geluTanhSlope = "gelu-tanh-slope"
        /// The slope of `silu`.
        case siluSlope = "silu-slope"
        /// The slope of `tanh`: `1 − tanh² x`.
        case tanhSlope = "tanh-slope"
        /// The slope of `eluPlusOne`: 1 above 0, else `eˣ`.
        case eluPlusOneSlope = "elu-plus-one-slope"
    }

    /// Which columns are taken as a pair.
    public enum PairLayout: String, Sendable, Hashable, CaseIterable {
        /// Columns 2i and 2i + 1 (GPT-J).
        case interleaved
        /// Columns i and i + half the width (GPT-NeoX, Llama).
        case halves
    }
}
