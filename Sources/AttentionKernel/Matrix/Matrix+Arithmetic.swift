import StepTrace

extension Matrix {
    /// The sum, number by number; a matrix of one row or one column is repeated to fit, as a bias is.
    public static func + (left: Matrix, right: Matrix) -> Matrix {
        combined("+", left, right) { $0 + $1 }.withRole(ofSum: left, right)
    }

    /// The difference, number by number; a matrix of one row or one column is repeated to fit.
    public static func - (left: Matrix, right: Matrix) -> Matrix {
        let difference = combined("−", left, right) { $0 - $1 }
        // What shares change by is no share.
        return left.role == .share ? difference : difference.withRole(of: left)
    }

    /// Every number times the factor.
    public static func * (matrix: Matrix, factor: Double) -> Matrix {
        matrix.map { $0 * factor }.withRole(of: matrix)
    }

    /// Every number times the factor.
    public static func * (factor: Double, matrix: Matrix) -> Matrix { matrix * factor }

    /// Every number divided by the divisor.
    public static func / (matrix: Matrix, divisor: Double) -> Matrix {
        matrix.map { $0 / divisor }.withRole(of: matrix)
    }

    /// Every number with the other sign.
    public static prefix func - (matrix: Matrix) -> Matrix { matrix.map { -$0 } }

    /// With the role of what this is a sum or a multiple of, where that tells what it is: half the sum of shares is a
    /// share, and scaled scores are scores.
    private func withRole(of matrix: Matrix) -> Matrix {
        let tells = matrix.role == .score || matrix.role == .share || matrix.role == .gradient
        guard tells, matrix.values.count == values.count else { return self }
        var result = self
        result.role = matrix.role
        result.hidden = matrix.hidden
        return result
    }

    private func withRole(ofSum left: Matrix, _ right: Matrix) -> Matrix {
        guard left.role == .share else { return withRole(of: left) }
        guard right.role == .share else { return self }
        var result = withRole(of: left)
        let areHidden = !left.hidden.isEmpty && !right.hidden.isEmpty
        result.hidden = areHidden ? zip(left.hidden, right.hidden).map { $0 && $1 } : []
        return result
    }

    @available(
        *, unavailable, message: "use `matmul` for the matrix product, `hadamard` for the product number by number"
    )
    public static func * (left: Matrix, right: Matrix) -> Matrix { left.matmul(right) }

    @available(*, unavailable, message: "use `dividedElementwise(by:)` for the quotient number by number")
    public static func / (left: Matrix, right: Matrix) -> Matrix { left.dividedElementwise(by: right) }

    /// The product number by number, not the matrix product; shapes are as for `+`.
    public func hadamard(_ other: Matrix, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        let product = Matrix.combined("hadamard", self, other, file, line) { $0 * $1 }
        // Weights that are partly erased are still shares.
        func isErased(_ weights: Matrix, by factors: Matrix) -> Bool {
            weights.role == .share && factors.values.allSatisfy { (0...1).contains($0) }
        }
        return isErased(self, by: other)
            ? product.withRole(of: self)
            : isErased(other, by: self) ? product.withRole(of: other) : product
    }

    /// The quotient number by number; shapes are as for `+`.
    public func dividedElementwise(by other: Matrix, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        Matrix.combined("dividedElementwise", self, other, file, line) { $0 / $1 }
    }

    /// The matrix of what the closure gives for each number.
    public func map<Failure: Error>(_ transform: (Double) throws(Failure) -> Double) throws(Failure) -> Matrix {
        var result = Matrix(uncheckedRows: rows, columns: columns, values: try values.map(transform))
        result.rowLabels = rowLabels
        result.columnLabels = columnLabels
        return result
    }

    /// Both matrices number by number, one row or one column being repeated to fit.
    @inline(__always)
    package static func combined(
        _ name: String, _ left: Matrix, _ right: Matrix, _ file: StaticString = #filePath, _ line: UInt = #line,
        with operation: (Double, Double) -> Double
    ) -> Matrix {
        let rows = left.rows == 1 ? right.rows : left.rows
        let columns = left.columns == 1 ? right.columns : left.columns
        guard right.rows == rows || right.rows == 1, right.columns == columns || right.columns == 1 else {
            stopCombining(name, left, right, file, line)
        }
        var numbers: [Double] = []
        numbers.reserveCapacity(rows * columns)
        if left.rows == right.rows, left.columns == right.columns {
            for index in 0..<left.values.count { numbers.append(operation(left.values[index], right.values[index])) }
        } else {
            let (leftDown, leftAcross) = (left.rows == 1 ? 0 : left.columns, left.columns == 1 ? 0 : 1)
            let (rightDown, rightAcross) = (right.rows == 1 ? 0 : right.columns, right.columns == 1 ? 0 : 1)
            for row in 0..<rows {
                for column in 0..<columns {
                    numbers.append(
                        operation(
                            left.values[row * leftDown + column * leftAcross],
                            right.values[row * rightDown + column * rightAcross]))
                }
            }
        }
        var result = Matrix(uncheckedRows: rows, columns: columns, values: numbers)
        result.rowLabels =
            left.rows == rows && !left.rowLabels.isEmpty ? left.rowLabels : right.rows == rows ? right.rowLabels : []
        result.columnLabels =
            left.columns == columns && !left.columnLabels.isEmpty
            ? left.columnLabels : right.columns == columns ? right.columnLabels : []
        return result
    }

    /// Stands alone, so that it is not repeated wherever two matrices are combined.
    @inline(never)
    private static func stopCombining(
        _ name: String, _ left: Matrix, _ right: Matrix, _ file: StaticString, _ line: UInt
    ) -> Never {
        stop(
            "\(name): the left matrix is \(left.shape) and the right one \(right.shape); "
                + "shapes must be equal, or one of them have a single row or column",
            file: file, line: line)
    }
}
