import StepTrace

/// Which entries of a panel go into the worked one, and with which pen they are marked.
package struct CellMarks {
    /// What an entry is to the worked one.
    enum OperandMark: String {
        case explained = "me"
        case first = "pa"
        case second = "pb"
        /// A third operand, or the same place in another step.
        case thin = "tw"
    }

    struct Mark {
        var row: Int
        var column: Int
        var pen: OperandMark
    }

    private var marks: [Mark] = []

    init() {}

    init(_ marks: [Mark]) {
        // An entry has one mark, the first given.
        for mark in marks where !self.marks.contains(where: { $0.row == mark.row && $0.column == mark.column }) {
            self.marks.append(mark)
        }
    }

    /// The marked cells, with their class names.
    package var cells: [(row: Int, column: Int, classes: String)] {
        marks.map { ($0.row, $0.column, String(classes($0.row, $0.column).dropFirst())) }
    }

    /// Class names for a cell, each with a blank before it; a frame around a run of cells has ends.
    func classes(_ row: Int, _ column: Int) -> String {
        guard let mark = marks.first(where: { $0.row == row && $0.column == column }) else { return "" }
        var classes = " \(mark.pen.rawValue)"
        guard mark.pen == .first || mark.pen == .second else { return classes }
        let run = marks.filter { $0.pen == mark.pen }
        let isColumn = run.count > 1 && run.allSatisfy { $0.column == column }
        let places = run.map { isColumn ? $0.row : $0.column }
        let place = isColumn ? row : column
        if isColumn { classes += " col" }
        if place == places.min() { classes += " a1" }
        if place == places.max() { classes += " a2" }
        return classes
    }
}

extension CellMarks.OperandMark {
    init(_ pen: WrittenArithmetic.Pen) {
        self =
            switch pen {
            case .first: .first
            case .second: .second
            case .third: .thin
            case .result: .explained
            }
    }
}
