import SwiftSource

/// Names of the chapter that a program does not see, and why.
extension Program {
    /// Why a piece does not see a name that a cell of the chapter declares; nil when none does.
    ///
    /// The last cell above the piece counts, or else the first one below it. A learner is not told of names that their code is
    /// not to use.
    package func reasonUnseen(_ name: String, in piece: Piece) -> String? {
        let position: Int
        let isCheck: Bool
        switch piece {
        case .cell(let cell): (position, isCheck) = (cell.index, false)
        case .inlineValue(let value): (position, isCheck) = (value.afterCell, false)
        case .variant(let variant) where variant.isAnswer: return nil
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
        let names = SwiftSource(code.text).names
        return place(ofVariable: name, in: names) ?? (names.contains { $0.declaration == name } ? code.place : nil)
    }
}
