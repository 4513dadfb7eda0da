import LessonModel

/// Where a chapter's pieces begin, to make locations relative to them: `line 2 of cell 3` stays valid when prose above the
/// cell grows.
struct PieceLines {
    private struct Piece {
        /// `cell 3`, `inline 0`.
        var name: String
        var start: FileLocation
        var lines: ClosedRange<Int>
        /// Edited prose can also move an inline value within its line.
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

    /// The piece that a location belongs to, with line and column from its beginning; nil for a location elsewhere.
    func relative(_ place: FileLocation) -> (piece: String, line: Int, column: Int)? {
        let here = pieces.filter { $0.lines.contains(place.line) }
        let values = here.filter { $0.isInline && $0.start.column <= place.column }
        guard place.file == file, let piece = values.last ?? here.first else { return nil }
        let column = piece.isInline ? place.column - piece.start.column : place.column
        return (piece.name, place.line - piece.start.line, column)
    }

    /// An excerpt's line without the indentation that depends on where an inline value is.
    func withoutMargin(_ excerpt: String, at place: FileLocation?) -> String {
        place.flatMap(inlineMargin) == nil ? excerpt : String(excerpt.drop { $0 == " " })
    }

    /// An excerpt's line with the indentation of where the inline value is now.
    func withMargin(_ excerpt: String, at place: FileLocation?) -> String {
        String(repeating: " ", count: place.flatMap(inlineMargin) ?? 0) + excerpt
    }

    /// How many columns are left of the inline value at a location; nil for any other location.
    private func inlineMargin(_ place: FileLocation) -> Int? {
        guard place.file == file else { return nil }
        let values = pieces.filter { $0.isInline && $0.start.line == place.line }
        return values.last { $0.start.column <= place.column }.map { $0.start.column - 1 }
    }

    /// The location now.
    func place(piece name: String, line: Int, column: Int) -> FileLocation? {
        guard let piece = pieces.first(where: { $0.name == name }) else { return nil }
        return FileLocation(
            file: file, line: piece.start.line + line, column: piece.isInline ? piece.start.column + column : column)
    }
}
