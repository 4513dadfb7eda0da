import LessonModel
import StepTrace
import Testing

@testable import LessonRendering

/// A verdict gives nothing away: no solution, no foreseen mistake that was not made, no hidden check, no key.
@Suite struct VerdictSecretTests {
    /// Everything that a verdict can hold, of an exercise that has everything.
    private static func entry(_ exercise: Exercise, _ status: Verdict.Status) -> CheckReport.Entry {
        var verdict = Verdict(
            id: exercise.id, chapter: exercise.chapter, kind: exercise.kind, status: status, points: 0,
            maximumPoints: exercise.points, message: "why", file: "answers/\(exercise.answerFile)")
        verdict.divergence = Divergence(
            probe: "p", step: "s", difference: .missing, agreeing: ["t"],
            values: .init(
                expected: Grid(rows: 1, columns: 2, values: [1, 2]), actual: Grid(rows: 1, columns: 2, values: [1, 3]),
                differing: [1]))
        verdict.asked = CheckedExpression(text: "f(1)")
        verdict.output = PrintedExcerpt(head: "1\n")
        verdict.withSolutions = ["9.1"]
        switch exercise.work {
        case .code: break
        case .quiz: verdict.remarks = [.choice(1, correct: false, because: [])]
        case .worksheet: verdict.remarks = [.entry(row: 0, column: 0, isBlank: false)]
        }
        return .init(exercise: exercise, verdict: verdict)
    }

    private static let chapters = StudentEditionTests.chapters

    @Test(arguments: chapters.map(\.id)) func nothingOfTheExercise(id: String) throws {
        let chapter = try #require(Self.chapters.first { $0.id == id })
        let sealed = SealedText.of(chapter)
        let keys = [1.0, 2, 3].map { 83_170 + $0 }
        for exercise in chapter.exercises {
            var key: WorksheetKey?
            if case .worksheet(let worksheet) = exercise.work {
                let value = Grid(rows: 3, columns: 4, values: (0..<12).map { keys[$0 % 3] })
                key = WorksheetKey(worksheet, value: .matrix(value, rowLabels: [], columnLabels: []))
            }
            for status in Verdict.Status.allCases {
                let html = VerdictHTML(Self.entry(exercise, status), words: .english, key: key).html
                let page = PageText(html)
                #expect(sealed.filter { page.contains($0.text) } == [])
                #expect(!html.contains("8317"))
            }
        }
    }

    /// A hidden check that stops an answer: neither its source nor its message, from the observation to the page.
    @Test func aHiddenCheckThatStops() throws {
        let chapter = NastyChapter.chapter
        let exercise = try #require(chapter.codeExercise("double-it"))
        let check = try #require(exercise.checks.first { $0.hidden }).code
        let stop = Diagnostic(
            at: check.place, "Fatal error: secret probe is −0.125", excerpt: check.excerpt(at: 0, length: 5),
            remedy: "do not return x * 2",
            notes: [Diagnostic(.note, at: check.place, "called here", excerpt: check.excerpt(at: 0))])
        let passed = Observation.OfCheck(records: [.probe(label: "two", value: .text("4"))], finished: true)
        let hidden = Observation.OfCheck(
            records: [.asked("double(-0.125)"), .probe(label: "secret probe", value: .text("-0.25"))], finished: true)
        let right = Observation(checks: [passed, hidden], ending: .finished)
        let stopped = Observation(
            checks: [passed, .init(records: [.asked("double(-0.125)")])], ending: .trapped(stop))
        var wrong = right
        wrong.checks[1].records = [.asked("double(-0.125)"), .probe(label: "secret probe", value: .text("1"))]
        for answer in [stopped, wrong] {
            let observations = ChapterObservations(
                observations: [
                    VariantID(exercise.id, .solution(0)): right, VariantID(exercise.id, .solution(1)): right,
                    VariantID(exercise.id, .mistake(0)): Observation(checks: [], ending: .finished),
                    VariantID(exercise.id, .answer): answer,
                ])
            let place = FileLocation(file: "answers/09-nasty/double-it.swift", line: 1, column: 1)
            let answers = ChapterAnswers(
                chapter: chapter, folder: ShownFolder(named: "answers"),
                code: [exercise.id: .written(CodePart(text: "func f() {}\n", place: place, fence: place))])
            let whole = try #require(chapter.exercises.first { $0.id == exercise.id })
            let entry = CheckReport.Entry(
                exercise: whole, verdict: answers.verdict(on: whole, observations, words: { $0.english }))
            let html = VerdictHTML(entry, words: .english).html
            #expect(html.contains("a hidden check"))
            let page = PageText(html)
            #expect((NastyChapter.secrets + ["0.125", "secret", "returnx"]).filter { page.contains($0) } == [])
        }
    }
}
