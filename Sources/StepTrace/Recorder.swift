/// The steps that are kept on the way to a result: those that a lesson records by its own hand, until its cell ends, and
/// while an exercise is checked those that the kernel takes for it.
///
/// Chapter programs run their cells one after another on one thread, so one list serves.
public enum Recorder {
    nonisolated(unsafe) private static var steps: [Step] = []
    nonisolated(unsafe) private static var numbers = 0

    /// An exercise is being checked: the kernel notes what it computes.
    nonisolated(unsafe) public private(set) static var isCapturing = false

    /// More than any comparison looks at; a training loop would fill the memory.
    private static let mostSteps = 400
    private static let mostNumbers = 1 << 20

    /// From here on the kernel's steps are kept.
    public static func beginNoting() {
        isCapturing = true
    }

    /// Puts a step at the end of what the running cell has recorded.
    public static func record(_ step: Step) {
        if isCapturing {
            guard steps.count < mostSteps, numbers + step.value.values.count <= mostNumbers else { return }
            numbers += step.value.values.count
        }
        steps.append(step)
    }

    /// Everything recorded since the last call, which forgets it.
    public static func drain() -> [Step] {
        defer {
            steps = []
            numbers = 0
        }
        return steps
    }
}
