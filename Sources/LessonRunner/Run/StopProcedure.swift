import Foundation

/// The stopping of a process that takes too much: it is asked for the line that was running; when it gives no answer the
/// toolchain's backtracer is to look; and then it has had its last words.
struct StopProcedure {
    private let process: pid_t
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var isTraced = false
    private var asked: ContinuousClock.Instant

    /// How long a process may take to answer by itself, and how long to tell its line at all.
    private static let answerTime = Duration.seconds(2)
    static let lastWordsTime = Duration.seconds(8)
    /// How long until it is asked again: it may have been where no unwinder finds the way out.
    private static let pause = Duration.milliseconds(50)

    /// Asks a process, and those that it has started.
    init(_ process: pid_t) {
        self.process = process
        start = clock.now
        asked = start
        kill(-process, SIGUSR2)
        kill(-process, SIGCONT)
    }

    /// Ends a process and those of its group.
    static func endAll(of process: pid_t) {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
    }

    /// Whether the process may be ended: it has answered, or never will.
    mutating func isOver(hasAnswered: Bool) -> Bool {
        if hasAnswered || clock.now > start + Self.lastWordsTime { return true }
        if !isTraced, clock.now > start + Self.answerTime {
            isTraced = true
            kill(-process, SIGTRAP)
        } else if !isTraced, clock.now > asked + Self.pause {
            asked = clock.now
            kill(-process, SIGUSR2)
        }
        return false
    }

    /// It should have been gone for long.
    var isInVain: Bool { clock.now > start + Self.lastWordsTime * 2 }
}
