import Dispatch
import Foundation
import Synchronization

/// The wish that work stops: it is cancelled, so that it can end its processes and remove its files.
enum SignalHandling {
    /// The work that can be stopped now, and why it was.
    private struct State {
        var cause: Failure?
        var cancel: (@Sendable () -> Void)?
    }

    private static let state = Mutex(State())

    /// Does the work in a task that SIGINT, SIGTERM and SIGHUP cancel, and so does a reader that goes away.
    /// - Throws: `Failure.interrupted` when one of the signals came, `Failure.unread` when nobody reads any more.
    static func stopping<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        let isWanted = state.withLock { state in
            state.cancel = { task.cancel() }
            return state.cause == nil
        }
        if !isWanted { task.cancel() }
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { stop(.interrupted) }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            state.withLock { $0.cancel = nil }
        }
        do {
            let value = try await task.value
            if let cause = state.withLock({ $0.cause }) { throw cause }
            return value
        } catch {
            throw state.withLock { $0.cause } ?? error
        }
    }

    /// Nobody reads the results any more.
    static func readerLeft() { stop(.unread) }

    private static func stop(_ cause: Failure) {
        let cancel = state.withLock { state in
            state.cause = state.cause ?? cause
            return state.cancel
        }
        cancel?()
    }
}
