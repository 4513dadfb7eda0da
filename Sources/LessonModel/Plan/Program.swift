package import SwiftSource

/// A Swift program as a list of pieces: cells, inline values and variants, in order.
package struct Program: Sendable, Hashable {
    package enum Piece: Sendable, Hashable {
        case cell(Cell)
        case inlineValue(InlineValue)
        /// A version of an exercise's code, with its checks.
        case variant(Variant)

        package var cell: Cell? {
            if case .cell(let cell) = self { cell } else { nil }
        }

        package var inlineValue: InlineValue? {
            if case .inlineValue(let value) = self { value } else { nil }
        }

        package var variant: Variant? {
            if case .variant(let variant) = self { variant } else { nil }
        }
    }

    /// The file that source locations name: `lessons/04-scaling.md`.
    package var file: String
    /// Modules that every cell sees.
    package var imports: [ModuleImport]
    package var pieces: [Piece]
    /// A random text that marks the calls around checks as generated: answers cannot know it.
    package var nonce: String
    /// Whether the last piece is a variant whose code is at the top level.
    package var endsWithVariant: Bool
    /// What the starter and the solutions declare, for exercises of which several variants of the course are in the program:
    /// these then share their checks and the code that they build on, and have nothing else in common.
    package var sharedFunctions: [String: [SwiftSource.PlainFunction]] = [:]

    /// The chapter's cells whose names it does not see, in order: those that are not in it, and those whose names are their own.
    package let unseen: [Cell]

    /// - Parameter cells: the chapter's; without them, no reason is known why a name is not seen.
    package init(
        file: String, imports: [ModuleImport], pieces: [Piece], nonce: String = "", endsWithVariant: Bool = false,
        of cells: [Cell] = []
    ) {
        self.file = file
        self.imports = imports
        self.pieces = pieces
        self.nonce = nonce
        self.endsWithVariant = endsWithVariant
        let seen = Set(pieces.compactMap(\.cell).filter { $0.action == .run }.map(\.index))
        unseen = cells.filter { !seen.contains($0.index) }
    }

    package var cells: [Cell] { pieces.compactMap(\.cell) }

    package var inlineValues: [InlineValue] { pieces.compactMap(\.inlineValue) }

    package var variants: [Variant] { pieces.compactMap(\.variant) }

    /// The cells that are run and not only compiled, in order.
    package var runningCells: [Cell] {
        cells.filter { $0.action == .run || $0.action == .trap }
    }

    /// The cell to which work deferred to the program's end belongs; a cell that is meant to trap runs in a process of
    /// its own.
    package var lastRunCell: Cell? { cells.last { $0.action == .run } }

    /// The program without some of its pieces.
    package func without(_ dropped: Set<Piece>) -> Program {
        var program = self
        program.pieces.removeAll { dropped.contains($0) }
        return program
    }

    /// The same with all code of each variant in its own block.
    package var withoutSharing: Program {
        var program = self
        program.sharedFunctions = [:]
        return program
    }

    /// The piece whose code is on that line of the file, or on the line before or after it; the column distinguishes
    /// inline values on one line.
    package func piece(onLine line: Int, column: Int = 1) -> Piece? {
        let values = inlineValues.filter { $0.place.line == line }
        if let value = values.last(where: { $0.place.column <= column }) { return .inlineValue(value) }
        return pieces.first { piece in
            switch piece {
            case .cell(let cell): cell.code.lines.contains(line)
            case .inlineValue(let value): value.place.line == line
            case .variant: false
            }
        } ?? pieces.first { $0.cell.map { ($0.code.lines.lowerBound - 1...$0.code.lines.upperBound) ~= line } ?? false }
    }
}
