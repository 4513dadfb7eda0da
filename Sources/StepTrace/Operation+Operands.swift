extension Operation {
    /// Whether these operands are enough, and large enough, to make a value of that size.
    ///
    /// A lesson may put a trace together by hand; of a step that does not fit its operands there is no arithmetic to tell.
    public func takes(_ operands: [Grid], making value: Grid) -> Bool {
        guard operands.count >= fewestOperands else { return false }
        let (rows, columns) = (value.rows, value.columns)
        switch self {
        case .given, .recorded, .distancePenalty: return true
        case .copy: return operands[0].reaches(rows, columns)
        case .transpose: return operands[0].reaches(columns, rows)
        case .columns(let from): return from >= 0 && operands[0].rows >= rows && operands[0].columns - columns >= from
        case .rows(let from): return from >= 0 && operands[0].columns >= columns && operands[0].rows - rows >= from
        case .concatenate: return operands.allSatisfy { $0.rows >= rows }
        case .stack: return operands.allSatisfy { $0.columns >= columns }
        case .matmulTransposed: return operands[0].rows >= rows && operands[1].reaches(columns, operands[0].columns)
        case .transposedMatmul: return operands[0].columns >= rows && operands[1].reaches(operands[0].rows, columns)
        case .matmul, .weightedSum, .project:
            return operands[0].rows >= rows && operands[1].reaches(operands[0].columns, columns)
                && operands.dropFirst(2).allSatisfy { $0.reaches(1, columns) }
        case .additiveScore:
            let features = operands[0].columns
            return operands[0].rows >= rows && operands[1].reaches(columns, features)
                && operands[2].reaches(1, features)
        case .additiveScoreGradient(let ofKeys):
            let (queries, keys) = (ofKeys ? operands[1].rows : rows, ofKeys ? rows : operands[2].rows)
            return operands[0].reaches(queries, keys) && operands[1].reaches(queries, columns)
                && operands[2].reaches(keys, columns) && operands[3].reaches(1, columns)
        case .scale, .add, .subtract, .multiply, .weigh, .divide, .maximum, .mask, .softcap, .softcapSlope, .expMinus,
            .reciprocalRoot, .apply:
            return operands.allSatisfy { $0.isRepeated(to: rows, columns) }
        case .rowMaximum, .rowSum, .rowMean, .rowMeanSquare, .rowNorm:
            return operands.allSatisfy { $0.rows == 1 || $0.rows >= rows }
        case .columnSum: return operands[0].columns >= columns
        case .sinusoid, .angles: return operands[0].reaches(rows, 1)
        case .rotate:
            let pairs = operands[1].columns
            return operands[0].reaches(rows, columns) && operands[0].columns / 2 >= pairs
                && operands[1].rows >= rows && operands[2].reaches(rows, pairs)
        }
    }

    private var fewestOperands: Int {
        switch self {
        case .given, .recorded, .distancePenalty, .concatenate, .stack: 0
        case .copy, .columns, .rows, .transpose, .scale, .softcap, .softcapSlope, .reciprocalRoot, .apply, .rowMaximum,
            .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum, .sinusoid, .angles:
            1
        case .matmulTransposed, .matmul, .transposedMatmul, .weightedSum, .project, .add, .subtract, .multiply, .weigh,
            .divide, .maximum, .mask, .expMinus:
            2
        case .additiveScore, .rotate: 3
        case .additiveScoreGradient: 4
        }
    }
}

extension Grid {
    /// It has so many rows and columns, or more.
    fileprivate func reaches(_ rows: Int, _ columns: Int) -> Bool { self.rows >= rows && self.columns >= columns }

    /// The same, where one row is repeated down and one column across.
    fileprivate func isRepeated(to rows: Int, _ columns: Int) -> Bool {
        (self.rows == 1 || self.rows >= rows) && (self.columns == 1 || self.columns >= columns)
    }
}
