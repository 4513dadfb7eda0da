import StepTrace

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

/// Shows a value; outside of a lesson, prints it.
func present(_ value: Any, caption: String?) {
    guard Channel.isConnected else {
        print(caption.map { "\($0): " } ?? "", describe(value), separator: "")
        return
    }
    guard !CheckMode.isActive else { return }
    LessonProgram.showRecordedSteps()
    Channel.send(.shown(cell: LessonProgram.runningCell, value: shownValue(of: value), caption: caption))
}
