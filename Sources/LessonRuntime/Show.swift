import StepTrace

/// Shows a value where the cell stands, as a trailing expression would at its end.
///
/// Matrices and traced results have pictures of their own; everything else is shown as text.
public func show<Value>(_ value: Value) {
    present(value, caption: nil)
}

/// Shows a value under a caption: `show(result.weights, "who attends to whom")`.
public func show<Value>(_ value: Value, _ caption: String) {
    present(value, caption: caption)
}

/// Outside of a lesson a value is printed.
func present(_ value: Any, caption: String?) {
    guard Channel.isConnected else {
        print(caption.map { "\($0): " } ?? "", describe(value), separator: "")
        return
    }
    guard !CheckMode.isActive else { return }
    LessonProgram.showRecordedSteps()
    Channel.send(.shown(cell: LessonProgram.runningCell, value: picture(of: value), caption: caption))
}
