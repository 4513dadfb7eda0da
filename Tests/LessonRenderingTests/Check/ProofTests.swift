import Foundation
import LessonModel
import LessonRendering
import Testing
import TraceFigures

/// A proof in all its forms.
@Suite struct ProofTests {
    private static let place = FileLocation(file: "lessons/03-scaling.md", line: 12, column: 1)

    private func proof(number: Int, prints text: String, accepted: Int = 0) -> ChapterProof {
        let code = CodePart(text: "print(1)\n", place: Self.place, fence: Self.place)
        let cell = Cell(
            index: 1, code: code, expectedOutput: ExpectedOutput(text: "1\n", place: Self.place, bytes: 0..<2))
        let chapter = Chapter(
            number: number, id: "0\(number)-scaling", file: "lessons/0\(number)-scaling.md",
            frontMatter: FrontMatter(title: "Scaling"), cells: [cell])
        var report = ChapterReport(chapter)
        for event: Event in [
            .cellStarted(1), .printed(text, cell: 1), .cellFinished(1, .passed, seconds: 0),
            .chapterFinished(runSeconds: 0, cached: false),
        ] { report.apply(event) }
        var proof = ChapterProof(chapter, report, ChapterObservations())
        proof.accepted = accepted
        return proof
    }

    private var proofs: [ChapterProof] {
        [proof(number: 3, prints: "1\n", accepted: 1), proof(number: 4, prints: "2\n")]
    }

    @Test func aLineForEachChapter() {
        #expect(
            ProofText(style: TerminalStyle()).lines(proofs) == [
                "✓ 3 Scaling · 0 exercises, 1 output, 1 output taken over",
                "✗ 4 Scaling · 0 exercises, 1 output, 1 fault", "",
                "1 of 2 chapters holds",
            ])
    }

    @Test func asJSON() throws {
        let text = try ProofJSON.text(proofs)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["format"] as? String == "attend.verify/1" && object["status"] as? String == "failed")
        let chapters = try #require(object["chapters"] as? [[String: Any]])
        #expect(
            Set(chapters[0].keys) == [
                "id", "file", "title", "status", "exercises", "outputs", "accepted", "mutants", "diagnostics",
            ])
        #expect(chapters.map { $0["status"] as? String } == ["passed", "failed"])
        #expect(chapters.map { ($0["diagnostics"] as? [Any])?.count } == [0, 1])
    }

    /// What the compiler says of the course's own modules belongs to no chapter, and fails none.
    @Test func warningsAboutModules() throws {
        let place = FileLocation(file: "Mine/Mine.swift", line: 4, column: 9)
        let text = try ProofJSON.text(
            [proofs[0]], diagnostics: [Diagnostic(.warning, at: place, "variable 'x' was never used")])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["status"] as? String == "passed")
        let diagnostics = try #require(object["diagnostics"] as? [[String: Any]])
        #expect(diagnostics.map { $0["message"] as? String } == ["variable 'x' was never used"])
        #expect(diagnostics.map { $0["severity"] as? String } == ["warning"])
    }

    @Test func asJUnit() {
        let text = ProofJUnit.text([proofs[1]])
        #expect(text.contains(#"<testsuite name="04-scaling" tests="3" failures="1" errors="0" skipped="0">"#))
        #expect(text.contains(#"<failure type="outputs" message="the cell prints &apos;2&apos; here">"#))
    }
}
