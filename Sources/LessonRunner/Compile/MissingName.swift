import LessonModel

/// A name that a piece uses, and the cell that declares it but does not compile.
struct MissingName {
    var name: String
    /// Its number.
    var cell: String

    var message: String { "needs '\(name)' of cell \(cell), which does not compile" }

    /// Recognises an error that only follows from a piece left out before; nil for any other error.
    init?(_ error: CompilerMessage, droppedBefore rejected: [CompiledProgram.PieceResult]) {
        let isUnknown = error.text.hasPrefix("cannot find ")
        for name in error.quoted.reversed() {
            for cell in rejected.reversed().compactMap(\.piece.cell) {
                if Self.declares(name, cell.code.text, byAnyWord: isUnknown) {
                    self.name = name
                    self.cell = cell.number
                    return
                }
            }
        }
        return nil
    }

    private static let declaringWords: Set<Substring> = [
        "let", "var", "func", "struct", "class", "enum", "actor", "protocol", "typealias", "case",
    ]

    private static func declares(_ name: String, _ code: String, byAnyWord: Bool) -> Bool {
        let words = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        return words.indices.contains { position in
            words[position] == name
                && (byAnyWord || position > 0 && declaringWords.contains(words[position - 1]))
        }
    }
}
