import Testing

@testable import LessonModel

/// Chapters with cells that a reader has changed.
@Suite struct ChapterTrialTests {
    private static let file = "lessons/01-a.md"

    private static func place(_ line: Int) -> FileLocation { FileLocation(file: file, line: line, column: 1) }

    private static func cell(_ index: Int, line: Int, _ text: String) -> Cell {
        Cell(index: index, code: CodePart(text: text, place: place(line), fence: place(line - 1)))
    }

    private let chapter: Chapter = {
        var failing = cell(2, line: 20, "fail()\n")
        failing.action = .failToCompile
        failing.failure = FailureAttribute(place: place(19), excerpt: .init(line: "```swift fails=compile"))
        return Chapter(
            number: 1, id: "01-a", file: file, frontMatter: FrontMatter(title: "A"),
            blocks: [
                Block(.paragraph([.text("Before.")]), at: place(2)),
                Block(.heading(level: 2, [.text("One")]), at: place(5)), Block(.cell(1), at: place(9)),
                Block(.heading(level: 2, [.text("Two")]), at: place(12)),
                Block(.heading(level: 2, [.text("Three")]), at: place(14)), Block(.cell(2), at: place(19)),
            ], cells: [cell(1, line: 10, "let a = 1\n"), failing])
    }()

    @Test func sectionsAndTheirLastCells() {
        let sections = chapter.lastCellOfSections
        #expect(sections.map(\.anchor) == ["one", "two", "three"])
        #expect(sections.map(\.cell) == [1, 1, 2])
    }

    @Test func aChangedCellHasLinesOfItsOwn() throws {
        let (changed, scratch) = chapter.trying(cells: [1: "let a = 2\na"], scratch: [:])
        #expect(scratch.isEmpty)
        let cell = try #require(changed.cell(1))
        #expect(cell.code.text == "let a = 2\na\n")
        #expect(cell.trailingExpression == 10..<11)
        #expect(changed.cell(2) == chapter.cell(2))
        let plan = ChapterPlan(changed, imports: [])
        #expect(plan.programs[0].piece(onLine: cell.code.place.line + 1)?.cell?.index == 1)
        #expect(plan.programs[0].piece(onLine: 11) == nil)
    }

    @Test func aCellThatWasToFailRuns() throws {
        let changed = chapter.trying(cells: [2: "fine()"], scratch: [:]).chapter
        #expect(changed.cell(2)?.action == .run && changed.cell(2)?.failure == nil)
        #expect(ChapterPlan(changed, imports: []).failures.isEmpty)
    }

    @Test func ownLinesComeAfterTheLastCellOfTheirSection() throws {
        let (changed, scratch) = chapter.trying(cells: [:], scratch: ["two": "a + 1", "three": "a + 2"])
        #expect(scratch == ["two": 3, "three": 4])
        #expect(changed.cells.map(\.index) == [1, 3, 2, 4])
        #expect(ChapterReport(changed).cells.map(\.index) == [1, 3, 2, 4])
        #expect(changed.cells.map(\.code.place.line).count == Set(changed.cells.map(\.code.place.line)).count)
    }
}
