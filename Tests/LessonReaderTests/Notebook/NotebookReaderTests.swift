import LessonModel
import LessonReader
import Testing

/// What is no notebook is refused with its reason, and what no chapter can hold is told.
@Suite struct NotebookReaderTests {
    private func message(_ text: String) -> String? {
        do {
            _ = try NotebookReader(file: "lesson.ipynb").read(Array(text.utf8))
            return nil
        } catch {
            return error.diagnostics.first?.message
        }
    }

    private static func notebook(_ cells: String, language: String = "swift") -> String {
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "\(language)"}}, "cells": [\(cells)]}
        """
    }

    @Test(arguments: [
        ("", "it is not JSON, or nested far too deep"),
        ("# A lesson", "it is not JSON, or nested far too deep"),
        ("[1]", "it is JSON, but no notebook: 'nbformat' is missing"),
        ("{\"nbformat\": 3, \"worksheets\": []}", "it is a notebook of format 3; attend reads format 4"),
        ("{\"nbformat\": 4, \"cells\": 7}", "'cells' is no list"),
        ("{\"nbformat\": 4, \"cells\": {}}", "'cells' is no list"),
    ])
    func whatIsNoNotebook(text: String, reason: String) {
        #expect(message(text) == "lesson.ipynb: \(reason)")
    }

    @Test(arguments: ["[", "{\"cells\":"]) func whatIsNestedFarTooDeep(part: String) {
        let text = String(repeating: part, count: 100_000)
        #expect(message(text) == "lesson.ipynb: it is not JSON, or nested far too deep")
    }

    @Test(arguments: [
        ("7", "it is neither code nor Markdown nor raw"),
        (#"{"cell_type": "code", "source": 7}"#, "its source is no text"),
        (#"{"cell_type": "code", "source": "a\u0000b"}"#, "it holds the control character U+0000"),
        (#"{"cell_type": "markdown", "source": ["a", "\u001b[31m"]}"#, "it holds the control character U+001B"),
    ])
    func whatIsNoCell(cell: String, reason: String) {
        let first = #"{"cell_type": "raw", "source": ""}"#
        #expect(message(Self.notebook("\(first), \(cell)")) == "lesson.ipynb, cell 2: \(reason)")
    }

    @Test func whatIsTooLargeIsNotRead() {
        let bytes = [UInt8](repeating: UInt8(ascii: " "), count: NotebookReader.mostBytes + 1)
        #expect(throws: NotebookReader.Unreadable.self) { try NotebookReader(file: "large.ipynb").read(bytes) }
    }

    private func imported(_ text: String) throws -> NotebookImport {
        NotebookImport(
            try NotebookReader(file: "n.ipynb").read(Array(text.utf8)), file: "n.ipynb", name: "n")
    }

    private static let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    /// What follows the end of a formula on its line, and a formula without an end, take nothing of the text with them.
    @Test(arguments: [
        ("$$\\nz\\n$$ (eq-z)\\n\\nAfter.", "```math\nz\n```\n(eq-z)\n\nAfter.\n"),
        ("$$\\nz\\n\\nAfter.", "$$\nz\n\nAfter.\n"),
    ])
    func formulasOfOtherTools(source: String, text: String) throws {
        let result = try imported(Self.notebook("{\"cell_type\": \"markdown\", \"source\": \"\(source)\"}"))
        #expect(result.text.hasSuffix("---\n" + text), "\(result.text)")
    }

    @Test func aSwiftNotebookBecomesAChapter() throws {
        let cells = [
            ##"{"cell_type": "markdown", "source": ["# Two \"words\"\n", "Let $x_1 = 2$, and\n", "\n", "$$\n", "x^2\n", "$$\n", "\n", "costs \\$5; `$y$` is code"]}"##,
            ##"{"cell_type": "code", "source": "print(1)", "outputs": [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]}"##,
            ##"{"cell_type": "code", "source": "%install-swiftpm-flags"}"##,
            ##"{"cell_type": "markdown", "source": "```swift\nlet a = 1\n```"}"##,
            ##"{"cell_type": "raw", "source": "x"}"##,
            ##"{"cell_type": "code", "source": "draw()", "outputs": [{"output_type": "display_data", "data": {"image/png": "\##(Self.png)"}}, {"output_type": "display_data", "data": {"application/vnd.jupyter.widget-view+json": {}}}, {"output_type": "error"}]}"##,
            ##"{"cell_type": "markdown", "source": "![](attachment:../../a.png)", "attachments": {"../../a.png": {"image/png": "\##(Self.png)"}, "b.pdf": {"application/pdf": "AA=="}}}"##,
        ]
        let result = try imported(Self.notebook(cells.joined(separator: ",")))
        #expect(
            result.text == """
                ---
                title: "Two \\"words\\""
                ---
                # Two "words"
                Let $`x_1 = 2`$, and

                ```math
                x^2
                ```

                costs \\$5; `$y$` is code

                ```swift
                print(1)
                ```

                ```output
                1
                ```

                ```swift ignore
                %install-swiftpm-flags
                ```

                ```swift ignore
                let a = 1
                ```

                ```swift
                draw()
                ```

                ![](n-cell-6-1.png)

                ![](n-cell-7-1.png)

                """)
        #expect(result.images.map(\.name) == ["n-cell-6-1.png", "n-cell-7-1.png"])
        #expect(result.images.map { ImageKind(of: $0.bytes) } == [.png, .png])
        #expect(
            result.warnings.map(\.message) == [
                "n.ipynb, cell 3: a line begins with '%', which is no Swift: the cell is only shown",
                "n.ipynb, cell 5: a raw cell is left out", "n.ipynb, cell 6: a widget is left out",
                "n.ipynb, cell 6: it ended with an error, which a chapter announces",
                "n.ipynb, cell 7: the attachment 'b.pdf' is no image and is left out",
            ])
        let reading = ChapterReader(file: "n.md").read(Array(result.text.utf8))
        #expect(reading.diagnostics == [])
    }

    @Test func codeInPythonIsShown() throws {
        let cell = #"""
            {"cell_type": "code", "source": "print(1)", "outputs": [{"output_type": "stream", "text": "1\n"}, {"output_type": "execute_result", "data": {"text/plain": "2"}}]}
            """#
        let result = try imported(Self.notebook(cell, language: "python"))
        #expect(
            result.text == """
                ---
                title: "n"
                ---
                ```python
                print(1)
                ```

                ```text
                1
                2
                ```

                """)
        #expect(result.warnings == [])
        let reading = ChapterReader(file: "n.md").read(Array(result.text.utf8))
        #expect(reading.diagnostics == [])
        #expect(reading.chapter.cells == [])
    }
}
