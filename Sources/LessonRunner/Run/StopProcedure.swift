import Foundation

/// Stops a process that has exceeded a limit, in steps: asks it for its call stack, then has the toolchain's backtracer read
/// the stack, then lets the process be killed.
struct StopProcedure {
    private let process: pid_t
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var isTraced = false
    private var lastRequest: ContinuousClock.Instant

    /// How long a process may take to answer by itself, and how long until there must be an answer of any kind.
    private static let ownAnswerLimit = Duration.seconds(4)
    static let answerLimit = Duration.seconds(12)
    /// How long until it is asked again: it may have been at an instruction without unwind information.
    private static let requestInterval = Duration.milliseconds(50)

    /// Asks a process and its process group.
    init(_ process: pid_t) {
        self.process = process
        start = clock.now
        lastRequest = start
        kill(-process, SIGUSR2)
        kill(-process, SIGCONT)
    }

    /// Kills a process and its process group.
    static func endAll(of process: pid_t) {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
    }

    /// Whether the process may be killed: it has answered, it cannot, or the limit for that has passed.
    mutating func isOver(hasAnswered: Bool) -> Bool {
        if hasAnswered || clock.now > start + Self.answerLimit || !canAnswer { return true }
        if !isTraced, clock.now > start + Self.ownAnswerLimit {
            isTraced = true
            kill(-process, SIGTRAP)
        } else if !isTraced, clock.now > lastRequest + Self.requestInterval {
            lastRequest = clock.now
            kill(-process, SIGUSR2)
        }
        return false
    }

    /// Whether a thread of the process, or of a process that it waits for, takes one of the signals that ask it.
    private var canAnswer: Bool {
        #if os(Linux)
        ([process] + ProcessFiles.children(of: process)).contains { process in
            [SIGUSR2, SIGTRAP].contains { ProcessFiles.takes($0, process) }
        }
        #else
        true
        #endif
    }

    /// Whether the process still runs long after it should have been killed.
    var hasFailed: Bool { clock.now > start + Self.answerLimit * 2 }
}
