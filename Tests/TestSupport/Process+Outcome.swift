package import Foundation

/// How a process ended, and what it printed.
package struct ProcessOutcome: Sendable {
    package var status: Int32
    package var printed: Data
    package var error: String

    /// What it printed, as text.
    package var out: String { String(decoding: printed, as: UTF8.self) }
}

extension Process {
    /// A process that has not been started; a program without a path is looked for as a shell would.
    package convenience init(_ program: String, _ arguments: [String], in folder: URL? = nil) {
        self.init()
        executableURL = URL(filePath: program.contains("/") ? program : "/usr/bin/env")
        self.arguments = program.contains("/") ? arguments : [program] + arguments
        currentDirectoryURL = folder
    }

    /// Runs it to its end, with a text of its own as input; a cancelled test kills it.
    ///
    /// No thread waits for it: there are as many as processors, and all tests share them.
    package func outcome(input: String? = nil) async throws -> ProcessOutcome {
        let (out, error) = (Pipe.ofOneProcess(), Pipe.ofOneProcess())
        (standardOutput, standardError) = (out, error)
        let given = input.map { _ in Pipe.ofOneProcess() }
        if let given { standardInput = given }
        let ended = AsyncStream<Void> { stream in
            terminationHandler = { _ in stream.finish() }
        }
        try run()
        if let given, let input {
            try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try given.fileHandleForWriting.close()
        }
        let id = processIdentifier
        let texts = await withTaskCancellationHandler {
            async let printed = out.wholeOutput()
            async let errorText = error.wholeOutput()
            return await (printed, errorText)
        } onCancel: {
            kill(id, SIGKILL)
        }
        for await _ in ended {}
        // A cancelled test does not wait for the end of the stream.
        waitUntilExit()
        return ProcessOutcome(
            status: terminationStatus, printed: texts.0, error: String(decoding: texts.1, as: UTF8.self))
    }
}

extension Pipe {
    /// A pipe that no process inherits which another test starts at this moment: it would count as a reader.
    package static func ofOneProcess() -> Pipe {
        let pipe = Pipe()
        for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        return pipe
    }

    fileprivate func wholeOutput() async -> Data {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: (try? self.fileHandleForReading.readToEnd()) ?? Data())
            }
        }
    }
}
