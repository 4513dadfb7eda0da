import SwiftSource

/// Which names the pieces of a program declare and use, judged by tokens.
extension Program {
    /// The variables of the top level that may be used before they are set; the compiler knows which of them are.
    package var variablesUsedEarly: Set<String> {
        let statements = pieces.flatMap(statements(of:))
        var used: Set<String> = []
        var usedByHoisted: Set<String> = []
        for statement in statements {
            // A function can be called above its declaration.
            if let declaration = statement.declaration, used.contains(declaration) {
                usedByHoisted.formUnion(statement.uses)
            }
            used.formUnion(statement.uses)
        }
        used = usedByHoisted
        var early: Set<String> = []
        for statement in statements {
            early.formUnion(statement.variables.map(\.name).filter(used.contains))
            used.formUnion(statement.uses)
        }
        return early
    }

    /// The names of a piece's statements; its declarations count only when the rest of the program sees them.
    private func statements(of piece: Piece) -> [SwiftSource.StatementNames] {
        switch piece {
        case .inlineValue(let value): return SwiftSource(value.expression).names
        case .cell(let cell):
            let names = SwiftSource(cell.code.text).names
            return switch cell.action {
            case .run, .failToCompile: names
            case .trap: names.map(\.withoutDeclarations)
            case .compile, .ignore: []
            }
        case .variant(let variant):
            let names = ([variant.code] + variant.checks.map(\.code)).flatMap { SwiftSource($0.text).names }
            return endsWithVariant && piece == pieces.last ? names : names.map(\.withoutDeclarations)
        }
    }

    /// Where a cell declares a variable or constant of that name at the top level.
    package func variable(_ name: String) -> (cell: Cell, place: FileLocation)? {
        for cell in cells where cell.action == .run {
            if let place = cell.place(ofVariable: name, in: SwiftSource(cell.code.text).names) { return (cell, place) }
        }
        return nil
    }
}

extension SwiftSource.StatementNames {
    fileprivate var withoutDeclarations: Self {
        var names = self
        (names.variables, names.declaration) = ([], nil)
        return names
    }
}

extension Cell {
    /// Where it declares a variable or constant of that name at the top level.
    /// - Parameter names: those of the cell's code.
    func place(ofVariable name: String, in names: [SwiftSource.StatementNames]) -> FileLocation? {
        names.flatMap(\.variables).first { $0.name == name }.map { code.place(at: $0.offset) }
    }

    /// The lines of the expression that would be shown if the cell were run and not only compiled; nil for any other cell.
    package var linesOfUnshownExpression: ClosedRange<Int>? {
        guard action == .compile, let range = SwiftSource(code.text).trailingExpression else { return nil }
        return code.place(at: range.lowerBound).line...code.place(at: range.upperBound).line
    }
}
