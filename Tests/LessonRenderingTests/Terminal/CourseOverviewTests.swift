import LessonModel
import LessonRendering
import Testing
import TraceFigures

@Suite struct CourseOverviewTests {
    private let course = Course(
        title: "A course", folder: "lessons",
        chapters: (1...3).map { (number: Int) in
            Chapter(
                number: number, id: "0\(number)-c", file: "lessons/0\(number)-c.md",
                frontMatter: FrontMatter(title: "Chapter \(number)"))
        })

    private func lines(_ progress: [CourseOverview.ChapterProgress]) -> [String] {
        CourseOverview(progress, of: course, style: TerminalStyle()).lines()
    }

    private let fresh = CourseOverview.ChapterProgress(
        hasRun: false, isDone: false, points: 0, maximumPoints: 12, hasAnswers: false)

    @Test func pointsStandBesideTheChapter() {
        #expect(
            lines([
                .init(hasRun: true, isDone: true, points: 0, maximumPoints: 0, hasAnswers: false),
                .init(hasRun: true, isDone: false, points: 5, maximumPoints: 12, hasAnswers: true), fresh,
            ]) == [
                "A course", "1 of 3 chapters done", "", "✓ 1  Chapter 1", "▸ 2  Chapter 2 · 5 of 12 points",
                "  3  Chapter 3",
                "", "Next: attend check 2",
            ])
    }

    @Test func anAppendixIsListedAndNotCounted() {
        var course = course
        course.chapters.removeLast()
        course.chapters.append(
            Chapter(number: nil, letter: "A", id: "a", file: "lessons/a.md", frontMatter: FrontMatter(title: "Claims")))
        let done = CourseOverview.ChapterProgress(
            hasRun: true, isDone: true, points: 0, maximumPoints: 0, hasAnswers: false)
        let unread = CourseOverview.ChapterProgress(
            hasRun: false, isDone: false, points: 0, maximumPoints: 0, hasAnswers: false)
        #expect(
            CourseOverview([done, done, unread], of: course, style: TerminalStyle()).lines() == [
                "A course", "2 of 2 chapters done", "", "✓ 1  Chapter 1", "✓ 2  Chapter 2", "     Claims", "",
                "All done. Read one again: attend run 1",
            ])
    }

    @Test func theNextThingIsToRunThenToStartThenToCheck() {
        var progress = fresh
        #expect(lines([progress, fresh, fresh]).last == "Next: attend run 1")
        progress.hasRun = true
        #expect(lines([progress, fresh, fresh]).last == "Next: attend start 1")
        progress.hasAnswers = true
        #expect(lines([progress, fresh, fresh]).last == "Next: attend check 1")
    }
}
