package import StepTrace

/// One step as a labelled matrix: everything that its drawing needs, apart from characters and colours.
package struct Panel: Sendable, Hashable {
    /// The stage of the computation that a step belongs to.
    package enum Group: String, Sendable, Hashable, CaseIterable {
        case given, compare, normalise, mix
        /// In what is no attention: a norm, a sum, two linear maps.
        case compute
    }

    /// What the rows or columns of scores and shares stand for.
    package enum Axis: String, Sendable, Hashable {
        case query, key
    }

    /// The step's place in its trace, counted from 0.
    package let index: Int
    /// What a reader calls it: its place among what is shown, counted from 1; `5.2` of a step that is folded.
    package var number = ""
    package var name: String
    package var symbol: String
    /// How it is computed, as TeX; empty when it is given.
    package var formula: String
    package var role: Step.Role
    package var group: Group
    package var scale: Scale
    package var grid: Grid
    /// `nil` when rows are nothing in particular.
    package var rowAxis: Axis?
    package var columnAxis: Axis?
    /// One a row.
    package var rowLabels: [String]
    /// One a column.
    package var columnLabels: [String]
    /// How all its numbers are written.
    package var numbers: NumberStyle
    /// One line that says what the step does; empty when there is nothing to say.
    package var note = ""
    /// Where each of its numbers comes from, with marks to be filled as `StepSentence` says.
    package var sentence = ""
    /// How it was made, and of which steps.
    package var operation: Operation
    package var operands: [String]
    private let setNumbers: [Step.SetNumber]
    /// `rows × columns` flags, or none when every entry is visible.
    package private(set) var hidden: [Bool] = []
    /// The numbers of the step that it is compared with, where any differs.
    package internal(set) var original: Grid?
    /// How those are written.
    var originalNumbers = NumberStyle.scientific
    /// What it is compared with has no such step.
    package internal(set) var isNew = false
    /// The entry worked out beside the matrix.
    package var explained: Figure.Entry?

    init(_ step: Step, at index: Int, scale: Scale, _ words: FigureWords) {
        self.index = index
        role = step.role
        self.scale = scale
        name = step.name
        symbol = step.symbol
        formula = step.formula
        grid = step.value
        operation = step.operation
        operands = step.operands
        setNumbers = step.setNumbers
        group = Panel.group(of: step)
        let axes = AxisLabels(step, words)
        rowAxis = axes.rowAxis
        columnAxis = axes.columnAxis
        rowLabels = axes.rows
        columnLabels = axes.columns
        numbers = NumberStyle(step)
    }

    /// A matrix on its own, without a trace around it.
    package init(
        matrix: Grid, _ role: Step.Role = .vector, hidden: [Bool] = [], rowLabels: [String], columnLabels: [String],
        name: String = ""
    ) {
        self.init(
            Step(
                name: name, symbol: "", operation: .given, value: matrix, rowLabels: rowLabels,
                columnLabels: columnLabels, role: role),
            at: 0, scale: Scale(role, matrix, domain: Domain.roundedUp(Domain.largest(matrix))),
            // A single matrix has no words beside it.
            { _ in "" })
        rowAxis = nil
        columnAxis = nil
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        hide(hidden)
    }

    /// Marks entries as hidden: −∞ among scores and in a mask, and those flagged where they are 0, as what a hidden key gets.
    mutating func hide(_ flags: [Bool]) {
        let hidden: [Bool] =
            switch role {
            case .mask: grid.values.map { $0 == -.infinity }
            // A single column may hold each row's maximum.
            case .score where operation == .mask || grid.columns > 1: grid.values.map { $0 == -.infinity }
            case .share, .exponential: zip(flags, grid.values).map { $0 && $1 == 0 }
            case .score, .vector, .sum, .factor, .gradient, .index: []
            }
        self.hidden = hidden.contains(true) ? hidden : []
    }

    /// The whole equation as TeX: a formula that does not name its left side gets the symbol; empty without a formula.
    package var equation: String {
        if formula.isEmpty || formula == symbol { return formula }
        var depth = 0
        for byte in formula.utf8 {
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "=") where depth == 0: return formula
            default: break
            }
        }
        return symbol + " = " + formula
    }

    /// What has no name but its symbol is not named twice, and a symbol keeps its letters: `v`, `b_Q`.
    var isNamedBySymbol: Bool { name == symbol || name.withCapital == symbol }

    package func label(ofRow index: Int) -> String {
        index < rowLabels.count ? rowLabels[index] : String(index + 1)
    }

    package func label(ofColumn index: Int) -> String {
        index < columnLabels.count ? columnLabels[index] : String(index + 1)
    }

    /// Its rows and columns: `3 × 4`.
    var shape: String { "\(grid.rows) × \(grid.columns)" }

    /// False for what the computation was given.
    package var isComputed: Bool { operation != .given }

    /// The mask hides this entry.
    package func isHidden(row: Int, column: Int) -> Bool {
        !hidden.isEmpty && hidden[row * grid.columns + column]
    }

    /// The number was set in place of what the operation gives.
    package func isSet(row: Int, column: Int) -> Bool {
        setNumbers.contains { $0.row == row && $0.column == column && $0.computed.differs(from: grid[row, column]) }
    }

    /// The number as it is written; hidden entries read −∞ before softmax and 0 after, whatever digits others have.
    package func text(row: Int, column: Int) -> String {
        if isHidden(row: row, column: column), grid[row, column] == 0 { return "0" }
        return numbers.text(grid[row, column])
    }

    private static func group(of step: Step) -> Group {
        switch step.role {
        case .mask: .compare
        case .score where step.operation == .given: .compare
        case _ where step.operation.isOfGiven: .given
        case _ where step.operation.isOfSoftmax: .normalise
        case .share: .normalise
        case .score: .compare
        case .vector, .exponential, .sum, .factor, .gradient, .index: .mix
        }
    }
}
