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
        ShellCommand.wait(for: process)
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

    private func start(_ state: inout State) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        guard let process = ShellCommand(command: command, environment: environment).start(input: ends[0]) else {
            close(ends[1])
            return
        }
        (state.process, state.input) = (process, ends[1])
    }
}
