import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// Cells see the same environment for every user.
@Suite(.processLimit) struct ProgramEnvironmentTests {
    @Test func onlyTheLibraryPathsAreTheUsersOwn() {
        let own = [
            "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "MINE": "1", "HOME": "/home/me", "LD_LIBRARY_PATH": "/lib",
        ]
        #expect(
            ProgramEnvironment.variables(from: own) == [
                "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4", "HOME": "/nonexistent", "LANG": "en_US.UTF-8",
                "LC_ALL": "en_US.UTF-8", "LD_LIBRARY_PATH": "/lib", "PATH": "/usr/local/bin:/usr/bin:/bin",
                "SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "UTC",
            ])
    }

    @Test func timeZoneLocaleAndVariablesOfACell() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            let date = DateFormatter()
            date.dateFormat = "yyyy-MM-dd HH:mm zzz EEEE"
            print(date.string(from: Date(timeIntervalSince1970: 0)))
            print(TimeZone.current.secondsFromGMT(), Locale.current.identifier, 1234.5.formatted())
            print(ProcessInfo.processInfo.environment.keys.filter { !$0.hasPrefix("SWIFT_") && !$0.hasPrefix("LD_") }.sorted())
            """)
        var environment = RunnerFixture.environment
        for (name, value) in ["TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "MINE": "1"] {
            environment[name] = value
        }
        #expect(
            transcript(try await RunnerFixture.run(lesson, environment: environment)) == #"""
                1 started
                1 printed "1970-01-01 00:00 UTC Thursday\n0 en_001 1,234.5\n[\"GLIBC_TUNABLES\", \"HOME\", \"LANG\", \"LC_ALL\", \"PATH\", \"TMPDIR\", \"TZ\"]\n"
                1 passed
                """#)
    }
}
