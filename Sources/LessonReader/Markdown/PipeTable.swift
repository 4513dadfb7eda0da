import LessonModel

/// A pipe table found in the lines of a paragraph, its cells not yet parsed.
struct PipeTable {
    /// The number of lines of the paragraph before it.
    var firstLine: Int
    var position: Position
    var alignments: [Table.Alignment]
    /// The header first; each row has as many cells as there are alignments.
    var rows: [[RunningText]]
    /// What rows have more than the header has columns, and tables therefore leave out.
    var surplus: [(position: Position, length: Int)]
    /// The first row that is left out, for a table whose rows lack more cells than a page could hold.
    var cut: (position: Position, length: Int)?

    private static let mostMissingCells = 50_000

    /// The table in a paragraph's text: a line, and under it a row of hyphens with as many cells.
    init?(in text: RunningText) {
        let lines = text.lines
        guard lines.count > 1 else { return nil }
        for index in 1..<lines.count {
            guard let alignments = PipeRow.alignments(lines[index].bytes) else { continue }
            let header = PipeRow(lines[index - 1].bytes)
            guard header.cells.count == alignments.count, header.hasPipe || PipeRow(lines[index].bytes).hasPipe else {
                continue
            }
            firstLine = index - 1
            position = text.position(at: lines[index - 1].offset)
            self.alignments = alignments
            rows = [PipeTable.cells(header, of: lines[index - 1].bytes, in: text, count: alignments.count)]
            surplus = []
            var missing = 0
            for line in lines.dropFirst(index + 1) {
                let row = PipeRow(line.bytes)
                missing += max(0, alignments.count - row.cells.count)
                if missing > Self.mostMissingCells {
                    cut = (text.position(at: line.offset), line.bytes.count)
                    break
                }
                rows.append(PipeTable.cells(row, of: line.bytes, in: text, count: alignments.count))
                let cells = row.cells.dropFirst(alignments.count).filter { !$0.isEmpty }
                if let first = cells.first, let last = cells.last {
                    surplus.append((text.position(at: first.lowerBound), last.upperBound - first.lowerBound))
                }
            }
            return
        }
        return nil
    }

    private static func cells(
        _ row: PipeRow, of line: ArraySlice<UInt8>, in text: RunningText, count: Int
    ) -> [RunningText] {
        var cells = row.cells.prefix(count).map { range in
            var cell = RunningText()
            var start = range.lowerBound
            // `\|` is a pipe even in code: the backslash is removed before the text is parsed.
            for index in range where line[index] == .pipe {
                cell.append(line[start..<(index - 1)], at: text.position(at: start))
                start = index
            }
            cell.append(line[start..<range.upperBound], at: text.position(at: start))
            return cell
        }
        while cells.count < count { cells.append(RunningText()) }
        return cells
    }
}
