/// What a query gets when every key is hidden from it.
public enum EmptyRows: Sendable, Hashable {
    /// Weights and output of zero (PyTorch, flash-attention).
    case zero
    /// What the formula gives without care: 0/0.
    case notANumber
    /// Equal weights over all keys, so the mean of the values (JAX, MLX).
    case uniform
    /// The program stops and names the row.
    case error
}
