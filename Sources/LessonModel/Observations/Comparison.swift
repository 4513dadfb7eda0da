import StepTrace

/// Compares an answer's records with a solution's: probe by probe, and inside each probe step by step.
package struct Comparison: Sendable {
    /// The relative tolerance: numbers agree when they are within `tolerance × max(1, |expected|)`.
    package var tolerance: Double
    private let words: CheckWords

    package init(tolerance: Double, words: @escaping CheckWords = { $0.english }) {
        self.tolerance = tolerance
        self.words = words
    }

    /// The first divergence of an answer from a solution under one check; `nil` when every probe agrees.
    ///
    /// When a probe's value differs, the steps recorded before it are compared first: the divergence names the first step
    /// that both have and that differs. Only steps towards numbers are compared.
    package func divergence(of answer: Observation.OfCheck, from solution: Observation.OfCheck) -> Divergence? {
        var others = segments(answer.records)[...]
        for segment in segments(solution.records) {
            guard let position = others.firstIndex(where: { $0.label == segment.label }) else {
                return Divergence(probe: segment.label, step: nil, difference: .missing)
            }
            let other = others[position]
            others.remove(at: position)
            guard let difference = difference(of: other.value, from: segment.value) else { continue }
            // A result without numbers, such as `true`, can be found in many ways: steps of another way are not wrong.
            if case .text = difference.difference {
                return Divergence(probe: segment.label, step: nil, difference: difference.difference)
            }
            let steps = compareSteps(
                of: other.steps + steps(inside: other.value), with: segment.steps + steps(inside: segment.value))
            let first = steps.first ?? difference
            return Divergence(
                probe: segment.label, step: first.step, difference: first.difference, agreeing: steps.agreeing,
                values: first.values)
        }
        return nil
    }

    /// How two values differ, and in which of their steps.
    private struct Difference {
        var step: String?
        var difference: Divergence.Difference
        var values: Divergence.Values?
    }

    /// The steps recorded before a probe, and the probe.
    private struct Segment {
        var steps: [Step]
        var label: String
        var value: ShownValue
    }

    private func segments(_ records: [Observation.Record]) -> [Segment] {
        var steps: [Step] = []
        var result: [Segment] = []
        for record in records {
            switch record {
            case .step(let step): steps.append(step)
            case .probe(let label, let value):
                result.append(Segment(steps: steps, label: label, value: value))
                steps = []
            case .expectation, .asked, .variable: break
            }
        }
        return result
    }

    /// The first step of the solution that the answer records under the same name with another value, and the names of the
    /// agreeing steps before it; of several steps of one name, as heads have them, each is called a part.
    private func compareSteps(
        of answer: [Step], with solution: [Step]
    ) -> (first: Difference?, agreeing: [String]) {
        var remaining = answer
        var agreeing: [String] = []
        let counts = solution.reduce(into: [:]) { $0[$1.name, default: 0] += 1 }
        var part: [String: Int] = [:]
        for step in solution {
            part[step.name, default: 0] += 1
            let isAlone = counts[step.name] == 1
            let name =
                isAlone ? step.name : words(.stepInside(words(.part(part[step.name, default: 1])), step: step.name))
            guard let position = remaining.firstIndex(where: { $0.name == step.name }) else { continue }
            let other = remaining.remove(at: position)
            if var difference = difference(of: other.value, from: step.value) {
                difference.step = name
                return (difference, agreeing)
            }
            agreeing.append(name)
        }
        return (nil, agreeing)
    }

    private func difference(of actual: ShownValue, from expected: ShownValue) -> Difference? {
        switch (expected, actual) {
        case (.matrix(let first, _, _), .matrix(let second, _, _)):
            return difference(of: second, from: first)
        case (.trace(let first), .trace(let second)):
            let (expectedSteps, actualSteps) = (steps(of: first), steps(of: second))
            if let first = compareSteps(of: actualSteps, with: expectedSteps).first { return first }
            let names = Set(actualSteps.map(\.name))
            let missing = expectedSteps.first { !names.contains($0.name) }
            return missing.map { Difference(step: $0.name, difference: .missing) }
        case (.text(let first), .text(let second)):
            if first == second { return nil }
            if let expected = Grid(describedBy: first), let actual = Grid(describedBy: second) {
                return difference(of: actual, from: expected)
            }
            return Difference(difference: .text(expected: first, actual: second))
        case (.plot(let first), .plot(let second)):
            return first == second ? nil : Difference(difference: .kind(expected: .plot, actual: .plot))
        default:
            return Difference(difference: .kind(expected: expected.kind, actual: actual.kind))
        }
    }

    /// The steps inside a trace; none for any other value.
    private func steps(inside value: ShownValue) -> [Step] {
        if case .trace(let trace) = value { steps(of: trace) } else { [] }
    }

    /// The steps of the trace and of the traces within it, children first: they were computed first.
    private func steps(of trace: Trace) -> [Step] {
        trace.children.enumerated().flatMap { number, child in
            let part = child.title.isEmpty ? words(.part(number + 1)) : child.title
            return steps(of: child).map { step in
                var step = step
                step.name = words(.stepInside(part, step: step.name))
                return step
            }
        } + trace.steps
    }

    private func difference(of actual: Grid, from expected: Grid) -> Difference? {
        func values(_ differing: [Int]) -> Divergence.Values? {
            guard actual.isSmall, expected.isSmall else { return nil }
            return Divergence.Values(expected: expected, actual: actual, differing: differing)
        }
        guard actual.rows == expected.rows, actual.columns == expected.columns else {
            return Difference(
                difference: .shape(
                    expectedRows: expected.rows, expectedColumns: expected.columns, actualRows: actual.rows,
                    actualColumns: actual.columns),
                values: values([]))
        }
        let differing = expected.values.indices.filter { index in
            let wanted = expected.values[index]
            return !NumberAgreement.holds(actual.values[index], wanted, within: tolerance * max(1, abs(wanted)))
        }
        guard let first = differing.first else { return nil }
        let largest = differing.reduce(0) { largest, index in
            let distance = abs(expected.values[index] - actual.values[index])
            return distance.isNaN ? .infinity : max(largest, distance)
        }
        let count = expected.values.count
        return Difference(
            difference: .entry(
                row: first / expected.columns, column: first % expected.columns, expected: expected.values[first],
                actual: actual.values[first], largest: largest, agreeing: count - differing.count, of: count),
            values: values(differing))
    }
}

extension ShownValue {
    fileprivate var kind: Divergence.Kind {
        switch self {
        case .text: .plainValue
        case .matrix: .matrix
        case .trace: .trace
        case .plot: .plot
        }
    }
}
