import LessonModel
import LessonRendering
import Testing
import TraceFigures

@Suite struct FrontDoorTests {
    private let course = Course(
        title: "A course", folder: "lessons",
        chapters: (1...3).map {
            Chapter(
                number: $0, id: "0\($0)-c", file: "lessons/0\($0)-c.md",
                frontMatter: FrontMatter(title: "Chapter \($0)"))
        })

    private func lines(_ standings: [FrontDoor.Standing]) -> [String] {
        FrontDoor(standings, of: course, style: TerminalStyle()).lines()
    }

    private let fresh = FrontDoor.Standing(hasRun: false, isDone: false, points: 0, of: 12, hasAnswers: false)

    @Test func pointsStandBesideTheChapter() {
        #expect(
            lines([
                .init(hasRun: true, isDone: true, points: 0, of: 0, hasAnswers: false),
                .init(hasRun: true, isDone: false, points: 5, of: 12, hasAnswers: true), fresh,
            ]) == [
                "A course", "1 of 3 chapters done", "", "✓ 1  Chapter 1", "▸ 2  Chapter 2 · 5 of 12 points",
                "  3  Chapter 3",
                "", "Next: attend check 2",
            ])
    }

    @Test func theNextThingIsToRunThenToStartThenToCheck() {
        var standing = fresh
        #expect(lines([standing, fresh, fresh]).last == "Next: attend run 1")
        standing.hasRun = true
        #expect(lines([standing, fresh, fresh]).last == "Next: attend start 1")
        standing.hasAnswers = true
        #expect(lines([standing, fresh, fresh]).last == "Next: attend check 1")
    }
}
