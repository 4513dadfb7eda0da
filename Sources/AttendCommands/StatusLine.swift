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

    /// Shows a phrase with the seconds that have passed, from when the work calls its argument with what it is about until it
    /// ends; where there is no status line, prints it once.
    func counting<Subject: Sendable, Value>(
        _ phrase: @escaping @Sendable (Subject, _ seconds: Int?) -> CommandPhrase,
        during work: (_ begin: @escaping @Sendable (Subject) -> Void) async throws -> Value
    ) async throws -> Value {
        let counter = Mutex<Task<Void, Never>?>(nil)
        func end() async {
            let task = counter.withLock { $0 }
            task?.cancel()
            await task?.value
        }
        do {
            let value = try await work { subject in
                counter.withLock { $0 = Task { await self.count { phrase(subject, $0) } } }
            }
            await end()
            return value
        } catch {
            await end()
            throw error
        }
    }

    private func count(_ phrase: @Sendable (_ seconds: Int?) -> CommandPhrase) async {
        guard isShown else { return context.console.error(words(phrase(nil)) + "\n") }
        let clock = ContinuousClock()
        let start = clock.now
        repeat {
            show(phrase(Int(start.duration(to: clock.now) / .seconds(1))))
        } while (try? await clock.sleep(for: .seconds(1))) != nil
        clear()
    }

    /// Only on a terminal that knows escape sequences, not in continuous integration, and not beside a pager.
    var isShown: Bool {
        let environment = context.processEnvironment
        return environment.errorIsTerminal && !environment.outputIsPipe && !environment.isDumbTerminal
            && !environment.isContinuousIntegration && !context.console.isPaged()
    }
}
