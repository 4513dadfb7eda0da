#if os(Linux)
import Foundation
import TestSupport
import Testing

@testable import LessonRunner

/// What Linux tells about a process: its children, and which signals it takes.
@Suite(.processLimit) struct ProcessFilesTests {
    @Test func ignoredSignalsAndChildren() async throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "trap '' USR2; sleep 1000 & echo $!; read end; kill $!"]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let started = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let child = try #require(pid_t(started.dropLast()))
        #expect(ProcessFiles.children(of: process.processIdentifier) == [child])
        #expect(!ProcessFiles.takes(SIGUSR2, process.processIdentifier))
        #expect(ProcessFiles.takes(SIGTRAP, process.processIdentifier))
        #expect(!ProcessFiles.takes(SIGUSR2, child))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(!ProcessFiles.takes(SIGTRAP, process.processIdentifier))
    }
}
#endif
