import Foundation

/// Stops a process that has exceeded a limit, in steps: asks it for its call stack, then has the toolchain's backtracer read
/// the stack, then lets the process be killed.
struct StopProcedure {
    /// Where the signals go.
    enum Target {
        /// A whole run: `attend-confine` passes signals on to the program, and ends all that it has started.
        case program(supervisor: pid_t)
        /// The process of a variant, with its process group.
        case variant(pid_t)

        func send(_ signal: Int32) {
            switch self {
            case .program(let supervisor): kill(supervisor, signal)
            case .variant(let process): kill(-process, signal)
            }
        }

        /// Ends it at once.
        func end() {
            switch self {
            case .program(let supervisor): kill(supervisor, SIGTERM)
            case .variant(let process):
                kill(-process, SIGKILL)
                kill(process, SIGKILL)
            }
        }

        /// The process that is asked, with those that it has started.
        fileprivate var processes: [pid_t] {
            switch self {
            case .program(let supervisor): ProcessTree(below: supervisor).processes
            case .variant(let process): [process] + ProcessTree(below: process).processes
            }
        }
    }

    private let target: Target
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
    init(_ target: Target) {
        self.target = target
        start = clock.now
        lastRequest = start
        target.send(SIGUSR2)
        target.send(SIGCONT)
    }

    /// Whether the process may be killed: it has answered, it cannot, or the limit for that has passed.
    mutating func isOver(hasAnswered: Bool) -> Bool {
        if hasAnswered || clock.now > start + Self.answerLimit || !canAnswer { return true }
        if !isTraced, clock.now > start + Self.ownAnswerLimit {
            isTraced = true
            target.send(SIGTRAP)
        } else if !isTraced, clock.now > lastRequest + Self.requestInterval {
            lastRequest = clock.now
            target.send(SIGUSR2)
        }
        return false
    }

    /// Whether a thread of the process, or of a process that it waits for, takes one of the signals that ask it.
    private var canAnswer: Bool {
        #if os(Linux)
        target.processes.contains { process in
            [SIGUSR2, SIGTRAP].contains { ProcessFiles.takes($0, process) }
        }
        #else
        true
        #endif
    }

    /// Whether the process still runs long after it should have been killed.
    var hasFailed: Bool { clock.now > start + Self.answerLimit * 2 }
}
