import StepTrace
import Testing

@testable import LessonModel

@Suite struct ChapterAnswersTests {
    private let tasks = StudyChapter.chapter.exercises

    private func answers(_ code: ChapterAnswers.Code? = nil, _ entries: [String: AnswerSheet.Entry]? = nil)
        -> ChapterAnswers
    {
        ChapterAnswers(
            chapter: StudyChapter.chapter, folder: ShownFolder(named: "answers"),
            code: code.map { ["scale-scores": $0] } ?? [:],
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

    private func code(_ text: String, of exercise: CodeExercise = StudyChapter.exercise) -> ChapterAnswers.Code {
        ChapterAnswers.code(text, file: "a.swift", of: exercise)
    }

    private func place(_ line: Int, _ column: Int) -> FileLocation {
        FileLocation(file: "a.swift", line: line, column: column)
    }

    @Test func theStarterAsItWasIsNotStarted() {
        let untouched = code("// Exercise 3.1\n\n" + StudyChapter.exercise.starter.text)
        #expect(untouched == .untouched(place(5, 5)))
        let verdict = answers(untouched).verdict(on: tasks[0], nil)
        #expect(verdict.status == .notStarted && verdict.message == "write your answer in a.swift:5")
        #expect(verdict.diagnostics == [])
    }

    @Test func aPlaceholderLeftInIsNotStartedAndHasItsPlace() {
        let left = Diagnostic(
            .note, at: place(2, 13), "a placeholder is left here",
            excerpt: .init(line: "    let x = <#number#>", length: 10), remedy: "write code in its place")
        let unfinished = code("func scaled() {\n    let x = <#number#>\n    <#Return it#>\n}\n")
        #expect(unfinished == .unfinished(left))
        let verdict = answers(unfinished).verdict(on: tasks[0], nil)
        #expect(verdict.status == .notStarted && verdict.message == left.message && verdict.diagnostics == [left])
    }

    @Test(arguments: ["", "\n \n", "// later\n/* or never */\n", "/// <#Return them#>\n"])
    func aFileWithoutCodeIsNotStarted(text: String) {
        #expect(code(text) == .empty)
        let verdict = answers(.empty).verdict(on: tasks[0], nil)
        #expect(verdict.status == .notStarted)
        #expect(
            verdict.message
                == "nothing is written in answers/03-scaling/scale-scores.swift: "
                + "'attend reset 3.1' puts the starter back")
    }

    /// In a comment or a text, the compiler sees no placeholder.
    @Test(arguments: ["// <#number#>\n", "print(\"<#number#>\")\n"])
    func whatIsNoPlaceholderIsWritten(line: String) {
        let text = line + "func scaled() {}\n"
        #expect(code(text) == .written(CodePart(text: text, place: place(1, 1), fence: place(1, 1))))
    }

    @Test func anAnswerDeclaresWhatTheStarterAndEverySolutionDo() throws {
        var exercise = StudyChapter.exercise
        exercise.starter.text = "struct Head { let d: Int }\nlet two = 2\nfunc half(_ x: Int) -> Int { <#Halve#> }\n"
        exercise.solutions = [
            StudyChapter.code("struct Head { let d = 1 }\nlet two = 2\nfunc half(_ x: Int) -> Int { x / two }\n"),
            StudyChapter.code("struct Head { let d = 1 }\nlet half = { (x: Int) in x / 2 }\n"),
        ]
        #expect(code("let two = 2\n", of: exercise) == .lacking(exercise.requiredDeclarations))
        #expect(exercise.requiredDeclarations.map(\.name) == ["Head", "half"])
        guard case .written = code("typealias Head = Int\nlet half = { $0 / 2 }\n", of: exercise) else {
            Issue.record("another kind of declaration will do")
            return
        }
        let verdict = answers(code("class Head {}\n", of: exercise)).verdict(on: tasks[0], nil)
        #expect(verdict.status == .failed && verdict.points == 0)
        #expect(
            verdict.message
                == "answers/03-scaling/scale-scores.swift has no function `half`: "
                + "write it, or let 'attend reset 3.1' put the starter back")
        #expect(
            answers(code("let two = 2\n", of: exercise)).verdict(on: tasks[0], nil).message
                == "answers/03-scaling/scale-scores.swift has no type `Head` and no function `half`: "
                + "write it, or let 'attend reset 3.1' put the starter back")
    }

    @Test func onlyWhatIsWrittenIsRun() {
        let part = StudyChapter.code("x")
        let begun = answers(.written(part), ["first-row": .rows([StudyChapter.row([1])])])
        #expect(begun.codeToRun(for: tasks) == ["scale-scores": part])
        #expect(begun.codeToRun(for: Array(tasks.dropFirst())) == [:])
        #expect(begun.worksheetsToGrade(for: tasks).map(\.id) == ["first-row"])
        let blank = answers(.empty, ["first-row": .blank])
        #expect(blank.codeToRun(for: tasks) == [:] && blank.worksheetsToGrade(for: tasks) == [])
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
            chapter: chapter, folder: ShownFolder(named: "answers"),
            code: ["scale-scores": .written(StudyChapter.code("x"))])
        let verdict = answers.verdict(on: chapter.exercises[0], seen)
        let diagnostic = try #require(verdict.diagnostics.first)
        #expect(verdict.status == .trapped && diagnostic.excerpt == trap.excerpt)
        #expect(diagnostic.notes.map(\.message) == ["called here"] && diagnostic.notes.map(\.excerpt) == [nil])
    }

    @Test func aChapterThatDoesNotRunIsNotTheLearnersFault() {
        let verdict = answers(.written(StudyChapter.code("x"))).verdict(on: tasks[0], ChapterObservations())
        #expect(verdict.status == .notJudged && !verdict.isJudged)
        #expect(verdict.message == "this could not be judged: the chapter itself does not run here")
    }

    /// Code in a Markdown fence, or in a file that is too large.
    @Test(arguments: ["```swift\nfunc scaled() {}\n```\n", String(repeating: "x", count: 1 << 20) + "x"])
    func whatIsNoSwiftIsNotUnderstood(text: String) {
        let verdict = answers(code(text)).verdict(on: tasks[0], nil)
        #expect(verdict.status == .notUnderstood && !verdict.isJudged && verdict.hasError)
    }

    @Test func aMalformedEntryIsNotUnderstoodAndABlankOneIsNotStarted() {
        var wrong = answers(nil, ["why-scale": .malformed])
        let fault = Diagnostic(at: StudyChapter.place, "'z' is no choice of 'why-scale'")
        wrong.sheet?.faults = ["why-scale": [fault]]
        let verdict = wrong.verdict(on: tasks[1], nil)
        #expect(verdict.diagnostics == [fault])
        #expect(verdict.status == .notUnderstood)
        #expect(verdict.message == "what is written for it in answers/03-scaling/answers.yml cannot be understood")
        #expect(!verdict.isJudged)
        #expect(answers(nil, ["why-scale": .blank]).verdict(on: tasks[1], nil).status == .notStarted)
    }

    /// An exercise whose solution declares nothing.
    private static let anything = CodeExercise(
        id: "a", number: 1, points: 1, starter: StudyChapter.code("<#a#>\n"), solutions: [StudyChapter.code("a\n")],
        afterCell: 0)

    /// Windows' line ends, a byte order mark and a last line without an end change nothing.
    @Test(arguments: ["a\r\nb\r\n", "\u{FEFF}a\nb\n", "a\nb", "\u{FEFF}a\r\nb"])
    func linesAreAlike(text: String) {
        guard case .written(let code) = ChapterAnswers.code(text, file: "f", of: Self.anything) else {
            Issue.record("not written")
            return
        }
        #expect(code.text == "a\nb\n")
        #expect(code.lines == 1..<3)
    }
}
