import StepTrace

/// The functions that generated code around a chapter's cells calls: where a cell begins and ends, and what it shows.
///
/// Lessons themselves call `show`, `plot`, `probe` and `expect`.
public enum LessonProgram {
    nonisolated(unsafe) static var runningCell = 0

    /// Reports that a cell begins.
    public static func begin(cell: Int) {
        runningCell = cell
        ExitMonitor.watchThread()
        Channel.send(.cellBegan(cell))
    }

    /// Shows the steps that the cell has recorded, and reports that it has ended.
    public static func end(cell: Int) {
        showRecordedSteps()
        Channel.send(.cellEnded(cell))
        runningCell = 0
    }

    /// Marks that the last statement of the program has run.
    ///
    /// Deferred blocks, which run after it, belong to the last cell, which begins once more for them.
    /// - Parameter cell: the last cell; 0 when there is none.
    public static func finish(cell: Int) {
        ExitMonitor.isReached = true
        if cell != 0 { begin(cell: cell) }
    }

    /// Ends the last cell, after its deferred blocks, and the program.
    static func complete() {
        if runningCell != 0 { end(cell: runningCell) }
        ExitMonitor.isExpected = true
        Channel.send(.finished)
    }

    /// Shows the value of a cell's trailing expression; an expression of type `Void`, such as a call of `print`, shows nothing,
    /// and neither does an optional of it, such as `try?` before a call.
    ///
    /// There is no overload for `Void`: it would make `{ 5 }()` a closure that discards its value.
    public static func show<Value>(_ value: Value) {
        guard !isVoid(Value.self), !CheckMode.isActive else { return }
        showRecordedSteps()
        Channel.send(.shown(cell: runningCell, value: shownValue(of: value), caption: nil))
    }

    /// Reports that an inline expression of the prose is about to be evaluated.
    public static func beginInline(_ index: Int) {
        Channel.send(.inlineBegan(index: index))
    }

    /// Sends the value of an inline expression of the prose.
    public static func inline<Value>(_ index: Int, digits: Int, _ value: Value) {
        Channel.send(.inlineValue(index: index, text: inlineText(of: value, digits: digits)))
    }

    /// Sends the key of a worksheet, and discards the steps recorded for it.
    public static func key<Value>(_ index: Int, _ value: Value) {
        let shown = shownValue(of: value)
        _ = Recorder.drain()
        Channel.send(.inlineValue(index: index, text: shown.json.text))
    }

    /// Shows the steps that the cell has recorded itself, before the value computed from them.
    static func showRecordedSteps() {
        // In a check program the steps recorded by cells are discarded when an exercise begins.
        guard !CheckMode.isActive else { return }
        let steps = Recorder.drain()
        guard !steps.isEmpty else { return }
        let trace = Trace(title: "recorded steps", steps: steps)
        Channel.send(.shown(cell: runningCell, value: .trace(trace), caption: nil))
    }
}
