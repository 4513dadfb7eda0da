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
            guard let operand = located(name, from: place.traces) else { continue }
            let path = operand.traces.dropFirst().map { $0.title } + [operand.step.name]
            operands.append(Arithmetic.Operand(path: path.joined(separator: "/"), step: operand.step))
        }
        let entry = Arithmetic.Entry(step: path, row: row, column: column, value: step.value[row, column])
        // A nested trace shown alone does not hold what its parent gave it; one put together by hand may hold anything.
        let isKnown =
            operands.count == step.operands.count && step.operation.takes(operands.map { $0.value }, making: step.value)
        let terms = isKnown ? Arithmetic.terms(of: step, operands, row, column) : []
        var arithmetic = Arithmetic(
            result: entry, operation: isKnown ? step.operation : .given, terms: terms, text: "")
        arithmetic.text = arithmetic.written(step, operands, words)
        return arithmetic
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

        func row(_ row: Int) -> [[Entry]] { (0..<value.columns).map { [entry(value.rows == 1 ? 0 : row, $0)] } }
    }

    static func terms(of step: Step, _ operands: [Operand], _ row: Int, _ column: Int) -> [[Entry]] {
        switch step.operation {
        case .given, .recorded: return []
        case .copy: return [[operands[0].entry(row, column)]]
        case .transpose: return [[operands[0].entry(column, row)]]
        case .columns(let from): return [[operands[0].entry(row, column + from)]]
        case .rows(let from): return [[operands[0].entry(row + from, column)]]
        case .concatenate:
            var left = column
            for operand in operands {
                if left < operand.value.columns { return [[operand.entry(row, left)]] }
                left -= operand.value.columns
            }
            return []
        case .stack:
            var above = row
            for operand in operands {
                if above < operand.value.rows { return [[operand.entry(above, column)]] }
                above -= operand.value.rows
            }
            return []
        case .matmulTransposed:
            return (0..<operands[0].value.columns).map { [operands[0].entry(row, $0), operands[1].entry(column, $0)] }
        case .transposedMatmul:
            return (0..<operands[0].value.rows).map { [operands[0].entry($0, row), operands[1].entry($0, column)] }
        case .matmul: return products(operands, row, column)
        case .weightedSum: return products(operands, row, column).filter { $0[0].value != 0 }
        case .project:
            return products(operands, row, column) + operands.dropFirst(2).map { [$0.entry(0, column)] }
        case .additiveScore:
            return (0..<operands[0].value.columns).map {
                [operands[2].entry(0, $0), operands[0].entry(row, $0), operands[1].entry(column, $0)]
            }
        case .additiveScoreGradient(let ofKeys):
            return (0..<operands[ofKeys ? 1 : 2].value.rows).map { other in
                let (query, key) = ofKeys ? (other, row) : (row, other)
                return [
                    operands[0].entry(query, key), operands[3].entry(0, column), operands[1].entry(query, column),
                    operands[2].entry(key, column),
                ]
            }
        case .weigh:
            let weight = operands[0].repeated(row, column)
            return weight.value == 0 ? [[weight]] : [[weight], [operands[1].repeated(row, column)]]
        case .scale, .add, .subtract, .multiply, .divide, .maximum, .mask, .softcap, .softcapSlope, .expMinus,
            .reciprocalRoot, .apply:
            return operands.map { [$0.repeated(row, column)] }
        case .rowMaximum, .rowSum, .rowMean, .rowMeanSquare, .rowNorm: return operands.flatMap { $0.row(row) }
        case .columnSum: return (0..<operands[0].value.rows).map { [operands[0].entry($0, column)] }
        case .sinusoid, .angles: return [[operands[0].entry(row, 0)]]
        case .rotate(let layout): return turned(layout, operands, row, column)
        case .distancePenalty: return []
        }
    }

    private static func products(_ operands: [Operand], _ row: Int, _ column: Int) -> [[Entry]] {
        (0..<operands[0].value.columns).map { [operands[0].entry(row, $0), operands[1].entry($0, column)] }
    }

    /// The entry itself and its cosine, then its partner and its sine; columns beyond the pairs stay as they are.
    private static func turned(
        _ layout: Operation.PairLayout, _ operands: [Operand], _ row: Int, _ column: Int
    ) -> [[Entry]] {
        let pairs = operands[1].value.columns
        guard column < 2 * pairs else { return [[operands[0].entry(row, column)]] }
        let pair = layout == .interleaved ? column / 2 : column % pairs
        let partner =
            switch layout {
            case .interleaved: column ^ 1
            case .halves: column < pairs ? column + pairs : column - pairs
            }
        return [
            [operands[0].entry(row, column), operands[1].entry(row, pair)],
            [operands[0].entry(row, partner), operands[2].entry(row, pair)],
        ]
    }
}
