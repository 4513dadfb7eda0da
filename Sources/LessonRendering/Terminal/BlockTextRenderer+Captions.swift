import LessonModel
import TraceFigures

extension BlockTextRenderer {
    /// The lines of a block with what its label adds: a caption below, the number of a formula beside it.
    ///
    /// The caption of a cell's figure comes with what the cell has shown.
    func captioned(_ block: Block, _ lines: [StyledLine], _ width: Int) -> [StyledLine] {
        switch block.kind {
        case .formula where block.label != nil: numbered(block, lines, width)
        case .paragraph, .table: lines + caption(of: block, width)
        default: lines
        }
    }

    /// The number of a figure or table and the words beside it.
    func caption(of block: Block, _ width: Int) -> [StyledLine] {
        guard let label = block.label else { return [] }
        let name = numbers[block.place].map { [metrics.span(words.lesson(.numbered($0, beginsSentence: true)), .bold)] }
        let text = [name ?? [], spans(label.caption)].filter { !$0.isEmpty }
        return broken(Array(text.joined(separator: [metrics.span(" · ")])), width)
    }

    /// A formula that text refers to, with its number at the right of its middle line where there is room, or else below.
    private func numbered(_ block: Block, _ lines: [StyledLine], _ width: Int) -> [StyledLine] {
        guard let part = numbers[block.place], !lines.isEmpty else { return lines }
        let number = metrics.line("(\(part.number))", faces.mute)
        let room = width - number.width
        var lines = lines
        let middle = lines.count / 2
        if lines[middle].width < room {
            lines[middle] = lines[middle].padded(to: room) + number
        } else {
            lines.append(.gap(max(0, room)) + number)
        }
        return lines
    }
}
