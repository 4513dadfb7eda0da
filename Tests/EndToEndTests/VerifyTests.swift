import Foundation
import TestSupport
import Testing

/// `attend verify`: the proof of a chapter.
@Suite(.processLimit) struct VerifyTests {
    @Test func aChapterThatHolds() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        let proof = try await attend("verify")
        #expect(proof.status == 0, "\(proof.error)")
        #expect(proof.out == "✓ 1 Shares · 3 exercises, 0 outputs\n\n1 of 1 chapter holds\n")
    }

    @Test func driftedOutputsAreTakenOverAndNothingElse() async throws {
        let lesson = "---\r\ntitle: Drift\r\n---\r\n```swift\r\nprint(2)\r\n```\r\n```output\r\n1\r\n```\r\nafter  \r\n"
        let attend = try Attend(lesson: lesson)
        defer { attend.remove() }
        let drifted = try await attend("verify", "1")
        #expect(drifted.status == 1)
        #expect(drifted.out == "✗ 1 Drift · 0 exercises, 1 output, 1 fault\n\n0 of 1 chapter holds\n")
        #expect(drifted.error.contains("lessons/01-lesson.md:8:1: error: the cell prints '2' here\n8 | 1\n"))
        let accepted = try await attend("verify", "1", "--accept")
        #expect(accepted.status == 0)
        #expect(accepted.out.hasPrefix("✓ 1 Drift · 0 exercises, 1 output, 1 output taken over\n"))
        let file = attend.folder.appending(path: "lessons/01-lesson.md")
        #expect(
            String(decoding: try Data(contentsOf: file), as: UTF8.self)
                == lesson.replacing("\r\n1\r\n", with: "\r\n2\r\n"))
    }

    @Test func aCheckThatIsBlindToAMistake() async throws {
        let blind = ExerciseLesson.withoutWorksheet.replacing(
            "let scores = [1.0, 3.0]", with: "let scores = [0.0, 2.0]")
        let attend = try Attend(lesson: blind)
        defer { attend.remove() }
        let proof = try await attend("verify", "--format", "junit")
        #expect(proof.status == 1)
        #expect(
            proof.out.contains("<testsuite name=\"01-lesson\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"0\">"))
        #expect(
            proof.error.contains(
                """
                lessons/01-lesson.md:27:1: error: mistake 1 of 'shares' passes: the probe '1 and 3' sees no difference from the solution
                27 | ```swift mistake=shares says="You divided by the count. Divide by the sum."
                   | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                   help: probe values that the mistake changes; an identity matrix hides an axis, equal numbers hide an order
                lessons/01-lesson.md:23:1: note: the solution that shows the same
                23 | ```swift solution=shares
                   | ^~~~~~~~~~~~~~~~~~~~~~~~

                """))
    }
}
