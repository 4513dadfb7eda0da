/// The steps that a lesson records by its own hand, kept until its cell ends.
///
/// Chapter programs run their cells one after another on one thread, so one list serves.
public enum Recorder {
    nonisolated(unsafe) private static var steps: [Step] = []

    /// Puts a step at the end of what the running cell has recorded.
    public static func record(_ step: Step) {
        steps.append(step)
    }

    /// Everything recorded since the last call, which forgets it.
    public static func drain() -> [Step] {
        defer { steps = [] }
        return steps
    }
}
