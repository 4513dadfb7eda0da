import StepTrace

/// Records a matrix under a name and gives it back, so that a computation of one's own can be followed step by step.
///
/// `let s = record("scores", q.matmul(k.transposed))`
@discardableResult
public func record(_ name: String, _ matrix: Matrix) -> Matrix {
    Recorder.record(TracedMatrix(matrix, name, "", .recorded, matrix.role).step)
    return matrix
}
