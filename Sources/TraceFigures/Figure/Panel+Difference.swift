import StepTrace

/// What has become of a step since another computation of the same kind: that before a reader changed a number, or the one
/// that a lesson compares with.
extension Panel {
    /// The number differs from the one that stands at the same place in the original.
    package func isChanged(row: Int, column: Int) -> Bool {
        guard let original else { return false }
        return grid[row, column].differs(from: original[row, column])
    }

    /// Some number differs, or the original has no such step.
    package var differs: Bool { isNew || original != nil }

    /// Row and column of each number that differs; of a step that the original does not have, of each.
    package var differences: [[Int]] {
        grid.values.indices.map { [$0 / grid.columns, $0 % grid.columns] }
            .filter { isNew || isChanged(row: $0[0], column: $0[1]) }
    }

    /// Tells a panel what it is compared with.
    mutating func compare(with step: Step?) {
        guard let step, step.value.rows == grid.rows, step.value.columns == grid.columns else {
            isNew = true
            return
        }
        if zip(grid.values, step.value.values).contains(where: { $0.differs(from: $1) }) {
            original = step.value
            originalNumbers = NumberStyle(step)
        }
    }

    /// The number that stands at the same place in the original, in the digits that it has there.
    package func originalText(row: Int, column: Int) -> String {
        original.map { originalNumbers.text($0[row, column]) } ?? text(row: row, column: column)
    }

    /// How far a number is from the original's: `was 0.42, +0.21`; nil where it is the same.
    func difference(row: Int, column: Int) -> EditPhrase? {
        guard isChanged(row: row, column: column), let original else { return nil }
        let (now, before) = (grid[row, column], original[row, column])
        guard now.isFinite, before.isFinite else { return .was(originalNumbers.text(before), difference: nil) }
        // In more digits where the numbers read the same.
        var (style, places) = (numbers.finer(of: originalNumbers), 4)
        while style.text(now) == style.text(before), places < 15 {
            style = .fixed(decimals: places)
            places += 1
        }
        let isAlike = originalNumbers.text(before) == numbers.text(now)
        let text = style.text(style.printed(now) - style.printed(before))
        return .was(
            isAlike ? style.text(before) : originalNumbers.text(before), difference: now > before ? "+" + text : text)
    }
}

extension NumberStyle {
    /// That of the two that shows more digits; powers of ten where one has them.
    fileprivate func finer(of other: NumberStyle) -> NumberStyle {
        guard case .fixed(let own) = self, case .fixed(let others) = other else { return .scientific }
        return .fixed(decimals: max(own, others))
    }

    /// The value that a reader takes from a number as it is printed.
    fileprivate func printed(_ value: Double) -> Double {
        guard case .fixed(let decimals) = self else { return value }
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        let scaled = value * unit
        return scaled.isFinite ? scaled.rounded(.toNearestOrEven) / unit : value
    }
}
