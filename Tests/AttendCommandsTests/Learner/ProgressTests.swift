import Dispatch
import Foundation
import LessonModel
import LessonRendering
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
            progress.chapterProgress(in: course) == [
                .init(hasRun: false, isDone: false, points: 1, maximumPoints: 2, hasAnswers: true)
            ])
        progress.finished = ["03-a"]
        #expect(!progress.isDone(chapter))
        progress.record(report(.passed, points: 2))
        #expect(progress.isDone(chapter) && progress.hasPassed(quiz))
    }

    @Test func itSurvivesTheDiskAndAnOlderForm() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let course = CourseFolder(url: URL(filePath: "/somewhere/lessons"), display: "lessons")
        #expect(Progress.load(course: course, from: folder.url).finished == [])
        try folder.write("no JSON", "somewhere-lessons.json")
        #expect(Progress.load(course: course, from: folder.url).finished == [])
        try folder.write(#"{"finished": ["01-x"]}"#, "somewhere-lessons.json")
        #expect(Progress.load(course: course, from: folder.url).finished == ["01-x"])
        let updated = Progress.update(course: course, in: folder.url) {
            $0.finished.insert("03-a")
            $0.hints = ["03-a/why": 2]
            $0.record(report(.passed, points: 2))
        }
        try folder.write("no JSON", "somewhere-lessons.json")
        for progress in [updated, Progress.load(course: course, from: folder.url)] {
            #expect(progress.finished == ["01-x", "03-a"] && progress.hints == ["03-a/why": 2])
            #expect(progress.hasPassed(quiz))
        }
    }

    @Test func coursesOfLikeNamesHaveFilesOfTheirOwn() {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let courses = ["/my/course", "/my-course", "/my/course/"].map {
            CourseFolder(url: URL(filePath: $0), display: "lessons")
        }
        Progress.update(course: courses[0], in: folder.url) { $0.finished = ["01-a"] }
        #expect(courses.map { Progress.load(course: $0, from: folder.url).finished } == [["01-a"], [], ["01-a"]])
    }

    @Test func nothingIsLostWhenManyChangeItAtOnce() {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let course = CourseFolder(url: URL(filePath: "/somewhere/lessons"), display: "lessons")
        let ids = (0..<20).map(String.init)
        DispatchQueue.concurrentPerform(iterations: ids.count) { index in
            Progress.update(course: course, in: folder.url) {
                $0.finished.insert(ids[index])
                // Without the lock other threads would interfere here.
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
        #expect(Progress.load(course: course, from: folder.url).finished == Set(ids))
    }

    @Test func progressThatCannotBeKeptIsWarnedAbout() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("", "file")
        let course = CourseFolder(url: folder.url, display: "lessons")
        var reported: [Diagnostic] = []
        let state = folder.url.appending(path: "file")
        let progress = Progress.update(course: course, in: state, report: { reported += $0 }) { $0.finished = ["01-a"] }
        #expect(progress.finished == ["01-a"])
        #expect(
            DiagnosticText(colour: false).text(reported) == """
                warning: your progress cannot be kept in \(state.path): File exists
                help: set XDG_STATE_HOME to a folder that you can write to

                """)
    }
}
