import Foundation
import TestSupport
import Testing

/// `attend start` makes a Swift package of the answers, which is nobody's answer.
@Suite(.processLimit) struct AnswerPackageTests {
    private static let package = "answers/Package.swift"

    @Test func itFollowsTheAnswersUntilTheLearnerChangesIt() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        func read(_ name: String) -> String? {
            FileManager.default.contents(atPath: attend.folder.appending(path: name).path)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(try await attend("start", "1").out.contains("wrote  \(Self.package)\n"))
        let text = try #require(read(Self.package))
        #expect(text.contains(#"Chapter(folder: "01-lesson", target: "Chapter1", uses: [], others: ["answers.yml"]),"#))
        let link = attend.folder.appending(path: "answers/.course/LessonRuntime").path
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: link)
                == PackageFolder.root.appending(path: "Sources/LessonRuntime").path)
        #expect(!(try await attend("start", "1").out.contains(Self.package)))
        #expect(try await attend("check").error == "")

        try attend.write("// mine\n", Self.package)
        #expect(try await attend("start", "1").out.contains("kept   \(Self.package), which you have changed\n"))
        #expect(read(Self.package) == "// mine\n")
    }

    @Test func itIsNoStrayOfAStudent() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        #expect(try await attend("start", "1", "--answers", "class/Ada/answers").status == 0)
        let grade = try await attend("grade", "class", "-o", "out")
        #expect(!grade.error.contains("Package.swift") && !grade.out.contains("Package.swift"), "\(grade.error)")
        let results = try String(contentsOf: attend.folder.appending(path: "out/results.json"), encoding: .utf8)
        #expect(!results.contains("Package.swift"))
    }

    /// Takes minutes: the kernel is compiled once more.
    @Test(.nightly) func theStartersOfTheCourseCompile() async throws {
        let attend = try Attend(["here/.keep": ""])
        defer { attend.remove() }
        let start = try await attend(
            "start", "all", "--course", BundledCourse.folder, "--answers", attend.folder.appending(path: "answers").path
        )
        #expect(start.status == 0, "\(start.error)")
        let build = try await attend.running("/usr/bin/env", ["swift", "build"], in: "answers")
        #expect(build.status == 0, "\(build.out) \(build.error)")
    }
}
