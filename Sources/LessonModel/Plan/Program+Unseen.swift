import SwiftSource

/// Names of the chapter that a program does not see, and why.
extension Program {
    /// Finds the cells whose names it does not see: those that are not in it, and those whose names are their own.
    mutating func setUnseen(of cells: [Cell]) {
        let seen = Set(self.cells.filter { $0.action == .run }.map(\.index))
        unseen = cells.filter { !seen.contains($0.index) }
    }

    /// Why a piece does not see a name that a cell of the chapter declares; nil when none does.
    ///
    /// The last cell above the piece counts, or else the first one below it.
    package func reasonUnseen(_ name: String, in piece: Piece) -> String? {
        let position: Int
        let isCheck: Bool
        switch piece {
        case .cell(let cell): (position, isCheck) = (cell.index, false)
        case .inlineValue(let value): (position, isCheck) = (value.afterCell, false)
        case .variant(let variant): (position, isCheck) = (variant.afterCell, true)
        }
        let declaring = unseen.compactMap { cell in cell.place(declaring: name).map { (cell, $0) } }
        guard let (cell, place) = declaring.last(where: { $0.0.index <= position }) ?? declaring.first,
            piece != .cell(cell)
        else { return nil }
        let subject = "`\(name)` is declared in \(cell.name(atLine: place.line)), "
        switch cell.action {
        case .compile: return subject + "which is marked `no-run`: its names are its own"
        case .ignore: return subject + "which is marked `ignore`: it is not even compiled"
        case .failToCompile: return subject + "which is marked `fails=compile`: its names are its own"
        case .trap: return subject + "which is marked `fails=trap`: its names are its own"
        case .run: break
        }
        if cell.index > position { return subject + "below: move that cell up" }
        if isCheck, cell.skipInCheck { return subject + "which is marked `skip-in-check`: exercises do without it" }
        let resets = (unseen + cells).filter { $0.reset && $0.index > cell.index && $0.index <= position }
        guard let reset = resets.max(by: { $0.index < $1.index }) else { return nil }
        return subject + "before `reset` in cell \(reset.number) (line \(reset.code.fence.line)): declare it again"
    }
}

extension Cell {
    /// Where it declares a name at the top level.
    fileprivate func place(declaring name: String) -> FileLocation? {
        for statement in SwiftSource(code.text).names {
            if let variable = statement.variables.first(where: { $0.name == name }) {
                return code.place(at: variable.offset)
            }
            if statement.declaration == name { return code.place }
        }
        return nil
    }
}
