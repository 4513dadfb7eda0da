import LessonModel
import StepTrace
import SwiftSource
import TestSupport
import Testing
import TraceFigures

@testable import LessonRendering

/// What is said of answers comes from the tables too, from the verdict to the line in a terminal.
@Suite struct CheckWordsTests {
    private static let words = Words.foreign
    private static let exercises = ForeignChapter.chapter.exercises

    @Test func everyStatusAndDivergence() {
        let differences: [Divergence.Difference] = [
            .entry(row: 0, column: 1, expected: 1, actual: 2, largest: 1, agreeing: 1, of: 2),
            .entry(row: 0, column: 0, expected: 1, actual: 2, largest: 1, agreeing: 0, of: 1),
            .shape(expectedRows: 1, expectedColumns: 2, actualRows: 3, actualColumns: 4),
            .text(expected: "1", actual: "2"),
            .kind(expected: .matrix, actual: .plainValue), .kind(expected: .trace, actual: .plot),
            .kind(expected: .plot, actual: .plot), .missing,
        ]
        var verdicts = Verdict.Status.allCases.map(Self.verdict)
        for difference in differences {
            for step in [nil, "步"] {
                var verdict = Self.verdict(.failed)
                verdict.divergence = Divergence(probe: "值", step: step, difference: difference, agreeing: ["甲"])
                verdicts.append(verdict)
            }
        }
        var verdict = Self.verdict(.partial)
        verdict.remarks = [
            .choice(0, correct: true, because: []), .entry(row: 0, column: 0, isBlank: true),
            .entry(row: 1, column: 1, isBlank: false), .entry(row: 0, column: 0, isBlank: true, rowLabel: "甲"),
            .entry(row: 0, column: 0, isBlank: true, rowLabel: "甲", columnLabel: "乙"),
        ]
        verdict.asked = CheckedExpression(text: "1", variables: [.init(name: "数", value: .text("2"))])
        verdict.output = PrintedExcerpt(head: "话\n", omittedLines: 12, tail: "完\n")
        verdict.divergence = Divergence(
            probe: "值", step: nil, difference: .missing,
            values: .init(
                expected: Grid(rows: 1, columns: 2, values: [1, 2]), actual: Grid(rows: 1, columns: 1, values: [1]),
                differing: []))
        verdict.diagnostics = [Diagnostic(at: FileLocation(file: "1", line: 1, column: 1), "错", remedy: "改")]
        verdicts.append(verdict)
        let report = CheckReport(entries: verdicts.map { .init(exercise: Self.exercises[0], verdict: $0) })
        let text = CheckText(style: TerminalStyle(), words: Self.words)
        expectForeign((text.lines(report) + text.overview(report)).joined(separator: "\n"))
    }

    private static func verdict(_ status: Verdict.Status) -> Verdict {
        Verdict(
            id: "一", chapter: "1", kind: .code, status: status, points: 1, maximumPoints: 2, message: "",
            file: "1/一")
    }

    // MARK: Verdicts

    @Test func answersThatAreNotThere() {
        let answers = [
            ChapterAnswers(chapter: ForeignChapter.chapter, folder: ShownFolder(named: "1")),
            ChapterAnswers(chapter: ForeignChapter.chapter, folder: ShownFolder(named: "1"), sheet: AnswerSheet()),
            ChapterAnswers(
                chapter: ForeignChapter.chapter, folder: ShownFolder(named: "1"),
                code: ["5": .written(ForeignChapter.chapter.codeExercises[0].starter)],
                sheet: AnswerSheet(entries: ["1": .malformed, "2": .rows([]), "3": .malformed])),
        ]
        let unwritten: [ChapterAnswers.Code] = [
            .empty, .untouched(FileLocation(file: "1", line: 1, column: 1)), .lacking(Self.declarations),
        ]
        let all =
            answers
            + unwritten.map {
                ChapterAnswers(chapter: ForeignChapter.chapter, folder: ShownFolder(named: "1"), code: ["5": $0])
            }
        for exercise in Self.exercises {
            for answers in all {
                expectForeign(
                    answers.verdict(on: exercise, nil, words: Self.words.check).message
                        // The names of files are the same in every language.
                        .replacing("answers.yml", with: "").replacing(".swift", with: "").replacing("01/", with: ""))
            }
        }
    }

    private static let declarations = SwiftSource("func 甲() {}\nlet 乙 = 1\nstruct 丙 {}").declarations

    @Test func choices() {
        for quiz in ForeignChapter.chapter.quizzes {
            for chosen in [[0], [1], [0, 1]] {
                let grading = QuizGrading(quiz, words: Self.words.check)
                expectForeign(grading.verdict(on: chosen, chapter: "1", file: "1").message)
            }
        }
    }

    @Test func rows() throws {
        let worksheet = ForeignChapter.chapter.worksheets[0]
        let key = try #require(WorksheetKey(worksheet, value: ForeignChapter.part.worksheets["1"]!))
        let grading = WorksheetGrading(worksheet, key: key, words: Self.words.check)
        func row(_ values: [Double?]) -> AnswerSheet.Row {
            AnswerSheet.Row(
                values: values, place: FileLocation(file: "1", line: 1, column: 1), excerpt: .init(line: "1"))
        }
        for rows in [[row([1])], [row([1, 2]), row([1, 2])], [], [row([1, 3])], [row([3, nil])]] {
            let verdict = grading.verdict(on: rows, chapter: "1", file: "1")
            expectForeign(verdict.message + verdict.diagnostics.map { $0.message + ($0.remedy ?? "") }.joined())
        }
    }

    @Test func code() {
        let exercise = ForeignChapter.chapter.codeExercises[1]
        func observation(_ value: String, _ ending: Observation.Ending = .finished, finished: Bool = true)
            -> Observation
        {
            let check = Observation.OfCheck(records: [.probe(label: "值", value: .text(value))], finished: finished)
            return Observation(checks: exercise.checks.map { _ in check }, ending: ending)
        }
        let grading = Grading(
            exercise: exercise, solutions: [observation("1")], mistakes: [], words: Self.words.check)
        let answers = [
            observation("1", .doesNotCompile([])), observation("1", finished: false), observation("2"),
        ]
        for answer in answers {
            let message = grading.verdict(on: answer, chapter: "1", file: "1").message
            expectForeign(message)
        }
    }

    private func expectForeign(_ text: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(LatinWords(in: text).found == [], sourceLocation: location)
    }
}
