extension Trace {
    /// The arithmetic of one number: the entries it was computed from, and the computation as text.
    ///
    /// - Parameters:
    ///   - path: the step's name, with its path if it is nested: `"head 1/weights"`.
    ///   - row: counted from 0.
    ///   - column: counted from 0.
    ///   - words: the language of what the text says beside numbers.
    /// - Returns: nil when there is no such step or it has no such row or column.
    public func explain(
        step path: String, row: Int, column: Int, words: (Arithmetic.Phrase) -> String = { $0.english }
    ) -> Arithmetic? {
        guard let place = located(path) else { return nil }
        let step = place.step
        guard (0..<step.value.rows).contains(row), (0..<step.value.columns).contains(column) else { return nil }
        var operands: [Arithmetic.Operand] = []
        for name in step.operands {
            guard let operand = located(name, from: place) else { continue }
            operands.append(Arithmetic.Operand(path: operand.path, step: operand.step))
        }
        let entry = Arithmetic.Entry(step: path, row: row, column: column, value: step.value[row, column])
        return Arithmetic(of: step, at: entry, from: operands, words)
    }
}
