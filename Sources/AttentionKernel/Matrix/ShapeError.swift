/// Stops the program at a lesson's own line, in optimised builds too.
///
/// The message names both shapes and both roles: `matmul: the left matrix is 2×3 and the right one 2×2; …`.
@inline(never)
package func stop(_ message: String, file: StaticString, line: UInt) -> Never {
    fatalError(message, file: file, line: line)
}

extension DenseMatrix {
    /// The matrix's size as messages write it: `2×3`.
    package var shape: String { "\(rows)×\(columns)" }
}
