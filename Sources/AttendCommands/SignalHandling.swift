import Dispatch
import Foundation
import Synchronization

/// Lets signals cancel work, so that it can end its processes and remove its files; a second signal ends attend at once.
enum SignalHandling {
    private struct State {
        /// Why the work was cancelled.
        var cause: Failure?
        /// The cancellations of the current work, the outermost first; works can be nested.
        var cancellations: [@Sendable () -> Void] = []
        /// The previous actions of the signals that cancel work.
        var replaced: [(number: Int32, action: sigaction)] = []
        /// Called with each signal of `observed`.
        var observer: (@Sendable (Int32) -> Void)?
        /// The previous actions of the observed signals.
        var observed: [(number: Int32, action: sigaction)] = []
    }

    private static let state = Mutex(State())

    /// The signals that cancel work.
    private static let ending = [SIGINT, SIGTERM, SIGHUP]

    /// Runs work in a task that is cancelled by SIGINT, SIGTERM or SIGHUP, and when the reader of the results ends.
    ///
    /// The signals' previous actions are restored when the outermost work has ended.
    /// - Throws: `Failure.interrupted` after one of the signals, `Failure.unread` when there is no reader.
    static func stopping<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = begin(work)
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        if let cause = end() { throw cause }
        return try result.get()
    }

    /// Starts work when the signals can cancel it, not before.
    private static func begin<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) -> Task<Value, any Error> {
        state.withLock { state in
            if state.cancellations.isEmpty {
                state.replaced = ending.map { listen(to: $0, once: true) }
            }
            let task = Task { try await work() }
            state.cancellations.append { task.cancel() }
            if state.cause != nil { task.cancel() }
            return task
        }
    }

    /// - Returns: why the work was cancelled, if it was.
    private static func end() -> Failure? {
        state.withLock { state in
            let cause = state.cause
            state.cancellations.removeLast()
            if state.cancellations.isEmpty {
                restore(&state.replaced)
                state.cause = nil
            }
            return cause
        }
    }

    /// Cancels the work, for that cause unless there is one already.
    static func stop(_ cause: Failure) {
        let cancellations = state.withLock { state in
            state.cause = state.cause ?? cause
            return state.cancellations
        }
        for cancel in cancellations { cancel() }
    }

    /// Calls `observer` with each of these signals, which must be others than those that cancel work, in place of what it did before; without signals, ends that.
    static func observe(_ numbers: [Int32], _ observer: (@Sendable (Int32) -> Void)?) {
        state.withLock { state in
            restore(&state.observed)
            state.observer = observer
            state.observed = numbers.map { listen(to: $0, once: false) }
        }
    }

    // MARK: Signals

    /// The writing end of the pipe through which a signal handler wakes `listener`.
    nonisolated(unsafe) private static var wakeDescriptor: Int32 = -1

    /// Reacts to the signals whose numbers a signal handler has written to the pipe.
    nonisolated(unsafe) private static let listener: any DispatchSourceRead = {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { fatalError("pipe: \(String(cString: strerror(errno)))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        wakeDescriptor = ends[1]
        let source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .global())
        source.setEventHandler { [reading = ends[0]] in
            var number: UInt8 = 0
            read(reading, &number, 1)
            if ending.contains(Int32(number)) {
                stop(.interrupted)
            } else {
                state.withLock { $0.observer }?(Int32(number))
            }
        }
        source.resume()
        return source
    }()

    /// Writes a signal's number to the pipe when it comes.
    /// - Parameter once: whether the next one has its default action.
    /// - Returns: the previous action.
    private static func listen(to number: Int32, once: Bool) -> (number: Int32, action: sigaction) {
        _ = listener
        var before = sigaction()
        sigaction(number, nil, &before)
        if once {
            signal(number) { number in
                signal(number, SIG_DFL)
                SignalHandling.wake(number)
            }
        } else {
            signal(number) { SignalHandling.wake($0) }
        }
        return (number, before)
    }

    /// Only async-signal-safe calls.
    private static func wake(_ number: Int32) {
        let error = errno
        var byte = UInt8(truncatingIfNeeded: number)
        write(wakeDescriptor, &byte, 1)
        errno = error
    }

    private static func restore(_ actions: inout [(number: Int32, action: sigaction)]) {
        for (number, var action) in actions { sigaction(number, &action, nil) }
        actions = []
    }
}
