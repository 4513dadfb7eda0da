import Foundation
import TestSupport
import Testing

/// The guide for authors is itself a lesson that runs and verifies.
@Suite(.processLimit) struct ChapterGuideTests {
    /// A course with the guide as its only chapter: the guide's own `course.yml`.
    private static func course() throws -> Attend {
        let root = PackageFolder.root
        let guide = try String(contentsOf: root.appending(path: "lessons/README.md"), encoding: .utf8)
        let parts = guide.components(separatedBy: "```yaml course\n")
        try #require(parts.count == 2)
        let settings = try #require(parts[1].components(separatedBy: "\n```\n").first)
        return try Attend([
            ".build/mine/course.yml": settings + "\n",
            ".build/mine/01-first.md": guide,
        ])
    }

    @Test func itRunsAndHolds() async throws {
        let attend = try Self.course()
        defer { attend.remove() }
        let run = try await attend("run", "1", "--course", ".build/mine", "--width", "100")
        #expect(run.status == 0)
        #expect(run.out.contains("course.yml has 6 lines.\n"))
        #expect(run.out.contains("becomes 0.731, and with"))
        let proof = try await attend("verify", "--course", ".build/mine")
        #expect(proof.status == 0)
        #expect(proof.error == "", "\(proof.error)")
        #expect(
            proof.out == "✓ 1 How to write a chapter · 4 exercises, 2 outputs, 27 of 27 mutants caught\n\n"
                + "1 of 1 chapter holds\n")
    }
}
