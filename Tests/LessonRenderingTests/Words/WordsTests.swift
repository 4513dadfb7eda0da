import HandoutAssets
import LessonModel
import StepTrace
import TestSupport
import Testing
import TraceFigures

@testable import LessonRendering

/// No word of attend's own is written anywhere but in the tables: with others in their place, no English is left.
@Suite struct WordsTests {
    private static let course = Course(
        title: "课", language: "zh", folder: "lessons", chapters: [ForeignChapter.chapter, following])
    private static let following: Chapter = {
        var chapter = ForeignChapter.chapter
        chapter.number = 2
        chapter.id = "02"
        return chapter
    }()

    @Test func theChapterIsReadWhole() {
        #expect(ForeignChapter.reading.diagnostics.map(\.message) == [])
        #expect(ForeignChapter.chapter.cells.count == 15)
        #expect(ForeignChapter.chapter.exercises.count == 6)
        #expect(ForeignChapter.part.report.cells.allSatisfy { $0.status != nil })
    }

    @Test(arguments: Handout.Edition.allCases) func pages(edition: Handout.Edition) {
        let stamp = Handout.Stamp(tool: "Attend", toolchain: "1", kernel: "2", date: "3")
        var handout = Handout(Self.course, edition: edition, stamp: stamp, words: .foreign)
        handout.version = "4"
        handout.isSelfChecking = true
        let ids: Set = [ForeignChapter.chapter.id, Self.following.id]
        var meantToRun = ForeignChapter.part
        meantToRun.report.cells = meantToRun.report.cells.map { cell in
            var cell = cell
            cell.status = .passed
            return cell
        }
        let pages = [
            handout.page(ForeignChapter.part, beside: ids), handout.page(meantToRun, beside: ids),
            handout.book([ForeignChapter.part]), handout.index(beside: ids),
        ]
        for page in pages { #expect(LatinWords(inPage: page).found == []) }
        var live = handout
        live.live = true
        let progress = CourseOverview.ChapterProgress(
            hasRun: true, isDone: true, points: 1, maximumPoints: 2, hasAnswers: true, changed: ["1.1"])
        let served = [
            live.page(ForeignChapter.part, beside: ids),
            live.index(beside: ids, progress: ["02": ProgressHTML(progress, words: .foreign).html]),
        ]
        for page in served {
            #expect(LatinWords(inPage: page).found == [])
            let words = page.firstMatch(of: /"words":{(.*?)}}<\/script>/)?.1 ?? "none"
            for text in words.matches(of: /:"([^"]*)"/) {
                #expect(LatinWords(in: String(text.1).replacing(/\{\w+\}/, with: "")).found == [])
            }
        }
    }

    @Test func theStyleSheetSaysNothing() {
        #expect(HandoutAssets.styleSheet.firstMatch(of: /content:\s*"[^"]*[A-Za-z]/) == nil)
    }

    @Test func theScriptSaysWhatItIsGiven() throws {
        let page = Handout(Self.course, edition: .student, stamp: SampleHandout.stamp, words: .english)
            .index(beside: [])
        let words = try #require(page.firstMatch(of: /id="Words">(.*?)<\/script>/)).1
        let texts = words.matches(of: /:"([^"]*)"/).map(\.1)
        #expect(texts.contains("Copied") && texts.contains("Step {number} of {count}: {name}"))
        // Words that are also names in a page's markup or of keys, or begin one: `summary`, `Backspace`.
        for text in texts where !["row", "column", "key", "query", "sum", "Back"].contains(text) {
            #expect(HandoutAssets.script.firstMatch(of: try Regex("['\"`]" + text.replacing("{", with: "\\{"))) == nil)
        }
    }

    @Test func theTerminal() {
        // So narrow that no two panels stand side by side.
        let style = TerminalStyle(width: 44)
        let lines = ChapterTypesetter(ForeignChapter.chapter, style: style, words: .foreign)
            .lines(ForeignChapter.part.report)
        #expect(LatinWords(in: lines.joined(separator: "\n")).found == [])
        for isDone in [false, true] {
            let progress = CourseOverview.ChapterProgress(
                hasRun: true, isDone: isDone, points: 1, maximumPoints: 2, hasAnswers: true)
            let overview = CourseOverview([progress, progress], of: Self.course, style: style, words: .foreign)
            #expect(LatinWords(in: overview.lines().joined(separator: "\n")).found == [])
        }
    }

    @Test func hintsAndSolutions() throws {
        let text = HintText(style: TerminalStyle(), words: .foreign)
        let key = try #require(
            WorksheetKey(ForeignChapter.chapter.worksheets[0], value: ForeignChapter.part.worksheets["1"]!))
        for exercise in ForeignChapter.chapter.exercises {
            let lines =
                switch exercise.work {
                case .code(let code):
                    code.hints.flatMap { text.lines($0, number: 1, of: 2, for: exercise) }
                        + [1, 2].flatMap { text.lines(solution: code.solutions[0], number: 1, of: $0, for: exercise) }
                case .quiz(let quiz): text.lines(quiz, for: exercise)
                case .worksheet(let worksheet): text.lines(worksheet, key: key, for: exercise)
                }
            #expect(LatinWords(in: lines.joined(separator: "\n")).found == [])
        }
    }

    @Test func answerFiles() {
        let template = AnswerTemplate(ForeignChapter.chapter, words: Words.foreign.check)
        let key = WorksheetKey(ForeignChapter.chapter.worksheets[0], value: ForeignChapter.part.worksheets["1"]!)
        let sheets = [[:], ["1": key!]].map { template.sheet(keys: $0) }
        for text in sheets + ForeignChapter.chapter.codeExercises.map(template.swift) {
            #expect(LatinWords(in: text).found == [])
        }
    }

    @Test func proofs() {
        let proof = ChapterProof(ForeignChapter.chapter, ForeignChapter.part.report, ChapterObservations())
        let lines = ProofText(style: TerminalStyle(), words: .foreign).lines([proof])
        #expect(LatinWords(in: lines.joined(separator: "\n")).found == [])
    }

    @Test func anUnknownLanguageHasEnglishWords() {
        #expect(
            ["en", "en-GB", "fr", "zh-TW", "zh-CN", ""].map { Words(language: $0).lesson(.help) }
                == ["help", "help", "help", "help", "建议", "help"])
    }
}
