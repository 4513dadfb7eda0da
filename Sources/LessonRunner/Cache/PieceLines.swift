import LessonModel

/// Where a chapter's pieces stand now, and places told from there: `line 2 of cell 3` stays true when prose above the
/// cell grows.
struct PieceLines {
    private struct Piece {
        /// `cell 3`, `inline 0`.
        var name: String
        var start: Place
        var lines: ClosedRange<Int>
        /// Prose may shift an inline value within its line too.
        var isInline: Bool
    }

    private let pieces: [Piece]
    private let file: String

    init(_ plan: ChapterPlan) {
        file = plan.file
        let cells = plan.cells.map { cell in
            Piece(
                name: "cell \(cell.index)", start: cell.code.place,
                lines: (cell.code.lines.lowerBound - 1)...max(cell.code.place.line, cell.code.lines.upperBound),
                isInline: false)
        }
        let values = plan.programs.flatMap(\.inlineValues).map { value in
            Piece(
                name: "inline \(value.index)", start: value.place, lines: value.place.line...value.place.line,
                isInline: true)
        }
        pieces = cells + values
    }

    /// The piece that a place belongs to, with line and column from its beginning; nil for a place elsewhere.
    func relative(_ place: Place) -> (piece: String, line: Int, column: Int)? {
        guard place.file == file, let piece = pieces.first(where: { $0.lines.contains(place.line) }) else { return nil }
        let column = piece.isInline ? place.column - piece.start.column : place.column
        return (piece.name, place.line - piece.start.line, column)
    }

    /// The place now.
    func place(piece name: String, line: Int, column: Int) -> Place? {
        guard let piece = pieces.first(where: { $0.name == name }) else { return nil }
        return Place(
            file: file, line: piece.start.line + line, column: piece.isInline ? piece.start.column + column : column)
    }
}
