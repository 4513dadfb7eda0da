import Foundation
import Synchronization

/// The output streams of a command: results go to standard output, progress and diagnostics to standard error.
struct Console: Sendable {
    var out: @Sendable (String) -> Void
    var error: @Sendable (String) -> Void
    /// Whether standard output has a reader; false after the reader of a pipe has ended.
    var hasReader: @Sendable () -> Bool = { true }
    /// Whether a pager shows what is printed.
    var isPaged: @Sendable () -> Bool = { false }
    /// Why results could not be written; nil when all of them were.
    var failure: @Sendable () -> Failure? = { nil }

    /// The process's own two streams.
    ///
    /// When the reader has ended (`attend run | head`) or the disk is full, the rest of the results is dropped and the work
    /// is cancelled.
    static let standard = Console(
        out: { text in
            guard let failure = write(text, to: STDOUT_FILENO) else { return }
            firstFailure.withLock { $0 = $0 ?? failure }
            SignalHandling.stop(failure)
        },
        error: { _ = write($0, to: STDERR_FILENO) },
        hasReader: { hasReader(STDOUT_FILENO) },
        failure: { firstFailure.withLock { $0 } }
    )

    private static let firstFailure = Mutex<Failure?>(nil)

    /// Makes a write to a pipe without reader fail; otherwise SIGPIPE would end the program.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Whether what is written to a descriptor has a reader.
    static func hasReader(_ descriptor: Int32) -> Bool {
        var out = pollfd(fd: descriptor, events: 0, revents: 0)
        return poll(&out, 1, 0) <= 0 || out.revents & Int16(POLLERR) == 0
    }

    /// - Returns: why not all of it could be written, if it could not.
    static func write(_ text: String, to descriptor: Int32) -> Failure? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let (count, error) = rest.withUnsafeBytes {
                (Foundation.write(descriptor, $0.baseAddress, $0.count), errno)
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if error == EAGAIN {
                var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&writable, 1, -1)
            } else if error == EPIPE {
                return .unread
            } else if error != EINTR {
                return .cannotWork(
                    "the results cannot be written to standard output: \(String(cString: strerror(error)))",
                    remedy: "make room there, or send them somewhere else")
            }
        }
        return nil
    }
}
