import Dispatch
import Foundation
import LessonModel
import LessonRendering
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct ProgressTests {
    private let quiz: Exercise = {
        let place = FileLocation(file: "lessons/03-a.md", line: 1, column: 1)
        let quiz = Quiz(id: "why", number: 1, points: 2, question: [], choices: [], place: place)
        return Exercise(chapter: "03-a", chapterNumber: 3, work: .quiz(quiz))
    }()

    private var chapter: Chapter {
        guard case .quiz(let quiz) = quiz.work else { preconditionFailure() }
        return Chapter(
            number: 3, id: "03-a", file: "lessons/03-a.md", frontMatter: FrontMatter(title: "A"), quizzes: [quiz])
    }

    private func file(
        _ course: String, answers: String = "/answers", isUsual: Bool = true, in folder: TemporaryFolder
    ) -> ProgressFile {
        ProgressFile(course: URL(filePath: course), answers: URL(filePath: answers), isUsual: isUsual, in: folder.url)
    }

    private func report(_ status: Verdict.Status, points: Double) -> CheckReport {
        CheckReport(entries: [
            .init(
                exercise: quiz,
                verdict: Verdict(
                    id: "why", chapter: "03-a", kind: .quiz, status: status, points: points, maximumPoints: 2, file: "f"
                ))
        ])
    }

    @Test func aChapterIsDoneWhenItHasRunAndEverythingIsPassed() {
        var progress = Progress()
        progress.record(report(.partial, points: 1))
        let course = Course(title: "C", folder: "lessons", chapters: [chapter])
        #expect(
            progress.chapterProgress(in: course, AnswerFolder([:], named: "answers")) == [
                .init(hasRun: false, isDone: false, points: 1, maximumPoints: 2, hasAnswers: true)
            ])
        progress.finished = ["03-a"]
        #expect(!progress.isDone(chapter, of: course))
        progress.record(report(.passed, points: 2))
        #expect(progress.isDone(chapter, of: course) && progress.hasPassed(quiz))
    }

    /// Of a chapter that was a part of another one, that this one has run says nothing.
    @Test func whatIsRecordedUnderAnEarlierIdCounts() {
        var progress = Progress()
        progress.record(report(.passed, points: 2))
        progress.hints = ["03-a/why": 2]
        progress.finished = ["03-a"]
        var renamed = chapter
        renamed.id = "04-b"
        renamed.frontMatter.formerly = ["02-x", "03-a"]
        let exercise = renamed.exercises[0]
        var course = Course(title: "C", folder: "lessons", chapters: [renamed])
        #expect(progress.hasPassed(exercise) && progress.hasEverPassed(exercise))
        #expect(progress.hintsGiven(for: exercise) == 2 && progress.isDone(renamed, of: course))
        #expect(
            progress.chapterProgress(in: course, AnswerFolder([:], named: "answers")) == [
                .init(hasRun: true, isDone: true, points: 2, maximumPoints: 2, hasAnswers: true)
            ])
        progress.marks["04-b/why"] = Progress.Mark(points: 1, passed: false)
        progress.hints["04-b/why"] = 1
        #expect(!progress.hasPassed(exercise) && progress.hasEverPassed(exercise))
        #expect(progress.hintsGiven(for: exercise) == 1)
        course.chapters.append(chapter)
        #expect(!progress.hasRun(renamed, of: course))
    }

    /// A later try that is wrong takes the points, and not the solution.
    @Test func aPassIsNotForgotten() throws {
        var progress = Progress()
        progress.record(report(.failed, points: 0))
        #expect(!progress.adding(to: report(.failed, points: 0)).entries[0].wasPassed)
        progress.record(report(.passed, points: 2))
        progress.record(report(.partial, points: 1))
        #expect(progress.hasEverPassed(quiz) && !progress.hasPassed(quiz))
        #expect(progress.adding(to: report(.partial, points: 1)).entries[0].wasPassed)
        #expect(!progress.adding(to: report(.passed, points: 2)).entries[0].wasPassed)
        let course = Course(title: "C", folder: "lessons", chapters: [chapter])
        #expect(
            progress.chapterProgress(in: course, AnswerFolder([:], named: "answers")) == [
                .init(hasRun: false, isDone: false, points: 1, maximumPoints: 2, hasAnswers: true, changed: ["3.1"])
            ])
        let older = #"{"marks": {"03-a/why": {"points": 2, "passed": true}}}"#
        #expect(try JSONDecoder().decode(Progress.self, from: Data(older.utf8)).hasEverPassed(quiz))
    }

    @Test func itSurvivesTheDiskAndAnOlderForm() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let file = file("/somewhere/lessons", in: folder)
        #expect(file.load().finished == [])
        try folder.write("no JSON", "somewhere-lessons.json")
        #expect(file.load().finished == [])
        try folder.write(#"{"finished": ["01-x"]}"#, "somewhere-lessons.json")
        #expect(file.load().finished == ["01-x"])
        let updated = file.update {
            $0.finished.insert("03-a")
            $0.hints = ["03-a/why": 2]
            $0.record(report(.passed, points: 2))
        }
        try folder.write("no JSON", "somewhere-lessons.json")
        for progress in [updated, file.load()] {
            #expect(progress.finished == ["01-x", "03-a"] && progress.hints == ["03-a/why": 2])
            #expect(progress.hasPassed(quiz))
        }
    }

    @Test func coursesOfLikeNamesHaveFilesOfTheirOwn() {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let files = ["/my/course", "/my-course", "/my/course/"].map { file($0, in: folder) }
        files[0].update { $0.finished = ["01-a"] }
        #expect(files.map { $0.load().finished } == [["01-a"], [], ["01-a"]])
    }

    @Test func foldersOfAnswersHaveFilesOfTheirOwn() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(#"{"finished": ["01-x"]}"#, "somewhere-lessons.json")
        let usual = file("/somewhere/lessons", in: folder)
        let ada = file("/somewhere/lessons", answers: "/class/ada/", isUsual: false, in: folder)
        #expect(usual.load().finished == ["01-x"] && ada.load().finished == [])
        ada.update { $0.finished = ["02-y"] }
        let again = file("/somewhere/lessons", answers: "/class/ada", isUsual: false, in: folder)
        #expect(usual.load().finished == ["01-x"] && again.load().finished == ["02-y"])
    }

    @Test func nothingIsLostWhenManyChangeItAtOnce() {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let file = file("/somewhere/lessons", in: folder)
        let ids = (0..<20).map(String.init)
        DispatchQueue.concurrentPerform(iterations: ids.count) { index in
            file.update {
                $0.finished.insert(ids[index])
                // Without the lock other threads would interfere here.
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
        #expect(file.load().finished == Set(ids))
    }

    @Test func progressThatCannotBeKeptIsWarnedAbout() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("", "file")
        let reported = Mutex<[Diagnostic]>([])
        let state = folder.url.appending(path: "file")
        let file = ProgressFile(course: folder.url, answers: folder.url, isUsual: true, in: state) { diagnostics in
            reported.withLock { $0 += diagnostics }
        }
        let progress = file.update { $0.finished = ["01-a"] }
        #expect(progress.finished == ["01-a"])
        #expect(
            DiagnosticText(colour: false).text(reported.withLock { $0 }) == """
                warning: your progress cannot be kept in \(state.path): File exists
                help: set XDG_STATE_HOME to a folder that you can write to

                """)
    }
}
