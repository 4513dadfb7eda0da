import Foundation
import LessonModel
import Testing

@testable import AttendCommands

@Suite struct ProgressTests {
    private let quiz: Assignment = {
        let place = Place(file: "lessons/03-a.md", line: 1, column: 1)
        let quiz = Quiz(id: "why", number: 1, points: 2, question: [], choices: [], place: place)
        return Assignment(chapter: "03-a", chapterNumber: 3, work: .quiz(quiz))
    }()

    private var chapter: Chapter {
        guard case .quiz(let quiz) = quiz.work else { preconditionFailure() }
        return Chapter(
            number: 3, id: "03-a", file: "lessons/03-a.md", frontMatter: FrontMatter(title: "A"), quizzes: [quiz])
    }

    private func report(_ status: Verdict.Status, points: Double) -> CheckReport {
        CheckReport(entries: [
            .init(
                assignment: quiz,
                verdict: Verdict(
                    id: "why", chapter: "03-a", kind: .quiz, status: status, points: points, of: 2, file: "f"))
        ])
    }

    @Test func aChapterIsDoneWhenItHasRunAndEverythingIsPassed() {
        var progress = Progress()
        progress.record(report(.partial, points: 1))
        let course = Course(title: "C", folder: "lessons", chapters: [chapter])
        #expect(
            progress.standing(in: course) == [.init(hasRun: false, isDone: false, points: 1, of: 2, hasAnswers: true)])
        progress.finished = ["03-a"]
        #expect(!progress.isDone(chapter))
        progress.record(report(.passed, points: 2))
        #expect(progress.isDone(chapter) && progress.hasPassed(quiz))
    }

    @Test func itSurvivesTheDiskAndAnOlderForm() throws {
        let folder = Folder()
        defer { folder.remove() }
        let course = CourseFolder(url: URL(filePath: "/somewhere/lessons"), display: "lessons")
        var progress = Progress()
        progress.finished = ["03-a"]
        progress.hints = ["03-a/why": 2]
        progress.record(report(.passed, points: 2))
        progress.save(course: course, to: folder.url)
        let loaded = Progress.load(course: course, from: folder.url)
        #expect(loaded.finished == ["03-a"] && loaded.hints == ["03-a/why": 2] && loaded.hasPassed(quiz))
        try folder.write(#"{"finished": ["01-x"]}"#, "somewhere-lessons.json")
        #expect(Progress.load(course: course, from: folder.url).finished == ["01-x"])
        try folder.write("no JSON", "somewhere-lessons.json")
        #expect(Progress.load(course: course, from: folder.url).finished == [])
    }
}
