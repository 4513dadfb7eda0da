import Synchronization

/// What is being done at the moment: a line on a terminal's standard error that is gone afterwards.
final class StatusLine: Sendable {
    private let context: CommandContext
    private let text = Mutex("")

    init(_ context: CommandContext) {
        self.context = context
    }

    func show(_ new: String) {
        text.withLock { $0 = new }
        guard isShown else { return }
        context.console.error("\r\u{1B}[K\(new.prefix(max(20, context.style.width - 3))) …")
    }

    func clear() {
        if isShown { context.console.error("\r\u{1B}[K") }
    }

    /// Does work that an interrupt ends, and says what it ended.
    func during<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await SignalHandling.stopping {
                defer { self.clear() }
                return try await work()
            }
        } catch Failure.interrupted {
            let last = text.withLock { $0 }
            context.console.error(last.isEmpty ? "interrupted\n" : "interrupted while \(last)\n")
            throw Failure.interrupted
        }
    }

    private var isShown: Bool {
        context.processEnvironment.errorIsTerminal && !context.processEnvironment.isContinuousIntegration
    }
}
