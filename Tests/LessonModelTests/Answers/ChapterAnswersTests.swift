import StepTrace
import Testing

@testable import LessonModel

@Suite struct ChapterAnswersTests {
    private let tasks = StudyChapter.chapter.exercises

    private func answers(_ code: ChapterAnswers.Code? = nil, _ entries: [String: AnswerSheet.Entry]? = nil)
        -> ChapterAnswers
    {
        ChapterAnswers(
            chapter: StudyChapter.chapter, folder: "answers", code: code.map { ["scale-scores": $0] } ?? [:],
            sheet: entries.map { AnswerSheet(entries: $0) })
    }

    @Test func whatIsMissingIsSaid() {
        let verdicts = tasks.map { answers().verdict(on: $0, nil) }
        #expect(verdicts.allSatisfy { $0.status == .notStarted && $0.points == 0 })
        #expect(
            verdicts.map(\.message) == [
                "there is no answers/03-scaling/scale-scores.swift: 'attend start 3.1' writes it",
                "there is no answers/03-scaling/answers.yml: 'attend start 3' writes it",
                "there is no answers/03-scaling/answers.yml: 'attend start 3' writes it",
            ])
        #expect(
            answers(nil, [:]).verdict(on: tasks[1], nil).message
                == "answers/03-scaling/answers.yml has no line 'why-scale: …': add it")
    }

    @Test func aPlaceholderLeftInIsNotStarted() {
        #expect(ChapterAnswers.code("let x = <#number#>\n", file: "a.swift") == .notStarted)
        let written = ChapterAnswers.code("let x = 1\n", file: "a.swift")
        let place = FileLocation(file: "a.swift", line: 1, column: 1)
        #expect(written == .written(CodePart(text: "let x = 1\n", place: place, fence: place)))
        #expect(answers(.notStarted).verdict(on: tasks[0], nil).status == .notStarted)
    }

    @Test func onlyWhatIsWrittenIsRun() {
        let part = StudyChapter.code("x")
        let begun = answers(.written(part), ["first-row": .rows([StudyChapter.row([1])])])
        #expect(begun.codeToRun(for: tasks) == ["scale-scores": part])
        #expect(begun.codeToRun(for: Array(tasks.dropFirst())) == [:])
        #expect(begun.worksheetsToRun(for: tasks) == ["first-row"])
        let blank = answers(.notStarted, ["first-row": .blank])
        #expect(blank.codeToRun(for: tasks) == [:] && blank.worksheetsToRun(for: tasks) == [])
    }

    @Test func codeIsHeldAgainstTheSolutions() {
        func observation(_ value: String) -> Observation {
            Observation(
                checks: [.init(records: [.probe(label: "p", value: .text(value))], finished: true)], ending: .finished)
        }
        let seen = ChapterObservations(observations: [
            VariantID("scale-scores", .solution(0)): observation("[1.0, 2.0]"),
            VariantID("scale-scores", .answer): observation("[1.0, 2.0000000001]"),
        ])
        let verdict = answers(.written(StudyChapter.code("x"))).verdict(on: tasks[0], seen)
        #expect(verdict.status == .passed && verdict.points == 2)
        #expect(verdict.file == "answers/03-scaling/scale-scores.swift")
    }

    @Test func aHiddenChecksLinesAreNotShown() throws {
        var chapter = StudyChapter.chapter
        var exercise = StudyChapter.exercise
        exercise.checks[0].hidden = true
        chapter.codeExercises = [exercise]
        let trap = Diagnostic(
            at: FileLocation(file: "answers/03-scaling/scale-scores.swift", line: 2, column: 1), "Index out of range",
            excerpt: .init(line: "x[9]"),
            notes: [Diagnostic(.note, at: StudyChapter.place, "called here", excerpt: .init(line: "probe(secret)"))])
        let finished = Observation(checks: [.init(finished: true)], ending: .finished)
        let seen = ChapterObservations(observations: [
            VariantID("scale-scores", .solution(0)): finished,
            VariantID("scale-scores", .answer): Observation(checks: [.init()], ending: .trapped(trap)),
        ])
        let answers = ChapterAnswers(
            chapter: chapter, folder: "answers", code: ["scale-scores": .written(StudyChapter.code("x"))])
        let verdict = answers.verdict(on: chapter.exercises[0], seen)
        let diagnostic = try #require(verdict.diagnostics.first)
        #expect(verdict.status == .trapped && diagnostic.excerpt == trap.excerpt)
        #expect(diagnostic.notes.map(\.message) == ["called here"] && diagnostic.notes.map(\.excerpt) == [nil])
    }

    @Test func aChapterThatDoesNotRunIsNotTheLearnersFault() {
        let verdict = answers(.written(StudyChapter.code("x"))).verdict(on: tasks[0], ChapterObservations())
        #expect(verdict.status == .failed)
        #expect(verdict.message == "this could not be judged: the chapter itself does not run here")
    }

    @Test func aMalformedEntryFailsAndABlankOneIsNotStarted() {
        let verdict = answers(nil, ["why-scale": .malformed]).verdict(on: tasks[1], nil)
        #expect(verdict.status == .failed)
        #expect(verdict.message == "what is written for it in answers/03-scaling/answers.yml cannot be understood")
        #expect(answers(nil, ["why-scale": .blank]).verdict(on: tasks[1], nil).status == .notStarted)
    }

    /// Windows' line ends, a byte order mark and a last line without an end change nothing.
    @Test(arguments: ["a\r\nb\r\n", "\u{FEFF}a\nb\n", "a\nb", "\u{FEFF}a\r\nb"])
    func linesAreAlike(text: String) {
        guard case .written(let code) = ChapterAnswers.code(text, file: "f") else {
            Issue.record("not written")
            return
        }
        #expect(code.text == "a\nb\n")
        #expect(code.lines == 1..<3)
    }
}
