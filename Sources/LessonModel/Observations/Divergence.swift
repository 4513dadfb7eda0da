package import StepTrace

/// The first difference between an answer's values and the solution's.
package struct Divergence: Sendable, Hashable {
    /// How the two values differ.
    package enum Difference: Sendable, Hashable {
        /// An entry, counted from 0, with both numbers, how far apart the worst entry is, and how many agree.
        case entry(row: Int, column: Int, expected: Double, actual: Double, largest: Double, agreeing: Int, of: Int)
        case shape(expectedRows: Int, expectedColumns: Int, actualRows: Int, actualColumns: Int)
        case text(expected: String, actual: String)
        /// Values of different kinds, or two plots that are not the same.
        case kind(expected: Kind, actual: Kind)
        /// The answer does not record it.
        case missing
    }

    package enum Kind: Sendable, Hashable {
        case plainValue, matrix, trace, plot
    }

    /// Both values, where they are numbers and few enough to be shown.
    package struct Values: Sendable, Hashable {
        package var expected: Grid
        package var actual: Grid
        /// The positions of the numbers that differ, row by row; empty when the shapes differ.
        package var differing: [Int]

        package init(expected: Grid, actual: Grid, differing: [Int]) {
            self.expected = expected
            self.actual = actual
            self.differing = differing
        }
    }

    /// The label of the probe that shows it.
    package var probe: String
    /// The step that differs first; `nil` when the probe's own value does.
    package var step: String?
    package var difference: Difference
    /// Steps before it that both have and that agree: “scores agree, weights differ”.
    package var agreeing: [String]
    package var values: Values?

    package init(
        probe: String, step: String?, difference: Difference, agreeing: [String] = [], values: Values? = nil
    ) {
        self.probe = probe
        self.step = step
        self.difference = difference
        self.agreeing = agreeing
        self.values = values
    }
}
