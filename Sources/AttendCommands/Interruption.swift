import Dispatch
import Foundation

/// The user's wish to stop: work is cancelled, so that it can end its processes and remove its files.
enum Interruption {
    /// Does the work in a task that SIGINT, SIGTERM and SIGHUP cancel.
    /// - Throws: `Failure.interrupted` when one of them came.
    static func stopping<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        let came = Flag()
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                came.raise()
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        do {
            let value = try await task.value
            if came.isRaised { throw Failure.interrupted }
            return value
        } catch {
            throw came.isRaised ? Failure.interrupted : error
        }
    }

    private final class Flag: @unchecked Sendable {
        private let lock = NSLock()
        private var raised = false

        var isRaised: Bool { lock.withLock { raised } }

        func raise() { lock.withLock { raised = true } }
    }
}
