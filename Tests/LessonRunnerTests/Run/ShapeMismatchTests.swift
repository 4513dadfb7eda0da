import Testing

@testable import LessonRunner

/// What makes two shapes fit that do not.
@Suite struct ShapeMismatchTests {
    private static let look = "look where each of the two comes from, and at its `rows` and `columns`"
    private static let possibly = look + "; if both are the right ones, "

    @Test(arguments: [
        ("matmul", "4×2", "3×2", possibly + "the transposed right one would fit: `a.matmul(b.transposed)`"),
        ("matmul", "4×2", "4×3", possibly + "the transposed left one would fit: `a.transposed.matmul(b)`"),
        ("matmul", "4×2", "3×4", possibly + "they would fit in the other order: `b.matmul(a)`"),
        ("matmul", "4×2", "3×5", look),
        (
            "+", "4×2", "2×4",
            possibly + "rows and columns of one change places in `x.transposed`, and both are of one shape"
        ),
        ("hadamard", "4×2", "3×2", look),
    ])
    func remedies(_ operation: String, _ left: String, _ right: String, _ remedy: String) {
        let message = "\(operation): the left matrix is \(left) and the right one \(right); they do not fit"
        #expect(ShapeMismatch(message)?.remedy == remedy)
    }

    @Test func nothingElseIsAboutShapes() {
        #expect(ShapeMismatch("row: row 3 of a 2×2 matrix; rows count from 0")?.remedy == nil)
    }
}
