/// The recorded steps of a computation: those that a lesson records itself, until its cell ends, and, while an exercise is
/// checked, those that the kernel computes for it.
///
/// Chapter programs run their cells one after another on one thread, so one list serves.
public enum Recorder {
    nonisolated(unsafe) private static var steps: [Step] = []
    nonisolated(unsafe) private static var numbers = 0

    /// Whether an exercise is being checked, so that the kernel records its steps.
    nonisolated(unsafe) public private(set) static var isCapturing = false

    /// More than any comparison looks at; a training loop would fill the memory.
    private static let mostSteps = 400
    private static let mostNumbers = 1 << 20

    /// From now on the kernel's steps are recorded too.
    public static func beginCapturing() {
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
