package import StepTrace

/// A trace computed again after changes: what is computed from a changed step follows, by the kernel's own functions.
///
/// Steps before a change stay as they are. A change in the middle is a patch: the changed step keeps its new numbers, and
/// only the steps after it follow.
package struct Replay {
    private struct Node {
        var step: Step
        var path: String
        /// The operands' places among all steps; nil for one that the trace does not hold.
        var operands: [Int?]
        var patches: [TraceEdits.Number] = []
        /// What it is computed by from now on.
        var operation: Operation?
    }

    /// What became of a step.
    private enum Outcome {
        /// Nothing that goes into it has changed.
        case untouched
        /// Its numbers, and what the same computation gives for the numbers as they were; not whole where something that goes
        /// into it has changed, but how it follows is not known.
        case followed(Matrix, before: Matrix, set: [Step.SetNumber], isWhole: Bool)
    }

    private let trace: Trace
    private var nodes: [Node]

    package init(_ trace: Trace) {
        self.trace = trace
        let places = trace.places
        nodes = places.map { place in
            Node(
                step: place.step, path: place.path,
                operands: place.step.operands.map { name in
                    trace.located(name, from: place).flatMap { operand in places.firstIndex { $0.isSame(as: operand) } }
                })
        }
    }

    private func index(of path: String) -> Int? { nodes.firstIndex { $0.path == path } }

    /// Gives a number of a step another value; nothing happens when the trace holds no such number.
    package mutating func patch(_ number: TraceEdits.Number) {
        let place = number.place
        guard let index = index(of: place.step), nodes[index].step.value.holds(place.row, place.column) else { return }
        nodes[index].patches.append(number)
    }

    /// Has a step computed by another operation of the same operands.
    package mutating func compute(_ path: String, by operation: Operation, formula: String) {
        guard let index = index(of: path) else { return }
        nodes[index].operation = operation
        nodes[index].step.formula = formula
    }

    /// What came of it.
    package struct Result {
        package var trace: Trace
        /// The paths of steps that would have changed, but which the kernel cannot compute.
        package var unknown: [String]
    }

    package func run() -> Result {
        var outcomes = [Outcome?](repeating: nil, count: nodes.count)
        for index in nodes.indices { _ = outcome(of: index, &outcomes) }
        var result = Result(trace: trace, unknown: [])
        var rest = ArraySlice(nodes.indices)
        write(&result.trace, path: "", outcomes, &rest, &result.unknown)
        return result
    }

    // MARK: One step

    /// Computes a step after its operands.
    private func outcome(of index: Int, _ outcomes: inout [Outcome?]) -> Outcome {
        if let known = outcomes[index] { return known }
        let node = nodes[index]
        // A trace put together by hand may hold a step that takes itself.
        outcomes[index] = .untouched
        let operands = node.operands.map { $0.map { ($0, self.outcome(of: $0, &outcomes)) } }
        var isReached = node.operation != nil
        var (isKnown, isWhole) = (true, true)
        var (after, before): ([Matrix], [Matrix]) = ([], [])
        for operand in operands {
            guard let (index, outcome) = operand else {
                isKnown = false
                continue
            }
            switch outcome {
            case .untouched:
                after.append(Matrix(nodes[index].step.value))
                before.append(after[after.count - 1])
            case .followed(let new, let old, _, let isPartWhole):
                isReached = true
                isWhole = isWhole && isPartWhole
                after.append(new)
                before.append(old)
            }
        }
        var outcome = Outcome.untouched
        if isReached || !node.patches.isEmpty {
            var step = node.step
            var (new, old) = (Matrix(step.value), Matrix(step.value))
            for number in step.setNumbers { new[number.row, number.column] = number.computed }
            if isReached {
                let computedBefore = isKnown ? Computation.value(of: step, from: before) : nil
                if let operation = node.operation { step.operation = operation }
                let computed = isKnown ? Computation.value(of: step, from: after) : nil
                if let computed, let computedBefore {
                    (new, old) = (computed, computedBefore)
                } else {
                    isWhole = false
                }
            }
            // What was set before stays as it is.
            var numbers = step.setNumbers.map { (row: $0.row, column: $0.column, value: step.value[$0.row, $0.column]) }
            for patch in node.patches {
                let place = patch.place
                numbers.removeAll { $0.row == place.row && $0.column == place.column }
                numbers.append((place.row, place.column, patch.value))
            }
            var set: [Step.SetNumber] = []
            for (row, column, value) in numbers {
                set.append(.init(row: row, column: column, computed: new[row, column]))
                (new[row, column], old[row, column]) = (value, step.value[row, column])
            }
            outcome = .followed(new, before: old, set: step.operation == .given ? [] : set, isWhole: isWhole)
        }
        outcomes[index] = outcome
        return outcome
    }

    // MARK: The trace again

    /// Puts the outcomes into a trace and those inside it, whose steps come next.
    private func write(
        _ trace: inout Trace, path: String, _ outcomes: [Outcome?], _ rest: inout ArraySlice<Int>,
        _ unknown: inout [String]
    ) {
        for place in trace.steps.indices {
            let index = rest.removeFirst()
            trace.steps[place].formula = nodes[index].step.formula
            if let operation = nodes[index].operation { trace.steps[place].operation = operation }
            switch outcomes[index] {
            case .followed(let new, let before, let set, let isWhole):
                trace.steps[place].value.follow(new, before)
                trace.steps[place].setNumbers = set
                if !isWhole { unknown.append(path + trace.steps[place].name) }
            case .untouched, nil: break
            }
        }
        for child in trace.children.indices {
            write(
                &trace.children[child], path: path + trace.children[child].title + "/", outcomes, &rest, &unknown)
        }
    }
}

extension Matrix {
    init(_ grid: Grid) { self.init(uncheckedRows: grid.rows, columns: grid.columns, values: grid.values) }
}

extension Grid {
    /// Takes new numbers where they differ from what the same computation gave before; the others stay as they are, for a
    /// page may hold the numbers of a large matrix with fewer digits.
    fileprivate mutating func follow(_ new: Matrix, _ before: Matrix) {
        for index in values.indices where new.values[index].differs(from: before.values[index]) {
            values[index] = new.values[index]
        }
    }
}
