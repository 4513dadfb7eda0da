import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Waits for the server's sockets with `poll`, in place of FlyingFox's own pool.
///
/// FlyingFox's pool for Linux cannot be used here: it remembers what it waits for by the descriptor's number, so that a connection
/// closed meanwhile can make the next one of its number wait for ever; children inherit its descriptors; nothing has a deadline.
final class SocketWaits: AsyncSocketPool {
    private struct Wait {
        var file: Int32
        var inode: UInt64
        var isForWriting: Bool
        var deadline: ContinuousClock.Instant?
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var waits: [UInt64: Wait] = [:]
        /// Waits that were cancelled before they had begun.
        var cancelled: Set<UInt64> = []
        var next: UInt64 = 0
        var isStopped = false
        var signal: WakeSignal?
    }

    private let connections: Connections
    private let sendLimit: Duration
    private let state = Mutex(State())

    init(connections: Connections, sendLimit: Duration) {
        self.connections = connections
        self.sendLimit = sendLimit
    }

    // MARK: What FlyingFox asks for

    func prepare() async throws {
        guard let signal = WakeSignal() else { throw SocketError.makeFailed("pipe") }
        state.withLock { $0.signal = signal }
    }

    func run() async throws {
        await withTaskCancellationHandler {
            await withCheckedContinuation { ended in
                // A thread of its own: `poll` blocks for as long as nothing happens.
                Thread.detachNewThread {
                    self.poll()
                    ended.resume()
                }
            }
        } onCancel: {
            state.withLock {
                $0.isStopped = true
                $0.signal?.send()
            }
        }
        throw CancellationError()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        let file = socket.file.rawValue
        if (try? socket.getValue(for: Int32SocketOption(name: SO_ACCEPTCONN))) == 1 {
            // Connections inherit it: without it, the second part of an answer waits 40 ms for a sign that the first has come.
            try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
            connections.update()
        }
        guard let inode = Connections.inode(of: file) else { throw SocketError.disconnected }
        let isForWriting = events.contains(.write)
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let wait = Wait(
                    file: file, inode: inode, isForWriting: isForWriting,
                    deadline: isForWriting ? .now.advanced(by: sendLimit) : nil, continuation: continuation)
                if !begin(wait, id) { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let wait = state.withLock { state in
                let wait = state.waits.removeValue(forKey: id)
                if wait == nil { state.cancelled.insert(id) }
                // A thread in `poll` keeps the connection open even when its descriptor is closed.
                state.signal?.send()
                return wait
            }
            wait?.continuation.resume(throwing: CancellationError())
        }
    }

    /// - Returns: false when there is nothing to wait for any more.
    private func begin(_ wait: Wait, _ id: UInt64) -> Bool {
        state.withLock { state in
            guard !state.isStopped, !state.cancelled.contains(id) else { return false }
            state.waits[id] = wait
            state.signal?.send()
            return true
        }
    }

    // MARK: The thread

    private func poll() {
        while let (ids, files, signal) = turn() {
            var files = files
            Foundation.poll(&files, nfds_t(files.count), milliseconds(until: nextDeadline))
            signal.clear()
            end(zip(ids, files).filter { $0.1.revents != 0 }.map { ($0.0, $0.1) })
            endOverdue()
        }
        let left = state.withLock { state in
            defer { state.waits = [:] }
            state.signal = nil
            return state.waits.values
        }
        for wait in left { wait.continuation.resume(throwing: CancellationError()) }
    }

    /// What is waited for now, the signal last; nil when all waiting is over.
    private func turn() -> (ids: [UInt64], files: [pollfd], signal: WakeSignal)? {
        state.withLock { state in
            guard !state.isStopped, let signal = state.signal else { return nil }
            let ids = Array(state.waits.keys)
            var files = ids.map { id in
                let wait = state.waits[id]!
                return pollfd(fd: wait.file, events: Int16(wait.isForWriting ? POLLOUT : POLLIN), revents: 0)
            }
            files.append(pollfd(fd: signal.readEnd, events: Int16(POLLIN), revents: 0))
            return (ids, files, signal)
        }
    }

    private func end(_ ready: [(id: UInt64, file: pollfd)]) {
        for (id, file) in ready {
            guard let wait = state.withLock({ $0.waits.removeValue(forKey: id) }) else { continue }
            // The descriptor can have become another connection's, whose bytes are not for this reader.
            if Int32(file.revents) & POLLNVAL != 0 || Connections.inode(of: wait.file) != wait.inode {
                wait.continuation.resume(throwing: SocketError.disconnected)
            } else {
                wait.continuation.resume()
            }
        }
    }

    // MARK: Deadlines

    private var nextDeadline: ContinuousClock.Instant? {
        let ofWaits = state.withLock { $0.waits.values.compactMap(\.deadline).min() }
        return [ofWaits, connections.nextDeadline].compactMap(\.self).min()
    }

    private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = max(.zero, deadline - .now)
        // One more, so that the deadline has passed when `poll` returns.
        return Int32(clamping: Int64(left / .milliseconds(1)) + 1)
    }

    private func endOverdue() {
        let now = ContinuousClock.now
        connections.endOverdue(at: now)
        let overdue = state.withLock { state in
            let overdue = state.waits.filter { $0.value.deadline.map { $0 <= now } ?? false }
            for id in overdue.keys { state.waits[id] = nil }
            return overdue.values
        }
        for wait in overdue {
            if Connections.inode(of: wait.file) == wait.inode { shutdown(wait.file, Int32(SHUT_RDWR)) }
            wait.continuation.resume(throwing: SocketError.disconnected)
        }
    }
}
