/// One Swift program to be made of cells: pieces in order, from which its text is written.
package struct Program: Sendable, Hashable {
    package enum Piece: Sendable, Hashable {
        case cell(Cell)
        case inlineValue(InlineValue)
    }

    /// The file that source locations name: `lessons/03-scaling.md`.
    package var file: String
    /// Modules that every cell sees.
    package var imports: [String]
    package var pieces: [Piece]

    package init(file: String, imports: [String], pieces: [Piece]) {
        self.file = file
        self.imports = imports
        self.pieces = pieces
    }

    /// The cells that run when it does, in order.
    package var runningCells: [Cell] {
        pieces.compactMap { piece in
            if case .cell(let cell) = piece, cell.action == .run || cell.action == .trap { cell } else { nil }
        }
    }
}
