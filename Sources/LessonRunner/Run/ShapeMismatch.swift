/// Two matrices whose shapes do not fit, as the kernel's message says, and what makes them fit.
struct ShapeMismatch {
    private typealias Shape = (rows: Int, columns: Int)
    private let isProduct: Bool
    private let left: Shape
    private let right: Shape

    /// Of `matmul: the left matrix is 4×2 and the right one 4×2; …`; nil for any other message.
    init?(_ message: String) {
        let words = #/^(\S+): the left matrix is (\d+)×(\d+) and the right one (\d+)×(\d+)/#
        guard let match = message.firstMatch(of: words), let leftRows = Int(match.2), let leftColumns = Int(match.3),
            let rightRows = Int(match.4), let rightColumns = Int(match.5)
        else { return nil }
        isProduct = match.1 == "matmul"
        (left, right) = ((leftRows, leftColumns), (rightRows, rightColumns))
    }

    /// Most often a factor is not the one that was meant, so that what would make the two fit comes last.
    var remedy: String {
        let fitting =
            isProduct
            ? [
                (left.columns == right.columns, "the transposed right one would fit: `a.matmul(b.transposed)`"),
                (left.rows == right.rows, "the transposed left one would fit: `a.transposed.matmul(b)`"),
                (left.rows == right.columns, "they would fit in the other order: `b.matmul(a)`"),
            ]
            : [
                (
                    left == (right.columns, right.rows),
                    "rows and columns of one change places in `x.transposed`, and both are of one shape"
                )
            ]
        let look = "look where each of the two comes from, and at its `rows` and `columns`"
        return fitting.first { $0.0 }.map { "\(look); if both are the right ones, \($0.1)" } ?? look
    }
}
