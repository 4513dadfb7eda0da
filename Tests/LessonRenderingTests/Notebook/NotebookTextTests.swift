import Foundation
import LessonModel
import LessonReader
import LessonRendering
import StepTrace
import TestSupport
import Testing

/// A chapter becomes a notebook, and the notebook the same chapter.
@Suite struct NotebookTextTests {
    private func json(
        _ text: String, edition: Handout.Edition, file: String = "01-lesson.md"
    ) -> String {
        let chapter = ChapterReader(file: file).read(Array(text.utf8)).chapter
        var report = ChapterReport(chapter)
        for value in chapter.inlineValues { report.inlineValues[value.index] = "-0.5 | $2 *x*" }
        let reading = ChapterPartReader.read(Array(text.utf8), file: file)
        let origin = JupyterNotebook.ChapterOrigin(
            frontMatter: reading.frontMatter, isForTeachers: edition == .teacher)
        return NotebookText(chapter, report, edition: edition, words: .english).json(
            frontMatter: reading.frontMatter, parts: reading.parts, text: NotebookCellReader(origin: origin).text)
    }

    private func imported(_ json: String) throws -> String {
        let notebook = try NotebookReader(file: "n.ipynb").read(Array(json.utf8))
        return NotebookImport(notebook, file: "n.ipynb", name: "n").text
    }

    private static let chapters = try? FileManager.default.contentsOfDirectory(
        at: PackageFolder.root.appending(path: "lessons"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }.map(\.lastPathComponent).sorted()

    @Test func everyChapterOfTheCourseComesBack() throws {
        let chapters = try #require(Self.chapters)
        #expect(chapters.count > 20)
        for name in chapters {
            let text = try String(
                contentsOf: PackageFolder.root.appending(path: "lessons/\(name)"), encoding: .utf8)
            #expect(try imported(json(text, edition: .teacher, file: name)) == text, "\(name)")
        }
    }

    /// Formulas that lessons and notebooks write alike stay, and fences keep their ids, whatever is changed beside them.
    @Test func formulasBetweenDollarSignsStay() throws {
        let text =
            "---\ntitle: T\n---\nLet $x^2$ cost $5.\n\n$$\na = b\n$$\n\n```math id=lay\nc\n```\n\n    indented $code$\n"
        let json = json(text, edition: .teacher)
        #expect(json.contains("Let $x^2$ cost \\\\$5.") && json.contains("$$ % id=lay"))
        #expect(try imported(json) == text)
        #expect(
            try imported(json.replacing("Let ", with: "Now let "))
                == "---\ntitle: T\n---\nNow let $`x^2`$ cost \\$5.\n\n```math\na = b\n```\n\n```math id=lay\nc\n```\n\n    indented $code$\n"
        )
    }

    static let lesson = """
        ---
        title: Everything
        ---
        # Everything

        Let $`x_1`$ be `{swift} 1 + 1, digits: 1`, which costs $5. <!-- to be done -->
        ```math
        x^2
        ```

        > A quote with $`y`$
        > in it.

        <!-- only for me -->

        ```swift hidden
        let a = 1
        ```
        ~~~swift
        print(a)
        ~~~

        ```output
        1
        ```
        ```swift no-run
        while true {}
        ```
        ```swift exercise=triple
        func triple(_ x: Int) -> Int { <#Multiply#> }
        ```
        ```hint exercise=triple
        Think of $`3 x`$.
        ```
        ```swift solution=triple
        func triple(_ x: Int) -> Int { x &* 3 }
        ```
        ```swift mistake=triple says="A bit too little."
        func triple(_ x: Int) -> Int { x &+ x }
        ```
        ```swift check=triple
        probe("five", triple(5))
        ```
        ```swift hidden-check=triple
        probe("seven", triple(-71))
        ```

        ```quiz id=why points=2
        question: "Why $`x`$?"
        choices:
          - {text: "Because", correct: true, because: "Threefold."}
          - {text: "No reason", because: "Reasons always exist."}
        ```

        ```worksheet id=by-hand of="[[17, 4]]" blanks="row 1"
        Fill it in.
        ```


        The end.
        """

