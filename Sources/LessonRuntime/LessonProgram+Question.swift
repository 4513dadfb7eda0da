import StepTrace

/// What checks ask of an answer: generated code reports it before each statement of a check that asks.
extension LessonProgram {
    /// Reports the expression that is about to be computed.
    public static func ask(_ expression: String) {
        Channel.send(.asked(expression))
    }

    /// Reports the value of a variable in that expression, when it is small.
    public static func ask<Value>(about variable: String, _ value: Value) {
        guard isQuicklyShown(value) else { return }
        let shown = shownValue(of: value)
        if shown.isSmall { Channel.send(.given(name: variable, value: shown)) }
    }

    /// A value that cannot be copied has no text.
    @_disfavoredOverload
    public static func ask<Value: ~Copyable>(about variable: String, _ value: borrowing Value) {}

    /// Whether a value is a number, a text, a matrix, or a short list of such values: the description of anything else may
    /// take long.
    private static func isQuicklyShown(_ value: Any) -> Bool {
        switch contents(of: value) {
        case is any BinaryInteger, is any BinaryFloatingPoint, is Bool, is any StringProtocol, is any Showable: true
        case let list as any Collection: isShort(list)
        default: false
        }
    }

    private static func isShort(_ list: some Collection) -> Bool {
        list.count <= Grid.mostSmall * Grid.mostSmall && list.allSatisfy { isQuicklyShown($0) }
    }
}
