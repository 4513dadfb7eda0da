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

    private struct Place: Hashable {
        var row: Int
        var column: Int
    }

    /// The marked cells in the order given, with their class names; a frame around a run of cells has ends.
    package private(set) var cells: [(row: Int, column: Int, classes: String)] = []
    private var places: [Place: Int] = [:]

    init() {}

    init(_ marks: [Mark]) {
        var kept: [Mark] = []
        // An entry has one mark, the first given.
        for mark in marks where places[Place(row: mark.row, column: mark.column)] == nil {
            places[Place(row: mark.row, column: mark.column)] = kept.count
            kept.append(mark)
        }
        let runs = [OperandMark.first, .second].map { pen in (pen, Run(kept.filter { $0.pen == pen })) }
        cells = kept.map { mark in
            let ends = runs.first { $0.0 == mark.pen }?.1.ends(of: mark) ?? ""
            return (mark.row, mark.column, mark.pen.rawValue + ends)
        }
    }

    /// Class names for a cell, each with a blank before it.
    func classes(_ row: Int, _ column: Int) -> String {
        places[Place(row: row, column: column)].map { " " + cells[$0].classes } ?? ""
    }

    /// Cells with one pen, which has one frame around them.
    private struct Run {
        private let isColumn: Bool
        private let first: Int
        private let last: Int

        init(_ marks: [Mark]) {
            let column = marks.first?.column
            let isColumn = marks.count > 1 && marks.allSatisfy { $0.column == column }
            let places = marks.map { isColumn ? $0.row : $0.column }
            self.isColumn = isColumn
            first = places.min() ?? 0
            last = places.max() ?? 0
        }

        func ends(of mark: Mark) -> String {
            let place = isColumn ? mark.row : mark.column
            return (isColumn ? " col" : "") + (place == first ? " a1" : "") + (place == last ? " a2" : "")
        }
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
