#if os(Linux)
import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// A program that cannot be started in its confinement is no fault of the lesson, and nothing of it has run.
@Suite(.processLimit) struct ConfinementFailureTests {
    @Test func itsMessage() {
        #expect(
            ConfinementFailure(words: "attend-confine: seccomp: Operation not permitted").diagnostics == [
                Diagnostic(
                    at: nil,
                    "a program could not be started in its confinement: attend-confine: seccomp: Operation not permitted",
                    remedy: "'attend doctor' says what this system can do; a container may forbid Landlock or seccomp")
            ])
    }

    @Test func aProgramThatCannotBeStarted() async throws {
        let copy = TemporaryFolder()
        defer { copy.remove() }
        var library = try await RunnerFixture.library
        let folder = copy.url.appending(path: "library").path
        try FileManager.default.copyItem(atPath: library.folder, toPath: folder)
        try FileManager.default.removeItem(atPath: folder + "/attend-program")
        library.folder = folder
        try FileManager.default.createDirectory(atPath: library.moduleCache, withIntermediateDirectories: true)
        var lesson = Lesson()
        lesson.cell("print(1)\n")
        let words = "attend-confine: \(folder)/attend-program: No such file or directory"
        await #expect(throws: ConfinementFailure(words: words)) {
            try await RunnerFixture.run(lesson, library: library)
        }
    }
}
#endif
