/// The keys and values of the tokens so far, kept so that a further token need not compute them again.
///
/// A cache belongs to one layer: it grows by one row of projected keys and values for each token.
public struct KeyValueCache: Sendable, Hashable {
    /// Lk × (key heads × dK), all heads side by side; 0 × 0 at first.
    public private(set) var keys = Matrix(uncheckedRows: 0, columns: 0, values: [])
    /// Lk × (key heads × dV), all heads side by side; 0 × 0 at first.
    public private(set) var values = Matrix(uncheckedRows: 0, columns: 0, values: [])

    public init() {}

    /// How many tokens it holds.
    public var count: Int { keys.rows }

    /// Adds the keys and values of further tokens, one row each.
    public mutating func append(
        keys newKeys: Matrix, values newValues: Matrix, file: StaticString = #filePath, line: UInt = #line
    ) {
        guard newKeys.rows == newValues.rows else {
            stop(
                "KeyValueCache: the new keys are \(newKeys.shape) and the new values \(newValues.shape); "
                    + "both need one row a token",
                file: file, line: line)
        }
        guard count == 0 || (keys.columns == newKeys.columns && values.columns == newValues.columns) else {
            stop(
                "KeyValueCache: it holds keys \(keys.shape) and values \(values.shape), the new ones are "
                    + "\(newKeys.shape) and \(newValues.shape); columns must be equal (one cache serves one layer)",
                file: file, line: line)
        }
        keys = Matrix.stacked(keys, newKeys)
        values = Matrix.stacked(values, newValues)
    }
}
