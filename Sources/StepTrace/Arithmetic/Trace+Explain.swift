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
        guard let (step, operands) = computed(path), step.value.holds(row, column) else { return nil }
        let entry = Arithmetic.Entry(step: path, row: row, column: column, value: step.value[row, column])
        return Arithmetic(of: step, at: entry, from: operands, words)
    }

    /// The entries that each number of a step was computed from, as `Arithmetic.terms` has them, without a word on them.
    package func terms(of path: String) -> (_ row: Int, _ column: Int) -> [[Arithmetic.Entry]] {
        guard let (step, operands) = computed(path) else { return { _, _ in [] } }
        let rule = step.operation(of: operands).rule
        return { step.value.holds($0, $1) ? rule.terms(operands, $0, $1) : [] }
    }

    /// A step and what it was made of, as far as this trace holds it.
    private func computed(_ path: String) -> (step: Step, operands: [Arithmetic.Operand])? {
        guard let place = located(path) else { return nil }
        var operands: [Arithmetic.Operand] = []
        for name in place.step.operands {
            guard let operand = located(name, from: place) else { continue }
            operands.append(Arithmetic.Operand(path: operand.path, step: operand.step))
        }
        return (place.step, operands)
    }
}

extension Step {
    /// Its operation, or that of what is given where the operands do not fit: a nested trace shown alone does not hold what
    /// its parent gave it, and one put together by hand may hold anything.
    func operation(of operands: [Arithmetic.Operand]) -> Operation {
        let isKnown = operands.count == self.operands.count && operation.takes(operands.map { $0.value }, making: value)
        return isKnown ? operation : .given
    }
}
