import StepTrace

/// What the text between a chapter's cells calls: where a cell begins and ends, and what it shows.
///
/// The runner writes these calls; lessons use `show`, `plot`, `probe` and `expect`.
public enum LessonProgram {
    nonisolated(unsafe) static var runningCell = 0

    /// The first cell that runs begins after this.
    public static func begin(cell: Int) {
        runningCell = cell
        Channel.send(.cellBegan(cell))
    }

    /// Shows what the cell recorded, and ends it.
    public static func end(cell: Int) {
        showRecordedSteps()
        Channel.send(.cellEnded(cell))
        runningCell = 0
    }

    /// The program has run to its end but for what its cells have deferred, which belongs to the last of them; a thread
    /// that a cell left behind does not keep it.
    /// - Parameter cell: 0 when there is none that could have deferred anything.
    public static func finish(cell: Int) {
        ExitMonitor.isReached = true
        if runningCell == 0, cell != 0 { begin(cell: cell) }
    }

    /// All is done; the last cell ends only now, so that deferred blocks belong to it.
    static func complete() {
        if runningCell != 0 { end(cell: runningCell) }
        ExitMonitor.isExpected = true
        Channel.send(.finished)
    }

    /// Shows the value of a cell's trailing expression; one without a value, a call to `print` say, shows nothing.
    ///
    /// There is no overload for `Void`: it would make `{ 5 }()` a closure that throws its value away.
    public static func show<Value>(_ value: Value) {
        guard Value.self != Void.self, !CheckMode.isActive else { return }
        showRecordedSteps()
        Channel.send(.shown(cell: runningCell, value: picture(of: value), caption: nil))
    }

    /// The value of an inline expression of the prose is about to be computed.
    public static func beginInline(_ index: Int) {
        Channel.send(.inlineBegan(index: index))
    }

    /// The value of an inline expression of the prose.
    public static func inline<Value>(_ index: Int, digits: Int, _ value: Value) {
        Channel.send(.inlineValue(index: index, text: inlineText(of: value, digits: digits)))
    }

    /// Steps recorded by hand come before the value made of them.
    static func showRecordedSteps() {
        // What an exercise runs in has its steps taken away when the exercise begins.
        guard !CheckMode.isActive else { return }
        let steps = Recorder.drain()
        guard !steps.isEmpty else { return }
        let trace = Trace(title: "recorded steps", steps: steps)
        Channel.send(.shown(cell: runningCell, value: .trace(trace), caption: nil))
    }
}
