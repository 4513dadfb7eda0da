import Foundation
import LessonModel
import StepTrace
import TestSupport
import Testing
import TraceFigures

@testable import LessonRendering

/// Attend's Chinese words where learners read them, as pictures that somebody has read.
@Suite struct ChineseTests {
    private static let style = TerminalStyle(width: 80)

    @Test func aChapterInATerminal() throws {
        let lines = ChapterTypesetter(ForeignChapter.chapter, style: Self.style, words: .chinese)
            .lines(ForeignChapter.part.report)
        try expectPicture(lines, "chapter", in: "chinese")
    }

    @Test func aCheck() throws {
        let exercises = ForeignChapter.chapter.exercises
        let messages: [CheckPhrase] = [
            .noFile("1/5.swift", start: "1"), .nothingWritten(in: "1/5.swift", reset: "1.5"), .doesNotHold("行数相同"),
            .entriesRight(2, of: 3), .choicesIncomplete(["a", "c"]), .notJudged, .hiddenCheckFails,
        ]
        var verdicts = messages.map { Self.verdict(.failed, message: Words.chinese.check($0)) }
        verdicts += Verdict.Status.allCases.map { Self.verdict($0, message: "") }
        let differences: [Divergence.Difference] = [
            .entry(row: 0, column: 1, expected: 1, actual: 2, largest: 1, agreeing: 1, of: 2),
            .shape(expectedRows: 1, expectedColumns: 2, actualRows: 3, actualColumns: 4),
            .kind(expected: .plot, actual: .matrix), .missing,
        ]
        for (difference, step) in zip(differences, ["scores", "权重", nil, nil]) {
            var verdict = Self.verdict(.failed, message: "")
            verdict.divergence = Divergence(probe: "2 个查询", step: step, difference: difference, agreeing: [])
            verdicts.append(verdict)
        }
        var verdict = Self.verdict(.partial, message: "")
        verdict.remarks = [
            .entry(row: 0, column: 0, isBlank: true), .entry(row: 0, column: 1, isBlank: false, rowLabel: "q₁"),
            .entry(row: 1, column: 1, isBlank: false, rowLabel: "q₂", columnLabel: "k₂"),
        ]
        verdict.output = PrintedExcerpt(head: "话\n", omittedLines: 12, tail: "完\n")
        verdicts.append(verdict)
        let report = CheckReport(entries: verdicts.map { .init(exercise: exercises[0], verdict: $0) })
        try expectPicture(CheckText(style: Self.style, words: .chinese).lines(report), "check", in: "chinese")
    }

    private static func verdict(_ status: Verdict.Status, message: String) -> Verdict {
        Verdict(
            id: "一", chapter: "1", kind: .code, status: status, points: 1, maximumPoints: 2, message: message,
            file: "1/5.swift")
    }

    @Test func answerFiles() throws {
        let template = AnswerTemplate(ForeignChapter.chapter, words: Words.chinese.check)
        let key = WorksheetKey(ForeignChapter.chapter.worksheets[0], value: ForeignChapter.part.worksheets["1"]!)
        let texts = [template.sheet(keys: ["1": key!])] + ForeignChapter.chapter.codeExercises.map(template.swift)
        try expectPicture(texts, "answers", in: "chinese")
    }

    /// What is read and heard of a page: its text, and what its attributes say.
    @Test(arguments: Handout.Edition.allCases) func aPage(edition: Handout.Edition) throws {
        let course = Course(title: "课", language: "zh-CN", folder: "lessons", chapters: [ForeignChapter.chapter])
        let stamp = Handout.Stamp(tool: "Attend", toolchain: "1", kernel: "2", date: "3")
        var handout = Handout(course, edition: edition, stamp: stamp)
        handout.version = "4"
        let page = handout.page(ForeignChapter.part, beside: [])
        let shown = page.replacing(/<(style|script|math)\b(?:(?s).*?)<\/\1>/, with: "")
        let lines = shown.replacing(/<[^>]*?(?:aria-label|title)="([^"]*)"[^>]*>/) { "\n[\($0.1)] " }
            .replacing(
                /<(?:\/?(?:p|div|li|td|th|tr|h\d|summary|button|figcaption|figure|header|section|legend|caption))\b[^>]*>/,
                with: "\n"
            )
            .replacing(/<[^>]*>/, with: "").split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.unicodeScalars.contains(where: \.properties.isIdeographic) }
        var seen: Set<String> = []
        let once = lines.filter { seen.insert($0).inserted }.map { String($0.prefix(200)) }
        try expectPicture(once, "page-\(edition)", in: "chinese")
    }

    // MARK: Marks

    @Test func marksAreThoseOfTheEnglishTexts() throws {
        func marks(_ text: String) -> [String] { text.matches(of: /\{\w+\}/).map { String($0.output) }.sorted() }
        for phrase in LivePhrase.allCases {
            #expect(marks(phrase.chinese) == marks(phrase.english), "\(phrase)")
        }
        for sentence in StepSentence.allCases {
            #expect(marks(sentence.chinese) == marks(sentence.english), "\(sentence)")
        }
        func texts(_ words: @escaping FigureWords) -> [[String]] {
            FigureScriptWords.json(words).matches(of: /:"([^"]*)"/).map { marks(String($0.1)) }
        }
        #expect(texts { $0.chinese } == texts { $0.english })
    }

    /// An author may begin a heading with how its exercise is done, with a colon of either width.
    @Test(arguments: ["编程: 分数", "编程：分数"]) func methodInAHeading(heading: String) {
        let method = ExerciseMethod(kind: .code, words: Words.chinese.lesson)
        #expect(method.removed(from: [.text(heading)]) == [.text("分数")])
    }
}
