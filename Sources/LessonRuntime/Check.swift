import StepTrace

/// Records a value of an answer, to be compared with the same value of the solution.
public func probe<Value>(_ label: String, _ value: Value) {
    let shown = shownValue(of: value)
    for step in Recorder.drain() { Channel.send(.stepped(step)) }
    Channel.send(.probed(label: label, value: shown))
}

/// States a property of an answer; the message is what a learner reads when it does not hold.
public func expect(_ condition: @autoclosure () -> Bool, _ message: String, line: Int = #line) {
    Channel.send(.expected(holds: condition(), message: message, line: line))
}
