import LessonModel

/// Where a chapter's pieces stand now, and places told from there: `line 2 of cell 3` stays true when prose above the
/// cell grows.
struct PieceLines {
    private struct Piece {
        /// `cell 3`, `inline 0`.
        var name: String
        var start: FileLocation
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
    func relative(_ place: FileLocation) -> (piece: String, line: Int, column: Int)? {
        let here = pieces.filter { $0.lines.contains(place.line) }
        let values = here.filter { $0.isInline && $0.start.column <= place.column }
        guard place.file == file, let piece = values.last ?? here.first else { return nil }
        let column = piece.isInline ? place.column - piece.start.column : place.column
        return (piece.name, place.line - piece.start.line, column)
    }

    /// The line of an excerpt without what would move with an inline value.
    func unmoved(_ excerpt: String, at place: FileLocation?) -> String {
        place.flatMap(inlineMargin) == nil ? excerpt : String(excerpt.drop { $0 == " " })
    }

    /// The line of an excerpt where it stands now.
    func moved(_ excerpt: String, at place: FileLocation?) -> String {
        String(repeating: " ", count: place.flatMap(inlineMargin) ?? 0) + excerpt
    }

    /// How far from the left the inline value of a place begins; nil for any other place.
    private func inlineMargin(_ place: FileLocation) -> Int? {
        guard place.file == file else { return nil }
        let values = pieces.filter { $0.isInline && $0.start.line == place.line }
        return values.last { $0.start.column <= place.column }.map { $0.start.column - 1 }
    }

    /// The place now.
    func place(piece name: String, line: Int, column: Int) -> FileLocation? {
        guard let piece = pieces.first(where: { $0.name == name }) else { return nil }
        return FileLocation(
            file: file, line: piece.start.line + line, column: piece.isInline ? piece.start.column + column : column)
    }
}
