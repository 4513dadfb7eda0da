import Foundation
import LessonRunner
import Synchronization

/// The pager that shows results on a terminal, as git's does: `PAGER`, else `less -FRX`.
///
/// It starts with the first result, so that status lines can be drawn until then; afterwards diagnostics go through it too.
final class Pager: Sendable {
    private struct State {
        var process: pid_t?
        /// The writing end of the pipe to it.
        var input: Int32 = -1
        var wasLeft = false
        var hasFinished = false
    }

    private let command: String
    private let environment: [String: String]
    private let whenLeft: @Sendable () -> Void
    private let state = Mutex(State())

    /// nil when results go straight to standard output: no terminal that a pager can use, no pager, or none wanted.
    /// - Parameter whenLeft: called when it was left before everything was shown.
    init?(_ processEnvironment: ProcessEnvironment, whenLeft: @escaping @Sendable () -> Void) {
        self.whenLeft = whenLeft
        command = processEnvironment.variables["PAGER"] ?? "less"
        environment = ["LESS": "FRX", "LV": "-c"].merging(processEnvironment.variables) { $1 }
        let program = command.split(separator: " ").first.map(String.init) ?? "cat"
        guard processEnvironment.outputIsTerminal, !processEnvironment.isDumbTerminal,
            !processEnvironment.isContinuousIntegration, program != "cat",
            program.contains("/") || program.contains("=") || SearchPath(environment).program(program) != nil
        else { return nil }
    }

    /// Whether it was left before everything was shown.
    var wasLeft: Bool { state.withLock(\.wasLeft) }

    /// A console whose results the pager shows.
    func console(around console: Console) -> Console {
        var paged = console
        paged.out = { text in
            guard let input = self.input(starting: true) else { return console.out(text) }
            if Console.write(text, to: input) != nil { self.leave() }
        }
        paged.error = { text in
            guard let input = self.input(starting: false) else { return console.error(text) }
            if Console.write(text, to: input) != nil { self.leave() }
        }
        paged.isPaged = { self.input(starting: false) != nil }
        paged.hasReader = {
            guard let input = self.input(starting: false) else { return console.hasReader() }
            let hasReader = Console.hasReader(input)
            if !hasReader { self.state.withLock { $0.wasLeft = true } }
            return hasReader
        }
        return paged
    }

    /// Lets the pager show the rest and waits until it is left.
    func finish() {
        let process = state.withLock { state in
            if state.input >= 0 { close(state.input) }
            state.hasFinished = true
            return state.process
        }
        guard let process else { return }
        // An interrupt is for the pager now.
        let before = signal(SIGINT, SIG_IGN)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
        signal(SIGINT, before)
    }

    private func leave() {
        state.withLock { $0.wasLeft = true }
        whenLeft()
    }

    /// Where its input goes; nil when it does not run.
    private func input(starting: Bool) -> Int32? {
        state.withLock { state in
            guard !state.hasFinished else { return nil }
            if state.process == nil, starting { start(&state) }
            return state.process.map { _ in state.input }
        }
    }

    /// In the process group of attend, so that it can read the terminal's keys.
    private func start(_ state: inout State) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        // Attend ignores this signal; a pager that starts other programs may rely on it.
        var broken = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &broken)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let arguments = ["sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, variables) == 0 else {
            close(ends[1])
            return
        }
        (state.process, state.input) = (process, ends[1])
    }
}
