import Synchronization

/// What is being done at the moment: a line on a terminal's standard error that is gone afterwards.
final class StatusLine: Sendable {
    private let desk: Desk
    private let text = Mutex("")

    init(_ desk: Desk) {
        self.desk = desk
    }

    func show(_ new: String) {
        text.withLock { $0 = new }
        guard isShown else { return }
        desk.console.error("\r\u{1B}[K\(new.prefix(max(20, desk.style.width - 3))) …")
    }

    func clear() {
        if isShown { desk.console.error("\r\u{1B}[K") }
    }

    /// Does work that an interrupt ends, and says what it ended.
    func during<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await Interruption.stopping {
                defer { self.clear() }
                return try await work()
            }
        } catch Failure.interrupted {
            let last = text.withLock { $0 }
            desk.console.error(last.isEmpty ? "interrupted\n" : "interrupted while \(last)\n")
            throw Failure.interrupted
        }
    }

    private var isShown: Bool { desk.surroundings.errorIsTerminal && !desk.surroundings.isContinuousIntegration }
}
