package import StepTrace

extension Trace {
    /// The same numbers to the last bit, whatever kind of NaN; everything else equal too.
    package func isIdentical(to other: Trace) -> Bool {
        title == other.title && steps.count == other.steps.count && children.count == other.children.count
            && zip(steps, other.steps).allSatisfy { $0.isIdentical(to: $1) }
            && zip(children, other.children).allSatisfy { $0.isIdentical(to: $1) }
    }
}

extension Step {
    package func isIdentical(to other: Step) -> Bool {
        var (first, second) = (self, other)
        guard first.value.hasBits(of: second.value) else { return false }
        first.value.values = first.value.values.map { _ in 0 }
        second.value.values = second.value.values.map { _ in 0 }
        return first == second
    }
}

extension Grid {
    package func hasBits(of other: Grid) -> Bool {
        rows == other.rows && columns == other.columns
            && zip(values, other.values).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
    }
}
