import Foundation
import TestSupport
import Testing

private let hasParallel = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/parallel")
}

/// The README's way to grade on several machines, followed word for word.
@Suite(.processLimit, .enabled(if: hasParallel, "GNU parallel is not installed"))
struct ClassRecipeTests {
    @Test func parallelGradesInParts() async throws {
        let readme = try String(contentsOf: PackageFolder.root.appending(path: "README.md"), encoding: .utf8)
        let block = try #require(readme.firstMatch(of: /(?s)```sh parallel\n(.*?)```/)).1
        let recipe = String(block)
        var attend = try Attend(lesson: ExerciseLesson.withoutWorksheet)
        defer { attend.remove() }
        for (name, code) in [
            "Ada": ExerciseLesson.right, "Bob": GradeTests.byCount, "李雷": "", "Zoë": ExerciseLesson.right,
        ] {
            let file = attend.folder.appending(path: "class/\(name)/shares.swift")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(code.utf8).write(to: file)
        }
        let whole = try await attend("grade", "class", "-o", "whole")
        #expect(whole.status == 0)
        let tools = Attend.executable.deletingLastPathComponent().path
        attend.environment["PATH"] = "\(tools):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
        let run = try await attend.running("/bin/sh", ["-euc", recipe])
        #expect(run.status == 0, "\(run.error)")
        for file in ["grades.csv", "class.html", "results.json", "feedback/李雷.html"] {
            #expect(
                try Data(contentsOf: attend.folder.appending(path: "whole/\(file)"))
                    == Data(contentsOf: attend.folder.appending(path: "grades/\(file)")), "\(file)")
        }
    }
}
