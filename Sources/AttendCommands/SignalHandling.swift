import Dispatch
import Foundation
import Synchronization

/// Work that a signal cancels, so that it can end its processes and remove its files; a second one ends attend at once.
enum SignalHandling {
    private struct State {
        /// Why the work is to stop.
        var cause: Failure?
        /// What cancels the work that goes on now: the outermost first, each within the one before.
        var cancellations: [@Sendable () -> Void] = []
        /// What the signals did before.
        var replaced: [(number: Int32, action: sigaction)] = []
    }

    private static let state = Mutex(State())

    /// Does the work in a task that SIGINT, SIGTERM and SIGHUP cancel, and so does a reader that goes away.
    ///
    /// The signals do what they did before when the outermost work has ended.
    /// - Throws: `Failure.interrupted` when one of the signals came, `Failure.unread` when nobody reads any more.
    static func stopping<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        begin { task.cancel() }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        if let cause = end() { throw cause }
        return try result.get()
    }

    /// Nobody reads the results any more.
    static func readerLeft() { stop(.unread) }

    private static func begin(_ cancel: @escaping @Sendable () -> Void) {
        let isWanted = state.withLock { state in
            if state.cancellations.isEmpty { state.replaced = [SIGINT, SIGTERM, SIGHUP].map(listen) }
            state.cancellations.append(cancel)
            return state.cause == nil
        }
        if !isWanted { cancel() }
    }

    /// - Returns: why the work was to stop, if it was.
    private static func end() -> Failure? {
        state.withLock { state in
            let cause = state.cause
            state.cancellations.removeLast()
            if state.cancellations.isEmpty {
                for (number, var action) in state.replaced { sigaction(number, &action, nil) }
                state.replaced = []
                state.cause = nil
            }
            return cause
        }
    }

    private static func stop(_ cause: Failure) {
        let cancellations = state.withLock { state in
            state.cause = state.cause ?? cause
            return state.cancellations
        }
        for cancel in cancellations { cancel() }
    }

    // MARK: Signals

    /// What a signal's handler writes to.
    nonisolated(unsafe) private static var bell: Int32 = -1

    /// Stops the work when something has been written.
    nonisolated(unsafe) private static let listener: any DispatchSourceRead = {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { fatalError("pipe: \(String(cString: strerror(errno)))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        bell = ends[1]
        let source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .global())
        source.setEventHandler { [reading = ends[0]] in
            var byte: UInt8 = 0
            read(reading, &byte, 1)
            stop(.interrupted)
        }
        source.resume()
        return source
    }()

    /// Has a signal stop the work once; the next one does what it does to any program.
    /// - Returns: what it did before.
    private static func listen(to number: Int32) -> (number: Int32, action: sigaction) {
        _ = listener
        var before = sigaction()
        sigaction(number, nil, &before)
        signal(number) { number in
            // Nothing here but what a handler may call.
            let error = errno
            signal(number, SIG_DFL)
            var byte: UInt8 = 0
            write(SignalHandling.bell, &byte, 1)
            errno = error
        }
        return (number, before)
    }
}
