/// A footnote of a chapter: `[^1]: …`.
package struct Note: Sendable, Hashable {
    /// Counted from 1 in the order of the first references.
    package var number: Int
    /// How many places refer to it.
    package var references: Int
    package var blocks: [Block]

    package init(number: Int, references: Int = 1, blocks: [Block]) {
        self.number = number
        self.references = references
        self.blocks = blocks
    }
}

/// A place in the text that refers to a footnote: `[^1]`.
package struct NoteReference: Sendable, Hashable {
    package var number: Int
    /// Counted from 1 among the references to this note.
    package var occurrence: Int

    package init(number: Int, occurrence: Int = 1) {
        self.number = number
        self.occurrence = occurrence
    }
}

extension Chapter {
    /// The blocks of a section, and the notes that they refer to.
    package func blocks(of section: Section) -> [Block] {
        let own = blocks[section.blocks].filter { if case .notes = $0.kind { false } else { true } }
        guard let place = blocks.last?.place, case .notes(let notes)? = blocks.last?.kind else { return own }
        var texts = own
        var shown: Set<Int> = []
        while true {
            let numbers = Set(texts.allInlines.compactMap { if case .note(let note) = $0 { note.number } else { nil } })
            let new = notes.filter { numbers.contains($0.number) && shown.insert($0.number).inserted }
            if new.isEmpty { break }
            texts = new.flatMap(\.blocks)
        }
        let cited = notes.filter { shown.contains($0.number) }
        return own + (cited.isEmpty ? [] : [Block(.notes(cited), at: place)])
    }
}