    @Test(arguments: [lesson, lesson + "\n\n", lesson.replacing("\n", with: "\r\n"), "\u{FEFF}" + lesson])
    func everyPartComesBack(text: String) throws {
        #expect(Array(try imported(json(text, edition: .teacher)).utf8) == Array(text.utf8))
    }

    @Test func aStudentsNotebookHasNoAnswers() throws {
        let json = json(Self.lesson, edition: .student)
        let secrets = [
            "x &* 3", "x &+ x", "A bit too", "-71", "Threefold", "Reasons", "to be done", "only for me", "[[17",
        ]
        #expect(secrets.filter { json.contains($0) } == [])
        let text = try imported(json)
        let lost = Self.lesson.split(separator: "\n").filter { !text.contains($0) }
        #expect(
            lost == [
                "Let $`x_1`$ be `{swift} 1 + 1, digits: 1`, which costs $5. <!-- to be done -->",
                "<!-- only for me -->",
                "```swift solution=triple", "func triple(_ x: Int) -> Int { x &* 3 }",
                "```swift mistake=triple says=\"A bit too little.\"", "func triple(_ x: Int) -> Int { x &+ x }",
                "```swift hidden-check=triple", "probe(\"seven\", triple(-71))",
                "  - {text: \"Because\", correct: true, because: \"Threefold.\"}",
                "  - {text: \"No reason\", because: \"Reasons always exist.\"}",
                "```worksheet id=by-hand of=\"[[17, 4]]\" blanks=\"row 1\"",
            ])
        #expect(text.contains("which costs $5. \n"))
        #expect(text.contains("  - {text: \"Because\"}\n"))
        #expect(text.contains("```worksheet id=by-hand blanks=\"row 1\" digits=2 points=1\nFill it in.\n```\n"))
    }

    /// Each change of a cell, as Jupyter saves it, and the line of the chapter that becomes another.
    @Test(arguments: [
        ("print(a)", "print(a + 1)", "print(a)", "print(a + 1)"),
        ("in it.", "in $z$ too.", "> in it.", "> in $`z`$ too."),
        ("Think of $3 x$.", "Think of $4 x$.", "Think of $`3 x`$.", "Think of $`4 x`$."),
        ("Fill it in.", "Fill it out.", "Fill it in.", "Fill it out."),
        ("The end.", "The very end.", "The end.", "The very end."),
        ("while true {}", "while false {}", "while true {}", "while false {}"),
    ])
    func anEditWins(written: String, edited: String, line: String, becomes: String) throws {
        let json = json(Self.lesson, edition: .teacher)
        // The chapter's own text, where a cell keeps it, stays.
        let lines = json.split(separator: "\n", omittingEmptySubsequences: false).map { row in
            row.contains("\"markdown\":") ? String(row) : String(row).replacing(written, with: edited)
        }
        let text = try imported(lines.joined(separator: "\n"))
        #expect(text.split(separator: "\n").contains { $0 == becomes })
        #expect(!text.split(separator: "\n").contains { $0 == line })
    }

    @Test func aChangedQuestionIsAQuestion() throws {
        let json = json(Self.lesson, edition: .teacher)
        let changed = json.replacing("\"- [x] Because\\n\"", with: "\"- [x] Since \\\"$x$\\\"\\n\"")
        #expect(changed != json)
        let text = try imported(changed)
        #expect(
            text.contains(
                """
                ```quiz id=why points=2
                question: "Why $`x`$?"
                choices:
                  - {text: "Since \\"$`x`$\\"", correct: true, because: "Threefold."}
                  - {text: "No reason", correct: false, because: "Reasons always exist."}
                ```
                """))
    }

    @Test func formulasAndValuesAreWhatJupyterShows() {
        let json = json(Self.lesson, edition: .teacher)
        let value = #"<span title=\"{swift} 1 + 1, digits: 1\">-0.5 &#124; &#36;2 &#42;x&#42;</span>"#
        #expect(json.contains("Let $x_1$ be \(value), which costs \\\\$5. <!-- to be done -->\\n"))
        #expect(json.contains("\"$$\\n\",\n    \"x^2\\n\",\n    \"$$\\n\""))
        #expect(json.contains("<details><summary>Hint</summary>"))
    }
}
