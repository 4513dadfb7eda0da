import StepTrace

/// What an entry is to the one that is worked out.
package enum Emphasis: Sendable, Hashable {
    /// The number itself.
    case explained
    /// It goes into it as part of the first operand, or of the second.
    case firstOperand, secondOperand
}

extension Figure {
    /// What an entry is to another one, if anything.
    package func emphasis(of entry: Entry, explaining explained: Entry) -> Emphasis? {
        if entry == explained { return .explained }
        let panel = panels[explained.panel]
        for (position, operand) in panel.operands.prefix(2).enumerated()
        where panels[entry.panel].name == operand {
            let sources = panel.sources(of: explained, operand: position, in: panels[entry.panel])
            if sources.rows.contains(entry.row), sources.columns.contains(entry.column) {
                return position == 0 ? .firstOperand : .secondOperand
            }
        }
        return nil
    }
}

extension Panel {
    /// The rows and columns of an operand that one entry of this step is made of.
    fileprivate func sources(
        of entry: Figure.Entry, operand: Int, in source: Panel
    ) -> (rows: Range<Int>, columns: Range<Int>) {
        let row = entry.row..<(entry.row + 1)
        let column = entry.column..<(entry.column + 1)
        let all = (rows: 0..<source.grid.rows, columns: 0..<source.grid.columns)
        switch operation {
        case .given, .recorded: return (0..<0, 0..<0)
        case .matmulTransposed: return operand == 0 ? (row, all.columns) : (column, all.columns)
        case .matmul, .project: return operand == 0 ? (row, all.columns) : (all.rows, column)
        case .rowMaximum, .rowSum: return (row, all.columns)
        case .scale, .add, .mask, .softcap, .expMinus, .divide:
            return (row, source.grid.columns == 1 && grid.columns > 1 ? 0..<1 : column)
        }
    }
}
