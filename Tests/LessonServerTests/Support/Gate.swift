/// A door that a test opens; whoever comes before waits, until then or until its task is cancelled.
struct Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }

    /// For one at a time.
    func wait() async { for await _ in stream {} }
}
