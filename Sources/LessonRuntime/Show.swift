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

/// Shows a traced result in more or less detail: `show(result, detail: .all)`, `show(block, detail: .skeleton)`.
///
/// By default the inner steps of each softmax are folded.
public func show<Value: Showable>(_ value: Value, _ caption: String? = nil, detail: Trace.Detail) {
    guard case .trace(var trace) = value.shown else { return present(value, caption: caption) }
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
    guard case .trace(let trace) = shownValue(of: value) else { return describe(value) }
    return lines(of: trace, title: trace.title).joined(separator: "\n")
}

private func lines(of trace: Trace, title: String) -> [String] {
    let steps = trace.steps.flatMap { ["\($0.name):", $0.value.text] }
    return [title] + steps + trace.children.flatMap { lines(of: $0, title: "\(title), \($0.title)") }
}
