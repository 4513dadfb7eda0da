package import StepTrace

/// Numbers in rows and columns, row-major; a sequence is one row per token.
///
/// Lessons know it by two names: `Matrix` (double precision) and `FloatMatrix` (single precision). Two matrices are equal
/// when their shapes and numbers are; labels and roles only say what the numbers are.
public struct DenseMatrix<Scalar: BinaryFloatingPoint & SIMDScalar & Sendable>: Sendable {
    /// How many rows there are.
    public let rows: Int
    /// How many columns there are.
    public let columns: Int
    /// `rows × columns` numbers, row by row.
    public var values: [Scalar]
    /// Names of the rows, or none.
    public package(set) var rowLabels: [String] = []
    /// Names of the columns, or none.
    public package(set) var columnLabels: [String] = []
    /// What the numbers are, as far as the kernel knows; a picture of the matrix takes its colours from it.
    package var role: Step.Role = .vector
    /// Of each number whether it is 0 because a mask hides its key; empty where no mask does.
    package var hidden: [Bool] = []

    package init(uncheckedRows rows: Int, columns: Int, values: [Scalar]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// A matrix of the numbers given row by row.
    ///
    /// Stops the program unless there are `rows × columns` of them.
    public init(rows: Int, columns: Int, values: [Scalar], file: StaticString = #filePath, line: UInt = #line) {
        guard rows >= 0, columns >= 0, values.count == rows * columns else {
            stop(
                "Matrix: \(rows)×\(columns) takes \(rows * columns) values; \(values.count) were given",
                file: file, line: line)
        }
        self.init(uncheckedRows: rows, columns: columns, values: values)
    }

    /// A matrix of one number everywhere.
    public init(rows: Int, columns: Int, repeating value: Scalar, file: StaticString = #filePath, line: UInt = #line) {
        guard rows >= 0, columns >= 0 else {
            stop("Matrix: \(rows)×\(columns) is no shape; rows and columns count from 0 up", file: file, line: line)
        }
        self.init(uncheckedRows: rows, columns: columns, values: Array(repeating: value, count: rows * columns))
    }

    /// The entry at a row and a column, both counted from 0.
    public subscript(row: Int, column: Int, file: StaticString = #filePath, line: UInt = #line) -> Scalar {
        get {
            check(row, column, file, line)
            return values[row * columns + column]
        }
        set {
            check(row, column, file, line)
            values[row * columns + column] = newValue
        }
    }

    @inline(__always)
    private func check(_ row: Int, _ column: Int, _ file: StaticString, _ line: UInt) {
        if row < 0 || row >= rows || column < 0 || column >= columns { stopReading(row, column, file, line) }
    }

    @inline(never)
    private func stopReading(_ row: Int, _ column: Int, _ file: StaticString, _ line: UInt) -> Never {
        stop("Matrix: entry [\(row), \(column)] of a \(shape) matrix; both count from 0", file: file, line: line)
    }
}

extension DenseMatrix: Hashable {
    public static func == (first: Self, second: Self) -> Bool {
        first.rows == second.rows && first.columns == second.columns && first.values == second.values
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(rows)
        hasher.combine(columns)
        hasher.combine(values)
    }
}

extension DenseMatrix: ExpressibleByArrayLiteral {
    /// `[[1, 2], [3, 4]]`: one array a row, all of the same length.
    public init(arrayLiteral rows: [Scalar]...) {
        self.init(rows)
    }

    /// Rows from arrays, which must all be of the same length.
    public init(_ rows: [[Scalar]], file: StaticString = #filePath, line: UInt = #line) {
        let columns = rows.first?.count ?? 0
        for (index, row) in rows.enumerated() where row.count != columns {
            stop(
                "Matrix: row 0 has \(columns) entries and row \(index) has \(row.count); all need the same number",
                file: file, line: line)
        }
        self.init(uncheckedRows: rows.count, columns: columns, values: rows.flatMap { $0 })
    }
}

/// A matrix of double-precision numbers: what lessons, traces and gradients use.
public typealias Matrix = DenseMatrix<Double>

/// A matrix of single-precision numbers: what the fused path uses.
public typealias FloatMatrix = DenseMatrix<Float>

extension FloatMatrix {
    /// The same numbers, rounded to single precision.
    public init(_ matrix: Matrix) {
        self.init(uncheckedRows: matrix.rows, columns: matrix.columns, values: matrix.values.map { Float($0) })
        describe(as: matrix)
    }
}

extension Matrix {
    /// The same numbers, exactly.
    public init(_ matrix: FloatMatrix) {
        self.init(uncheckedRows: matrix.rows, columns: matrix.columns, values: matrix.values.map { Double($0) })
        describe(as: matrix)
    }
}

extension DenseMatrix {
    /// Takes over what is known of the numbers of a matrix of the same shape.
    fileprivate mutating func describe<Other>(as matrix: DenseMatrix<Other>) {
        rowLabels = matrix.rowLabels
        columnLabels = matrix.columnLabels
        role = matrix.role
        hidden = matrix.hidden
    }
}
