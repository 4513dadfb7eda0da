import LessonModel
import LessonReader
import Testing
import TraceFigures

@testable import LessonRendering

/// Cells and tasks in lists, quotes and alerts are shown where they stand.
@Suite struct NestedPartTests {
    private func lines(_ markdown: String, width: Int = 60, printed: [String] = []) -> [String] {
        let chapter = ChapterReader(file: "01-x.md").read(Array(("---\ntitle: T\n---\n" + markdown).utf8)).chapter
        var report = ChapterReport(chapter)
        for (cell, text) in zip(chapter.cells, printed) {
            report.apply(.cellStarted(cell.index))
            report.apply(.printed(text, cell: cell.index))
        }
        let typesetter = ChapterTypesetter(chapter, style: TerminalStyle(width: width))
        return chapter.blocks.flatMap { typesetter.lines(of: $0, report) }
    }

    /// A comment is for authors; an image without a description is known by its file.
    @Test func whatCannotBeShown() {
        let text =
            "One <!-- a note -->two\nand <!-- three -->\nfour ![](https://x.org/a%20b.png?v=1).\n\n<!--\n\nfive\n-->\n"
        #expect(
            lines(text + "- <!-- six -->\n- seven\n") == [
                "", "One two and four [image: a b.png].", "", "•", "• seven",
            ])
    }

    /// A section has the notes that it refers to, a chapter all.
    @Test func notesTasksAndStruckText() {
        let text =
            "## A\n- [x] ~~one~~[^a]\n- [ ] two\n\n## B\nThree[^b].\n\n[^a]: The first\n    note.\n[^b]: The second.\n"
        #expect(
            lines(text) == [
                "", "A", "─", "", "• ☑ ~~one~~[1]", "• ☐ two", "", "B", "─", "", "Three[2].", "", "─────",
                "[1] The first note.",
                "[2] The second.",
            ])
        let chapter = ChapterReader(file: "01-x.md").read(Array(("---\ntitle: T\n---\n" + text).utf8)).chapter
        var stream = ChapterStream(chapter, style: TerminalStyle(width: 60), section: chapter.sections[1])
        stream.apply(.chapterFinished(runSeconds: 0, cached: false))
        #expect(stream.lines() == ["", "B", "─", "", "Three[2].", "", "─────", "[2] The second."])
    }

    @Test func inAList() {
        let text = "1. First\n   ```swift\n   print(1)\n   ```\n2. Second\n"
        #expect(
            lines(text, printed: ["one\n"]) == [
                "", "1. First", "", "   [1] │ print(1)", "", "   one", "", "2. Second",
            ])
    }

    @Test func numbersKeepWhatStandsBehindThem() {
        #expect(lines("9) Nine\n10) Ten\n") == ["", " 9) Nine", "10) Ten"])
        #expect(lines("9. Nine\n10. Ten\n") == ["", " 9. Nine", "10. Ten"])
    }

    @Test func inAnAlertWithinAQuote() {
        let text = "> Quote\n>\n> > [!NOTE]\n> > ```swift\n> > let x = 1\n> > ```\n"
        #expect(lines(text) == ["", "│ Quote", "│", "│ ┃ Note", "│ ┃ [1] │ let x = 1"])
    }

    @Test func aQuizInAQuote() {
        let text =
            "> ```quiz id=why\n> question: Why?\n> choices:\n>   - text: So.\n>     correct: true\n>     because: Yes.\n"
            + ">   - text: Not.\n>     because: No.\n> ```\n"
        let shown = lines(text, width: 40)
        #expect(shown.contains { $0.hasPrefix("│ ┃ Question 1.1") })
        #expect(shown.allSatisfy { $0.isEmpty || ($0.hasPrefix("│ ┃") && $0.count <= 40) })
    }

    @Test(arguments: [40, 43, 60, 100]) func nothingIsWiderThanTheTerminal(width: Int) {
        let text = "- > 1. a\n  >    ```swift\n  >    \(String(repeating: "let value = 1; ", count: 9))\n  >    ```\n"
        let shown = lines(text, width: width, printed: [String(repeating: "x", count: 300) + "\n"])
        #expect(shown.filter { $0.count > width } == [])
        #expect(shown.joined().count { $0 == "x" } == 300)
    }
}
