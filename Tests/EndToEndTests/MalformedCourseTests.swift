import Foundation
import TestSupport
import Testing

/// A malformed course: every problem of every chapter at once, exit code 2, nothing executed and nothing written.
@Suite(.processLimit) struct MalformedCourseTests {
    @Test func allProblemsOfAllChaptersAtOnce() async throws {
        let attend = try Attend([
            "lessons/course.yml": """
            format: 1
            title: "Two bad chapters"
            chapters: [01-first.md, 02-second.md]

            """,
            "lessons/01-first.md": """
            ---
            title: First
            timout: 5
            ---
            ```swift hiden
            print("this must not run")
            ```

            """,
            "lessons/02-second.md": """
            ---
            title: Second
            ---
            The formula $`\\fracc{1}{2}`$ and a [link](03-third.md).

            ```swift
            print("nor this")
            """,
        ])
        defer { attend.remove() }
        let run = try await attend("run", "all")
        #expect(run.status == 2)
        #expect(run.out == "")
        let heads = run.error.split(separator: "\n").filter { $0.contains(": error: ") }
        #expect(
            heads == [
                "lessons/01-first.md:3:1: error: the front matter has no key 'timout'",
                "lessons/01-first.md:5:10: error: a cell has no 'hiden'",
                "lessons/02-second.md:4:15: error: unknown command \\fracc",
                "lessons/02-second.md:4:43: error: there is no file '03-third.md'",
                "lessons/02-second.md:6:1: error: this fence is never closed",
            ])
        #expect(!FileManager.default.fileExists(atPath: attend.folder.appending(path: "state").path))
    }
}
