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
        var isInline: Bool { line != nil }
        /// The line of an inline value, with the prose around it.
        var line: String?
    }

    private let pieces: [Piece]
    private let file: String

    init(_ plan: ChapterPlan) {
        file = plan.file
        let cells = plan.cells.map { cell in
            Piece(
                name: "cell \(cell.index)", start: cell.code.place,
                lines: (cell.code.lines.lowerBound - 1)...max(cell.code.place.line, cell.code.lines.upperBound))
        }
        let values = plan.programs.flatMap(\.inlineValues).map { value in
            Piece(
                name: "inline \(value.index)", start: value.place, lines: value.place.line...value.place.line,
                line: value.line)
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

    /// An excerpt's line; none for an inline value, whose line can change with the prose around it.
    func lasting(_ excerpt: String, at place: FileLocation?) -> String { lineOfValue(at: place) == nil ? excerpt : "" }

    /// The line of an excerpt as it is now.
    func current(_ excerpt: String, at place: FileLocation?) -> String { lineOfValue(at: place) ?? excerpt }

    /// The line of the inline value at a location; nil for any other location.
    private func lineOfValue(at place: FileLocation?) -> String? {
        guard let place, place.file == file else { return nil }
        return pieces.last { $0.isInline && $0.start.line == place.line && $0.start.column <= place.column }?.line
    }

    /// The location now.
    func place(piece name: String, line: Int, column: Int) -> FileLocation? {
        guard let piece = pieces.first(where: { $0.name == name }) else { return nil }
        return FileLocation(
            file: file, line: piece.start.line + line, column: piece.isInline ? piece.start.column + column : column)
    }
}
