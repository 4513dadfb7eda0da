import LessonModel
import LessonReader
import LessonRendering
import Testing

/// A chapter with everything in it becomes the tree that its author sees, each thing at its line and column.
struct ChapterTreeTests {
    @Test func aChapterWithEverything() throws {
        let reading = ChapterReader(file: "chapter.md").read(try Fixtures.bytes("trees/chapter.md"))
        #expect(DiagnosticText().text(reading.diagnostics) == "")
        let tree = PrintedTree(reading.chapter).text
        #expect(tree == (try Fixtures.text("trees/chapter.expected")))
    }

    @Test func windowsLineBreaksChangeNoPlace() throws {
        let text = try Fixtures.text("trees/chapter.md")
        let unix = ChapterReader(file: "chapter.md").read(Array(text.utf8)).chapter
        let crlf = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let windows = ChapterReader(file: "chapter.md").read(Array(crlf.utf8)).chapter
        #expect(windows.inlineValues == unix.inlineValues)
        #expect(windows.cells.map(\.code.place) == unix.cells.map(\.code.place))
        #expect(windows.codeExercises.flatMap(\.hints).map(\.place) == unix.codeExercises.flatMap(\.hints).map(\.place))
    }

    @Test func anyMarkdownIsReadWithoutCells() {
        let (blocks, diagnostics) = DocumentReader.read(
            markdown: "```swift zebra\n`{swift} x`\n```\n`{swift} x` $`x`$\n", file: "README.md")
        #expect(diagnostics.isEmpty)
        #expect(
            PrintedTree(blocks).text == """
                code @1:1 <swift zebra> "`{swift} x`\\n"
                paragraph @4:1 code({swift} x) " " formula(x)

                """)
    }

    @Test func aByteOrderMarkIsNoText() throws {
        let text = "\u{FEFF}---\ntitle: T\n---\n```swift\n1\n```\n```output\n1\n```\n"
        let reading = ChapterReader(file: "x.md").read(Array(text.utf8))
        #expect(reading.diagnostics.isEmpty)
        let output = try #require(reading.chapter.cells.first?.expectedOutput)
        #expect(String(decoding: Array(text.utf8)[output.bytes], as: UTF8.self) == "1\n")
        let plain = DocumentReader.read(markdown: "\u{FEFF}# One\n", file: "x.md")
        #expect(PrintedTree(plain.blocks).text == "heading 1 @1:1 \"One\"\n")
    }

    @Test func anEmptyTextIsNoBlocks() {
        #expect(DocumentReader.read(markdown: "", file: "x.md").blocks.isEmpty)
    }
}
