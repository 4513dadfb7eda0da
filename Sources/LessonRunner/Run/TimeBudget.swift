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
    /// Until then nothing has to be read: all processors together could not have used it up.
    private var next: Duration

    /// How many times the seconds may pass on the clock.
    private static let mostTimes = 30.0
    private static let processors = Double(ProcessInfo.processInfo.activeProcessorCount)

    /// - Parameter processes: those that are at work already; what they have used does not count.
    init(seconds: Double, of processes: [pid_t] = []) {
        self.seconds = seconds
        before = ProcessorUse(of: processes)
        next = .seconds(seconds / Self.processors)
    }

    /// Whether it is used up.
    /// - Parameter processes: those whose time counts.
    mutating func isExceeded(by processes: [pid_t]) -> Bool {
        let elapsed = start.duration(to: .now)
        guard elapsed > next else { return false }
        let use = ProcessorUse(of: processes) - before
        let spent = max(use.computed, elapsed - use.computed - use.waited)
        next = elapsed + (.seconds(seconds) - spent) / Self.processors
        return Self.isExceeded(seconds, elapsed: elapsed, use: use)
    }

    /// Whether so many seconds have been used up.
    static func isExceeded(_ seconds: Double, elapsed: Duration, use: ProcessorUse) -> Bool {
        let limit = Duration.seconds(seconds)
        return use.computed > limit || elapsed - use.computed - use.waited > limit || elapsed > limit * mostTimes
    }
}
