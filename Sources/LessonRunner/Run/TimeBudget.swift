import Foundation

/// The time that a piece of a program may take, from now on.
///
/// It may compute so long, all its threads and processes together, and be idle so long: asleep, or waiting for something that
/// does not come. The time in which others use the processors does not count, so that a busy machine stops nobody; only when
/// many times as much has passed, something else is wrong.
struct TimeBudget: Sendable {
    let seconds: Double
    private let start = ContinuousClock.now
    private let before: ProcessorUse

    /// How many times the seconds may pass on the clock.
    private static let mostTimes = 30.0
    private static let processors = Double(ProcessInfo.processInfo.activeProcessorCount)

    /// - Parameter processes: those that are at work already; what they have used does not count.
    init(seconds: Double, of processes: [pid_t] = []) {
        self.seconds = seconds
        before = ProcessorUse(of: processes)
    }

    /// Whether it is used up.
    /// - Parameter processes: those whose time counts.
    func isExceeded(by processes: [pid_t]) -> Bool {
        let elapsed = start.duration(to: .now)
        // Nothing has to be read as long as even all processors could not have used it up.
        guard elapsed > .seconds(seconds / Self.processors) else { return false }
        return Self.isExceeded(seconds, elapsed: elapsed, use: ProcessorUse(of: processes) - before)
    }

    /// Whether so many seconds have been used up.
    static func isExceeded(_ seconds: Double, elapsed: Duration, use: ProcessorUse) -> Bool {
        let limit = Duration.seconds(seconds)
        return use.computed > limit || elapsed - use.computed - use.waited > limit || elapsed > limit * mostTimes
    }
}
