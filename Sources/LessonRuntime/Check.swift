import StepTrace

/// Records a value of an answer, to be compared with the same value of the solution.
public func probe<Value>(_ label: String, _ value: Value) {
    LessonProgram.probe(label, value, nonce: nil)
}

/// States a property of an answer; the message is what a learner reads when it does not hold.
public func expect(_ condition: @autoclosure () -> Bool, _ message: String, line: Int = #line) {
    LessonProgram.expect(condition(), message, line: line, nonce: nil)
}

/// The same for the checks of an answer: with the nonce, which the answer cannot know, their records differ from those of
/// calls that the answer makes itself.
extension LessonProgram {
    public static func probe<Value>(_ label: String, _ value: Value, nonce: String?) {
        let shown = shownValue(of: value)
        for step in Recorder.drain() { Channel.send(.stepped(step)) }
        Channel.send(.probed(label: label, value: shown, nonce: nonce))
    }

    public static func expect(_ holds: Bool, _ message: String, line: Int = 0, nonce: String?) {
        Channel.send(.expected(holds: holds, message: message, line: line, nonce: nonce))
    }
}
