/// The numbers of a chapter's formulas, figures and tables, and of everything in it that a link can name.
package struct ChapterNumbers: Sendable {
    /// Of display formulas, and of images, tables and outputs of cells that have a label, by the place of the block.
    package private(set) var blocks: [FileLocation: NumberedPart] = [:]
    /// What a link without words can name, by its id; a section by the anchor of its heading.
    package private(set) var ids: [String: NumberedPart] = [:]

    package init(_ chapter: Chapter) {
        var counts: [NumberedPart.Kind: Int] = [:]
        for block in chapter.blocks.allBlocks {
            guard let kind = block.numberedKind else { continue }
            counts[kind, default: 0] += 1
            let part = NumberedPart(kind, "\(chapter.label).\(counts[kind, default: 0])")
            blocks[block.place] = part
            if let id = block.label?.id { ids[id] = part }
        }
        // Readers do not see a hidden cell.
        for cell in chapter.cells where cell.showsSource || cell.showsOutput {
            if let id = cell.id { ids[id] = NumberedPart(.cell, "\(chapter.label).\(cell.number)") }
        }
        for exercise in chapter.exercises { ids[exercise.id] = NumberedPart(.exercise(exercise.kind), exercise.label) }
        let sections = Dictionary(chapter.sections.map { ($0.place, $0.number) }) { first, _ in first }
        for heading in chapter.headings {
            if heading.repeatsTitle {
                ids[heading.anchor] = chapter.asPart
            } else if let number = sections[heading.place], !chapter.isAppendix {
                ids[heading.anchor] = NumberedPart(.section, number)
            }
        }
    }
}

extension Block {
    /// What the block is counted as; nil for one that is not counted.
    fileprivate var numberedKind: NumberedPart.Kind? {
        switch kind {
        case .formula: .equation
        case .table where label != nil: .table
        case .paragraph where label != nil, .cell where label != nil: .figure
        default: nil
        }
    }
}
