/// Where one number of a trace comes from: the entries it was computed from, and how.
public struct Arithmetic: Sendable, Hashable {
    /// One number of one step.
    public struct Entry: Sendable, Hashable {
        /// The step's name, seen from the trace that was asked.
        public var step: String
        /// Counted from 0.
        public var row: Int
        /// Counted from 0.
        public var column: Int
        public var value: Double

        public init(step: String, row: Int, column: Int, value: Double) {
            self.step = step
            self.row = row
            self.column = column
            self.value = value
        }
    }

    /// The number explained.
    public let result: Entry
    public let operation: Operation
    /// What the operation took, in the order of its definition.
    ///
    /// For sums of products (`matmul`, `project`, …) each term holds the factors of one product; otherwise each term
    /// holds one entry. Entries that a weight of exactly 0 leaves out are not listed.
    public let terms: [[Entry]]
    /// How the entries of each term are marked.
    public var pens: [[WrittenArithmetic.Pen]] { operation.rule.pens(of: terms) }
    /// The arithmetic written out, rows and columns counted from 1: `scores[2,1] = Q₂·K₁ = 0.31×0.82 + … = 0.54`.
    public let written: WrittenArithmetic

    public var text: String { written.text }

    init(of step: Step, at result: Entry, from operands: [Operand], _ words: (Phrase) -> String) {
        operation = step.operation(of: operands)
        self.result = result
        let rule = operation.rule
        let terms = rule.terms(operands, result.row, result.column)
        let pens = rule.pens(of: terms)
        self.terms = terms
        let name = ArithmeticLine.place(result, in: step.value)
        let value = WrittenArithmetic(ArithmeticLine.text(result.value), .result)
        written = withoutActuallyEscaping(words) { words in
            let line = ArithmeticLine(
                step: step, row: result.row, column: result.column, operands: operands, terms: terms, pens: pens,
                words: words)
            // Of a number that was set, the arithmetic tells what stands there no longer.
            let computed = step.computed(result.row, result.column)
            let start: WrittenArithmetic =
                computed == nil ? "\(name) = " : "\(name) = \(value), \(words(.set)); \(words(.rule)) "
            let outcome = WrittenArithmetic(
                ArithmeticLine.text(computed ?? result.value), computed == nil ? .result : nil)
            if let remark = rule.remark(line) { return "\(start)\(outcome), \(remark)" }
            guard let arithmetic = rule.arithmetic(line),
                let equation = line.equation(arithmetic, computed ?? result.value, outcome)
            else { return "\(name) = \(value)" }
            return "\(start)\(equation)"
        }
    }
}

extension Arithmetic {
    /// A step that an operation takes, named from the trace that was asked.
    struct Operand {
        var path: String
        var step: Step
        var value: Grid { step.value }

        func entry(_ row: Int, _ column: Int) -> Entry {
            Entry(step: path, row: row, column: column, value: step.value[row, column])
        }

        /// As `entry`, where one row is repeated down and one column across.
        func repeated(_ row: Int, _ column: Int) -> Entry {
            entry(value.rows == 1 ? 0 : row, value.columns == 1 ? 0 : column)
        }

        /// One row, each entry as a term of its own; a single row is repeated down.
        func row(_ row: Int) -> [[Entry]] { (0..<value.columns).map { [entry(value.rows == 1 ? 0 : row, $0)] } }
    }
}
