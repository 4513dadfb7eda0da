import Foundation

/// A named pipe by which a test and a program wait for each other: one reads until the other has written.
package final class NamedPipe: Sendable {
    package let path: String
    private let descriptor: CInt

    /// Creates the pipe in an existing folder.
    package init(at path: String) throws {
        self.path = path
        guard mkfifo(path, 0o600) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        // For reading and writing, so that opening does not wait for the other end.
        descriptor = open(path, O_RDWR | O_NONBLOCK)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// A statement of a program that writes to a pipe; it needs Foundation.
    package static func writing(_ path: String) -> String {
        "try! Data([1]).write(to: URL(filePath: \"\(path)\"), options: [])"
    }

    /// A statement of a program that waits until the test has written; it needs Foundation.
    package static func reading(_ path: String) -> String {
        "_ = FileHandle(forReadingAtPath: \"\(path)\")!.readData(ofLength: 1)"
    }

    /// Returns when the program has written, or when the time limit cancels the test.
    package func written() async { await readable(descriptor) }

    /// Lets the program continue that reads, now or later.
    package func write() {
        let written = Foundation.write(descriptor, "1", 1)
        precondition(written == 1)
    }
}

/// Returns when a descriptor is readable (a process's descriptor is when the process has ended), or on cancellation.
package func readable(_ descriptor: CInt) async {
    // A duplicate: the caller may close the descriptor before the source is cancelled.
    let own = dup(descriptor)
    let (events, event) = AsyncStream.makeStream(of: Void.self)
    let source = DispatchSource.makeReadSource(fileDescriptor: own, queue: .global())
    source.setEventHandler { event.yield() }
    source.setCancelHandler { close(own) }
    source.activate()
    defer { source.cancel() }
    for await _ in events { break }
}
