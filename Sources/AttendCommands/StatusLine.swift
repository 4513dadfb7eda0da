import LessonRendering
import Synchronization

/// A line on standard error that shows the current work, removed afterwards; only on a terminal.
final class StatusLine: Sendable {
    private struct State {
        /// The last text; an interrupt names it.
        var phrase: CommandPhrase?
        var isDrawn = false
    }

    private let context: CommandContext
    private let words: CommandWords
    private let state = Mutex(State())

    init(_ context: CommandContext, _ words: @escaping CommandWords) {
        self.context = context
        self.words = words
    }

    func show(_ new: CommandPhrase) {
        let isNew = state.withLock { state in
            defer { state = State(phrase: new, isDrawn: isShown) }
            return isShown && !(state.isDrawn && state.phrase == new)
        }
        guard isNew else { return }
        context.console.error("\r\u{1B}[K\(words(new).prefix(max(20, context.style.width - 3))) …")
    }

    func clear() {
        let wasDrawn = state.withLock { state in
            defer { state.isDrawn = false }
            return state.isDrawn
        }
        if wasDrawn { context.console.error("\r\u{1B}[K") }
    }

    /// Runs work that an interrupt cancels, and then prints what was interrupted.
    func during<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await SignalHandling.stopping {
                defer { self.clear() }
                return try await work()
            }
        } catch Failure.interrupted {
            let last = state.withLock { $0.phrase }
            context.console.error(words(last.map { .interruptedWhile(words($0)) } ?? .interrupted) + "\n")
            throw Failure.interrupted
        }
    }

    /// Not in continuous integration, and not into files or pipes.
    var isShown: Bool {
        context.processEnvironment.errorIsTerminal && !context.processEnvironment.isContinuousIntegration
    }
}
