import Foundation

/// The output streams of a command: results go to standard output, progress and diagnostics to standard error.
struct Console: Sendable {
    var out: @Sendable (String) -> Void
    var error: @Sendable (String) -> Void
    /// Whether standard output has a reader; false after the reader of a pipe has ended.
    var hasReader: @Sendable () -> Bool = { true }

    /// The process's own two streams.
    ///
    /// When the reader has ended (`attend run | head`), the rest of the results is dropped and the work is cancelled.
    static let standard = Console(
        out: { if !put($0, to: STDOUT_FILENO) { SignalHandling.readerLeft() } },
        error: { _ = put($0, to: STDERR_FILENO) },
        hasReader: {
            var out = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            return poll(&out, 1, 0) <= 0 || out.revents & Int16(POLLERR) == 0
        }
    )

    /// Makes a write to a pipe without reader fail; otherwise SIGPIPE would end the program.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// - Returns: false when the reader has ended.
    private static func put(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&writable, 1, -1)
            } else if errno != EINTR {
                return errno != EPIPE
            }
        }
        return true
    }
}
