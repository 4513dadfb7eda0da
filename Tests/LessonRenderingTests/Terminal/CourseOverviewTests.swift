import LessonModel
import LessonRendering
import Testing
import TraceFigures

@Suite struct CourseOverviewTests {
    private let course = Course(
        title: "A course", folder: "lessons",
        chapters: (1...3).map {
            Chapter(
                number: $0, id: "0\($0)-c", file: "lessons/0\($0)-c.md",
                frontMatter: FrontMatter(title: "Chapter \($0)"))
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

    @Test func theNextThingIsToRunThenToStartThenToCheck() {
        var progress = fresh
        #expect(lines([progress, fresh, fresh]).last == "Next: attend run 1")
        progress.hasRun = true
        #expect(lines([progress, fresh, fresh]).last == "Next: attend start 1")
        progress.hasAnswers = true
        #expect(lines([progress, fresh, fresh]).last == "Next: attend check 1")
    }
}
