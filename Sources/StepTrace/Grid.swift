/// A rectangle of numbers, row by row: the value of every traced step.
public struct Grid: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    /// `rows × columns` numbers, row-major.
    public var values: [Double]

    /// - Precondition: `values.count == rows * columns`.
    public init(rows: Int, columns: Int, values: [Double]) {
        precondition(rows >= 0 && columns >= 0 && values.count == rows * columns)
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// It has that row and that column.
    package func holds(_ row: Int, _ column: Int) -> Bool { (0..<rows).contains(row) && (0..<columns).contains(column) }

    public subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// The numbers of one row, left to right.
    public func row(_ index: Int) -> ArraySlice<Double> {
        values[(index * columns)..<((index + 1) * columns)]
    }
}

extension Double {
    /// It is another number; NaN is like NaN.
    package func differs(from other: Double) -> Bool { self != other && !(isNaN && other.isNaN) }
}
