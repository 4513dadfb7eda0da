import Foundation

/// A file by which a test and a program wait for each other: what one writes the other reads, and until then it waits.
package final class NamedPipe: Sendable {
    package let path: String
    private let descriptor: CInt

    /// Makes the pipe in a folder that is there.
    package init(at path: String) throws {
        self.path = path
        guard mkfifo(path, 0o600) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        // For both, so that neither end waits for the other when it opens the file.
        descriptor = open(path, O_RDWR | O_NONBLOCK)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// A statement of a program that writes to it; it needs Foundation.
    package var writing: String { "try! Data([1]).write(to: URL(filePath: \"\(path)\"), options: [])" }

    /// A statement of a program that waits until the test has written; it needs Foundation.
    package var reading: String { "_ = FileHandle(forReadingAtPath: \"\(path)\")!.readData(ofLength: 1)" }

    /// Returns when the program has written, or when the test is cancelled, as its limit does.
    package func written() async { await readable(descriptor) }

    /// Lets the program go on that reads, now or later.
    package func write() {
        let written = Foundation.write(descriptor, "1", 1)
        precondition(written == 1)
    }
}

/// Returns when a descriptor can be read, which for a process's descriptor means that it has ended, or on cancellation.
package func readable(_ descriptor: CInt) async {
    // One of its own: the caller may close the other before the source is done with it.
    let own = dup(descriptor)
    let (events, event) = AsyncStream.makeStream(of: Void.self)
    let source = DispatchSource.makeReadSource(fileDescriptor: own, queue: .global())
    source.setEventHandler { event.yield() }
    source.setCancelHandler { close(own) }
    source.activate()
    defer { source.cancel() }
    for await _ in events { break }
}
