/// One Swift program to be made of cells: pieces in order, from which its text is written.
package struct Program: Sendable, Hashable {
    package enum Piece: Sendable, Hashable {
        case cell(Cell)
        case inlineValue(InlineValue)

        package var cell: Cell? {
            if case .cell(let cell) = self { cell } else { nil }
        }

        package var inlineValue: InlineValue? {
            if case .inlineValue(let value) = self { value } else { nil }
        }
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

    package var cells: [Cell] { pieces.compactMap(\.cell) }

    package var inlineValues: [InlineValue] { pieces.compactMap(\.inlineValue) }

    /// The cells that run when it does, in order.
    package var runningCells: [Cell] {
        cells.filter { $0.action == .run || $0.action == .trap }
    }

    /// The program without some of its pieces.
    package func without(_ dropped: Set<Piece>) -> Program {
        Program(file: file, imports: imports, pieces: pieces.filter { !dropped.contains($0) })
    }

    /// The piece whose code stands on that line of the file, or right beside it.
    package func piece(onLine line: Int) -> Piece? {
        pieces.first { piece in
            switch piece {
            case .cell(let cell): cell.code.lines.contains(line)
            case .inlineValue(let value): value.place.line == line
            }
        } ?? pieces.first { $0.cell.map { ($0.code.lines.lowerBound - 1...$0.code.lines.upperBound) ~= line } ?? false }
    }
}
