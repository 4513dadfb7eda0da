import SwiftSource

/// A chapter with cells that a reader has changed, to be run beside the chapter as it is.
extension Chapter {
    /// - Parameters:
    ///   - cells: the new code of cells, by their indices.
    ///   - scratch: the reader's own code, by the anchor of the section at whose end it stands.
    /// - Returns: the chapter, and by the same anchors the indices of the cells that the reader's own code has in it.
    package func trying(
        cells changed: [Int: String], scratch: [String: String]
    ) -> (chapter: Chapter, scratch: [String: Int]) {
        var chapter = self
        for index in chapter.cells.indices {
            guard let text = changed[chapter.cells[index].index] else { continue }
            chapter.cells[index].take(text)
        }
        var next = (cells.map(\.index).max() ?? 0) + 1
        var indices: [String: Int] = [:]
        for (anchor, last) in lastCellOfSections {
            guard let text = scratch[anchor] else { continue }
            let place = FileLocation(file: file, line: 1, column: 1)
            var cell = Cell(index: next, code: CodePart(text: "", place: place, fence: place))
            cell.take(text)
            let before = chapter.cells.firstIndex { $0.index == last }
            chapter.cells.insert(cell, at: before.map { $0 + 1 } ?? 0)
            indices[anchor] = next
            next += 1
        }
        return (chapter, indices)
    }

    /// The anchor of each section, in order, and the index of the last cell before its end; 0 where there is none.
    package var lastCellOfSections: [(anchor: String, cell: Int)] {
        var last = 0
        return sections.map { section in
            for block in Array(blocks[section.blocks]).allBlocks {
                if case .cell(let index) = block.kind { last = index }
            }
            return (anchor(of: section) ?? "", last)
        }
    }
}

extension Cell {
    /// Takes other code, with places of its own: lines that no other code of the file has, so that each message finds its cell.
    fileprivate mutating func take(_ text: String) {
        let lineEnd = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
        let place = FileLocation(file: code.place.file, line: Self.firstLineOfTrials + index * 10_000, column: 1)
        code = CodePart(text: text + lineEnd, place: place, fence: place)
        trailingExpression = SwiftSource(code.text).trailingExpression
        // What was announced is announced of the lesson's own code.
        expectedOutput = nil
        failure = nil
        warning = nil
        if isMeantToFail { action = .run }
        varies = true
    }

    private static let firstLineOfTrials = 1_000_000
}
