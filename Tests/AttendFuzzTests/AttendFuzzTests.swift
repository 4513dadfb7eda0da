import Foundation
import TestSupport
import Testing

/// Some damaged lessons, the same at every change; the nightly run makes new ones, many more.
@Suite(.processLimit) struct AttendFuzzTests {
    private final class Marker {}

    private func fuzz(_ arguments: String...) async throws -> ProcessOutcome {
        let tests = Bundle(for: Marker.self).bundleURL
        let folder = tests.pathExtension == "xctest" ? tests.deletingLastPathComponent() : tests
        let program = folder.appending(path: "attend-fuzz").path
        return try await Process(program, arguments + ["--jobs", "1"], in: PackageFolder.root).outcome()
    }

    @Test func noDamagedLessonIsTooMuch() async throws {
        let outcome = try await fuzz("--seed", "1", "--count", "300")
        #expect(outcome.status == 0, "\(outcome.out)\(outcome.error)")
        #expect(
            outcome.out.hasPrefix(
                "seed 1: 300 lessons; crash: 0, too long: 0, too much memory: 0; slowest: lesson "))
    }

    @Test func noHostileShapeIsTooMuch() async throws {
        let outcome = try await fuzz("--shapes", "--size", "10000", "--seed", "1")
        #expect(outcome.status == 0, "\(outcome.out)\(outcome.error)")
        #expect(outcome.out.contains("lessons; crash: 0, too long: 0, too much memory: 0; slowest: lesson "))
    }

    @Test func aLessonIsMadeAgainFromItsSeedAndItsNumber() async throws {
        let lesson = try await fuzz("--seed", "5", "--only", "7", "--print").out
        let among = try await fuzz("--seed", "5", "--first", "7", "--count", "2", "--print").out
        let another = try await fuzz("--seed", "6", "--only", "7", "--print").out
        #expect(lesson.contains("== 01-lesson.md\n"))
        #expect(among.hasPrefix(lesson) && among != lesson)
        #expect(lesson != another)
    }

    @Test func eachLessonThatIsTooMuchIsToldAndTheOthersAreTried() async throws {
        let memory = try await fuzz("--seed", "1", "--count", "3", "--memory", "1")
        #expect(memory.status == 1)
        #expect(
            memory.out.hasPrefix(
                """
                lesson 0, too much memory: it needs more than 1 MiB
                lesson 1, too much memory: it needs more than 1 MiB
                lesson 2, too much memory: it needs more than 1 MiB
                seed 1: 3 lessons; crash: 0, too long: 0, too much memory: 3; slowest:
                """))
        let time = try await fuzz("--seed", "1", "--count", "1", "--seconds", "0")
        #expect(time.status == 1)
        #expect(
            time.out.hasPrefix(
                "lesson 0, too long: it takes longer than 0.0 s\nseed 1: 1 lessons; crash: 0, too long: 1,"))
    }
}
