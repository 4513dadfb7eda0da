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
        #expect(proof.out == "✓ 1 Shares · 3 exercises, 0 outputs, 6 of 6 mutants caught\n\n1 of 1 chapter holds\n")
    }

    /// The course of this checkout: outputs, solutions and mistakes; nightly, no mutant of a solution passes unexplained.
    @Test func theCourseHolds() async throws {
        let proof = try await BundledCourse.proof
        #expect(proof.status == 0, "\(proof.error)")
        let count = try FileManager.default.contentsOfDirectory(atPath: BundledCourse.folder)
            .count { $0.hasSuffix(".md") && $0 != "README.md" }
        #expect(proof.out.hasSuffix("\n\n\(count) of \(count) chapters hold\n"))
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

    /// An answer can make an `expect` hold; what it probes is compared outside of it.
    @Test func aCheckThatRestsOnExpectAlone() async throws {
        let lesson = DoublingExam.lesson(["twice"], checks: #"expect(twice(3) == 6, "3 gives 6")"#)
        let attend = try Attend(lesson: lesson)
        defer { attend.remove() }
        let alone = try await attend("verify", "--skip-mutants")
        #expect(alone.status == 0)
        #expect(
            alone.error == """
                lessons/01-lesson.md:13:1: warning: this check of 'twice' rests on `expect` alone, which an answer can make hold \
                without being right
                13 | ```swift check=twice
                   | ^~~~~~~~~~~~~~~~~~~~
                   help: let it `probe` the value, too: that is compared with the solution's outside of the answer

                """)
        try attend.write(lesson.replacing("expect(", with: "probe(\"3\", twice(3))\nexpect("), "lessons/01-lesson.md")
        #expect(try await attend("verify", "--skip-mutants").error == "")
    }

    /// No check calls the function with numbers whose sum is below 1.
    private static let weak = ExerciseLesson.withoutWorksheet.replacing(
        "$0 / scores.reduce(0, +)", with: "$0 / max(scores.reduce(0, +), 1)")

    @Test func aCheckThatIsBlindToAMutant() async throws {
        let attend = try Attend(lesson: Self.weak)
        defer { attend.remove() }
        let proof = try await attend("verify")
        #expect(proof.status == 0)
        #expect(proof.out == "✓ 1 Shares · 2 exercises, 0 outputs, 7 of 9 mutants caught\n\n1 of 1 chapter holds\n")
        #expect(
            proof.error.hasSuffix(
                """
                lessons/01-lesson.md:24:90: warning: 7 of 9 mutants of 'shares' caught; 2 pass: line 1, `1 → 2`, …
                24 | func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / max(scores.reduce(0, +), 1) } }
                   |                                                                                          ^
                   help: let a check see the difference, or say on the solution's fence why there is none: \
                equivalent="1 → 2" because="…"
                lessons/01-lesson.md:24:90: note: so does line 1, `1 → 0`
                24 | func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / max(scores.reduce(0, +), 1) } }
                   |                                                                                          ^

                """))
        #expect(try await attend("verify", "--strict").status == 1)
        #expect(try await attend("verify", "--strict", "--skip-mutants").status == 0)
    }

    @Test func mutantsThatAnAuthorCallsEquivalent() async throws {
        let marked = Self.weak.replacing(
            "swift solution=shares",
            with: #"swift solution=shares equivalent="1 → 2" equivalent="1 → 0" because="sums are large""#)
        let attend = try Attend(lesson: marked)
        defer { attend.remove() }
        let proof = try await attend("verify", "--strict", "--format", "json")
        #expect(proof.status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(proof.out.utf8)) as? [String: Any])
        let chapter = try #require((json["chapters"] as? [[String: Any]])?.first)
        let mutants = try #require((chapter["mutants"] as? [[String: Any]])?.first)
        #expect(mutants["exercise"] as? String == "shares" && mutants["made"] as? Int == 9)
        #expect(mutants["caught"] as? Int == 7 && (mutants["passing"] as? [Any])?.count == 0)
        #expect(
            (mutants["equivalent"] as? [[String: Any]])?.map { $0["because"] as? String } == [
                "sums are large", "sums are large",
            ])
    }

    @Test func whatDiffersFromRunToRun() async throws {
        let attend = try Attend(
            lesson:
                "---\ntitle: Dice\n---\n```swift\nprint(Int.random(in: 0..<1_000_000_000))\n```\n```output\n1\n```\n")
        defer { attend.remove() }
        let proof = try await attend("verify", "--accept")
        #expect(proof.status == 1)
        #expect(proof.out == "✗ 1 Dice · 0 exercises, 1 output, 1 fault\n\n0 of 1 chapter holds\n")
        #expect(
            proof.error.contains("lessons/01-lesson.md:4:1: error: what this cell shows differs from run to run: '"))
        #expect(
            proof.error.hasSuffix(
                "help: let it depend on nothing random, or write `...` for the lines that may change\n"))
    }

    @Test func keysAndProbesThatDifferFromRunToRun() async throws {
        let attend = try Attend(
            lesson: """
                ---
                title: Dice
                ---
                ```worksheet id=sheet of="[Double.random(in: 0...1), 2]"
                ```
                ```swift exercise=dice
                func roll() -> Double { <#1#> }
                ```
                ```swift solution=dice
                func roll() -> Double { Double.random(in: 0...1) }
                ```
                ```swift check=dice
                probe("a roll", roll())
                ```

                """)
        defer { attend.remove() }
        let proof = try await attend("verify", "--skip-mutants")
        #expect(proof.status == 1)
        #expect(
            proof.error.hasSuffix(
                """
                lessons/01-lesson.md:4:1: error: the key of the worksheet 'sheet' differs from run to run
                4 | ```worksheet id=sheet of="[Double.random(in: 0...1), 2]"
                  | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  help: let it depend on nothing random

                lessons/01-lesson.md:9:1: error: what the checks see of the solution of 'dice' differs from run to run: the probe 'a roll'
                9 | ```swift solution=dice
                  | ^~~~~~~~~~~~~~~~~~~~~~
                  help: let it depend on nothing random, such as a generator without a seed

                """), "\(proof.error)")
    }

    /// A mutant that never ends, or takes all memory, is dropped; the others are still judged.
    @Test func mutantsThatDoNotEnd() async throws {
        let lesson = ExerciseLesson.withoutWorksheet.replacing(
            "func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / scores.reduce(0, +) } }",
            with: """
                func shares(_ scores: [Double]) -> [Double] {
                    var sum = 0.0
                    var index = 0
                    while index < scores.count {
                        sum += scores[index]
                        index += 1
                    }
                    return scores.map { $0 / sum }
                }
                """)
        let attend = try Attend(lesson: lesson)
        defer { attend.remove() }
        let proof = try await attend("verify", "--strict")
        #expect(proof.status == 0, "\(proof.error)")
        #expect(proof.out.hasPrefix("✓ 1 Shares · 2 exercises, 0 outputs, 13 of 13 mutants caught\n"))
    }
}
