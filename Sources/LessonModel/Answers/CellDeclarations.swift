import SwiftSource

/// What the cells of a chapter declare for its answers, as a file of a module.
package struct CellDeclarations: Sendable {
    /// Empty when the starters use nothing of the cells.
    package let text: String

    /// - Parameter imports: the modules that every cell sees.
    package init(of chapter: Chapter, imports: [ModuleImport]) {
        var statements: [Statement] = []
        var lines = imports.map { "import \($0.name)" }
        for cell in chapter.cells where [.run, .compile].contains(cell.action) {
            let source = SwiftSource(cell.code.text)
            for statement in source.statements where statement.depth == 0 && statement.kind == .declaration {
                let text = source.text(in: statement.range)
                if text.hasPrefix("import ") { lines.append(text) } else { statements.append(Statement(text)) }
            }
        }
        var wanted = Set<String>()
        var members = Set<String>()
        for starter in chapter.codeExercises.map({ SwiftSource($0.starter.text) }) {
            wanted.formUnion(starter.names.flatMap(\.uses))
            members.formUnion(starter.identifiers)
        }
        var chosen: Set<Int> = []
        var grows = true
        while grows {
            grows = false
            for (index, statement) in statements.enumerated()
            where !chosen.contains(index)
                && !statement.names.isDisjoint(with: statement.isExtension ? members : wanted)
            {
                chosen.insert(index)
                // A name that one of its functions has for itself may be another's from outside.
                wanted.formUnion(statement.uses.union(statement.identifiers))
                members.formUnion(statement.identifiers)
                grows = true
            }
        }
        let texts = chosen.sorted().map { statements[$0].text }.eachOnce
        text = texts.isEmpty ? "" : (lines.eachOnce + [""] + texts).joined(separator: "\n") + "\n"
    }

    /// A declaration, what it declares, and what it uses.
    private struct Statement {
        let text: String
        let names: Set<String>
        /// Of an extension, `names` are its members'.
        let isExtension: Bool
        let uses: Set<String>
        let identifiers: Set<String>

        init(_ text: String) {
            self.text = text
            let source = SwiftSource(text)
            let declared = source.declarations
            let own = declared.filter { $0.depth == 0 }
            // An extension is wanted where one of its members is.
            names = Set((own.isEmpty ? declared : own).map(\.name))
            isExtension = own.isEmpty
            uses = Set(source.names.flatMap(\.uses))
            identifiers = source.identifiers
        }
    }
}
