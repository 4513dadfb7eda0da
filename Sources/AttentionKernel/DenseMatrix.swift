/// Numbers in rows and columns, row-major; a sequence is one row per token.
///
/// Lessons know it by two names: `Matrix` (double precision) and `FloatMatrix` (single precision).
public struct DenseMatrix<Scalar: BinaryFloatingPoint & SIMDScalar & Sendable>: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    /// `rows × columns` numbers, row by row.
    public var values: [Scalar]
    /// Names of the rows, or none.
    public internal(set) var rowLabels: [String] = []
    /// Names of the columns, or none.
    public internal(set) var columnLabels: [String] = []

    init(uncheckedRows rows: Int, columns: Int, values: [Scalar]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }
}

/// A matrix of double-precision numbers: what lessons, traces and gradients use.
public typealias Matrix = DenseMatrix<Double>

/// A matrix of single-precision numbers: what the fused path uses.
public typealias FloatMatrix = DenseMatrix<Float>
