public import StepTrace

/// Shows a value at this point of the cell, as a trailing expression does at its end.
///
/// Matrices and traced results are shown as figures, everything else as text.
public func show<Value>(_ value: Value) {
    present(value, caption: nil)
}

/// Shows a value under a caption: `show(result.weights, "who attends to whom")`.
public func show<Value>(_ value: Value, _ caption: String) {
    present(value, caption: caption)
}

/// Shows a changed computation beside the one that it was changed from: every number that differs is marked, and the first
/// step that differs is named.
///
/// `show(result.patched(.weights, row: 0, column: 1, to: 0.9), comparedWith: result)`
public func show<Changed, Original>(_ changed: Changed, comparedWith original: Original) {
    present(Compared(changed, original), caption: nil)
}

/// Shows a changed computation beside the original, under a caption.
public func show<Changed, Original>(_ changed: Changed, comparedWith original: Original, _ caption: String) {
    present(Compared(changed, original), caption: caption)
}

/// A value to be shown beside another.
private struct Compared: Showable {
    let shown: ShownValue

    init(_ changed: Any, _ original: Any) {
        shown =
            switch (shownValue(of: changed), shownValue(of: original)) {
            case (.trace(let changed, _), .trace(let original, _)): .trace(changed, comparedWith: original)
            case (.matrix(let changed, let rows, let columns, let role, _), .matrix(let original, _, _, _, _)):
                .trace(
                    Compared.trace(changed, role, rows, columns),
                    comparedWith: Compared.trace(original, role, rows, columns))
            // There is nothing to compare number by number.
            case (let changed, _): changed
            }
    }

    /// A matrix as the only step of a trace.
    private static func trace(_ matrix: Grid, _ role: Step.Role, _ rows: [String], _ columns: [String]) -> Trace {
        let fits = rows.count == matrix.rows || rows.isEmpty
        return Trace(
            title: "matrix",
            steps: [
                Step(
                    name: "matrix", symbol: "", operation: .given, value: matrix, rowLabels: fits ? rows : [],
                    columnLabels: columns.count == matrix.columns ? columns : [], role: role)
            ])
    }
}

/// Shows a traced result in more or less detail: `show(result, detail: .all)`, `show(block, detail: .skeleton)`.
///
/// By default the inner steps of each softmax are folded.
public func show<Value: Showable>(_ value: Value, _ caption: String? = nil, detail: Trace.Detail) {
    guard case .trace(var trace, _) = value.shown else { return present(value, caption: caption) }
    trace.detail = detail
    present(trace, caption: caption)
}

/// Shows a value; outside of a lesson, and in an answer, prints it.
func present(_ value: Any, caption: String?) {
    guard Channel.isConnected, !CheckMode.isInVariant else {
        print(caption.map { "\($0): " } ?? "", text(of: value), separator: "")
        return
    }
    guard !CheckMode.isActive else { return }
    LessonProgram.showRecordedSteps()
    Channel.send(.shown(cell: LessonProgram.runningCell, value: shownValue(of: value), caption: caption))
}

/// A value as text; of a trace, every step.
private func text(of value: Any) -> String {
    guard case .trace(let trace, let original) = shownValue(of: value) else { return describe(value) }
    let all = lines(of: trace, title: trace.title)
    guard let original else { return all.joined(separator: "\n") }
    return (all + lines(of: original, title: "\(original.title), original")).joined(separator: "\n")
}

private func lines(of trace: Trace, title: String) -> [String] {
    let steps = trace.steps.flatMap { ["\($0.name):", $0.value.text] }
    return [title] + steps + trace.children.flatMap { lines(of: $0, title: "\(title), \($0.title)") }
}
