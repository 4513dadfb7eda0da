import Testing

@testable import LessonRunner

/// What makes two shapes fit that do not.
@Suite struct ShapeMismatchTests {
    @Test(arguments: [
        ("matmul", "4×2", "3×2", "the transposed right one fits: `a.matmul(b.transposed)`"),
        ("matmul", "4×2", "4×3", "the transposed left one fits: `a.transposed.matmul(b)`"),
        ("matmul", "4×2", "3×4", "in the other order they fit: `b.matmul(a)`"),
        ("matmul", "4×2", "3×5", "look where each of the two comes from, and at its `rows` and `columns`"),
        ("+", "4×2", "2×4", "rows and columns of one change places in `x.transposed`, and both are of one shape"),
        ("hadamard", "4×2", "3×2", "look where each of the two comes from, and at its `rows` and `columns`"),
    ])
    func remedies(_ operation: String, _ left: String, _ right: String, _ remedy: String) {
        let message = "\(operation): the left matrix is \(left) and the right one \(right); they do not fit"
        #expect(ShapeMismatch(message)?.remedy == remedy)
    }

    @Test func nothingElseIsAboutShapes() {
        #expect(ShapeMismatch("row: row 3 of a 2×2 matrix; rows count from 0")?.remedy == nil)
    }
}
