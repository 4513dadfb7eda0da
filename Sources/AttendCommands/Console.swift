import Foundation

/// Where results and remarks go: results on standard output, progress and diagnostics on standard error.
struct Console: Sendable {
    var out: @Sendable (String) -> Void
    var error: @Sendable (String) -> Void
    /// Whether somebody may still read the results; false once the reader of a pipe has gone.
    var hasReader: @Sendable () -> Bool = { true }

    /// The process's own two streams.
    ///
    /// A reader that went away (`attend run | head`) is no failure of ours: the rest is dropped, and the work whose results
    /// nobody reads is ended.
    static let standard = Console(
        out: { if !put($0, to: STDOUT_FILENO) { SignalHandling.readerLeft() } },
        error: { _ = put($0, to: STDERR_FILENO) },
        hasReader: {
            var out = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            return poll(&out, 1, 0) <= 0 || out.revents & Int16(POLLERR) == 0
        }
    )

    /// Lets a write to a reader that went away fail, where it would end the program on the spot.
    static func outliveReaders() { signal(SIGPIPE, SIG_IGN) }

    /// - Returns: whether there is still somebody to read it.
    private static func put(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&room, 1, -1)
            } else if errno != EINTR {
                return errno != EPIPE
            }
        }
        return true
    }
}
