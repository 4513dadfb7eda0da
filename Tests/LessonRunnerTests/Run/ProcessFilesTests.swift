#if os(Linux)
import Foundation
import Testing

@testable import LessonRunner

/// What Linux tells about a process.
@Suite struct ProcessFilesTests {
    /// A signal for which nothing is done by default.
    @Test func whetherASignalIsTaken() {
        #expect(ProcessFiles.takes(SIGWINCH, getpid()))
        let before = signal(SIGWINCH, SIG_IGN)
        #expect(!ProcessFiles.takes(SIGWINCH, getpid()))
        #expect(ProcessFiles.takes(SIGUSR2, getpid()))
        signal(SIGWINCH, before)
        #expect(ProcessFiles.takes(SIGWINCH, getpid()))
    }

    @Test func aProcessThatDoesNotExist() {
        #expect(!ProcessFiles.takes(SIGUSR2, -1))
        #expect(ProcessFiles.children(of: -1) == [])
    }
}
#endif
