/// How a step was made from its operands: enough to write out the arithmetic of each of its numbers.
public enum Operation: Sendable, Hashable {
    /// A value that the computation was given: Q, K, V, a weight matrix, a mask.
    case given
    /// A step that a lesson recorded itself; nothing is known of its arithmetic.
    case recorded
    /// `A Bᵀ`: entry (i, j) is row i of A times row j of B.
    case matmulTransposed
    /// `A B`: entry (i, j) is row i of A times column j of B.
    case matmul
    /// `A W + b`, b being optional.
    case project
    /// `A × factor`.
    case scale(Double)
    /// `A + B`.
    case add
    /// `A + M`, where M holds 0 and −∞ (or an additive mask).
    case mask
    /// `cap × tanh(A / cap)`.
    case softcap(Double)
    /// The largest entry of each row of A: one column.
    case rowMaximum
    /// `e^(A − m)`, m being one number a row.
    case expMinus
    /// The sum of each row of A: one column.
    case rowSum
    /// `A / l`, l being one number a row.
    case divide
}
