import LessonModel
import LessonReader
import Testing

/// What a cell's words make of it, and where its code stands.
struct CellReaderTests {
    private func read(_ markdown: String) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
        ChapterReader(file: "x.md").read(Array(("---\ntitle: T\n---\n" + markdown).utf8))
    }

    struct Words: Sendable, CustomTestStringConvertible {
        var words: String
        var action: Cell.Action
        var source: Bool
        var output: Bool
        var testDescription: String { words }
    }

    @Test(arguments: [
        Words(words: "", action: .run, source: true, output: true),
        Words(words: " hidden", action: .run, source: false, output: false),
        Words(words: ",hidden", action: .run, source: false, output: false),
        Words(words: " no-output", action: .run, source: true, output: false),
        Words(words: " no-source", action: .run, source: false, output: true),
        Words(words: " no-run", action: .compile, source: true, output: true),
        Words(words: " ignore", action: .ignore, source: true, output: true),
        Words(words: " fails=compile", action: .failToCompile, source: true, output: true),
        Words(words: ",fails=\"trap\", no-source", action: .trap, source: false, output: true),
    ])
    func wordsAsInTheTable(row: Words) throws {
        let reading = read("```swift\(row.words)\n1\n```\n")
        #expect(reading.diagnostics.isEmpty)
        let cell = try #require(reading.chapter.cells.first)
        #expect(cell.action == row.action)
        #expect(cell.showsSource == row.source)
        #expect(cell.showsOutput == row.output)
    }

    /// Readers see no gap: a cell whose source is not shown does not count.
    @Test func cellsAreNumberedAsTheyAreSeen() {
        let words = ["hidden", "", "no-source", "hidden", "no-output", "ignore", "no-source"]
        let cells = read(words.map { "```swift \($0)\n1\n```\n" }.joined(separator: "\n")).chapter.cells
        #expect(cells.map(\.number) == ["0a", "1", "1a", "1b", "2", "3", "3a"])
        #expect(cells.map(\.index) == [1, 2, 3, 4, 5, 6, 7])
    }

    /// The attribute is carried with its place, quoted and nested or not.
    @Test(arguments: [
        ("```swift fails=trap\nx\n```", 10, 10),
        ("> - ```swift id=fails fails=\"trap\",reset\n>   x\n>   ```", 23, 12),
        ("```swift id=fails fails='compile'\nx\n```", 19, 15),
    ])
    func aFailureHasItsPlace(markdown: String, column: Int, length: Int) throws {
        let cell = try #require(read(markdown + "\n").chapter.cells.first)
        let failure = try #require(cell.failure)
        #expect(failure.place == FileLocation(file: "x.md", line: 4, column: column))
        let line = try #require(markdown.split(separator: "\n").first)
        #expect(failure.excerpt == .init(line: String(line), length: length))
        #expect(
            cell.failureDiagnostic("it runs", remedy: "r")
                == Diagnostic(at: failure.place, "it runs", excerpt: failure.excerpt, remedy: "r"))
    }

    @Test func aWarningHasItsPlace() throws {
        let (chapter, diagnostics) = read("```swift no-run, warns\nx\n```\n")
        let cell = try #require(chapter.cells.first)
        #expect(diagnostics.isEmpty)
        #expect(cell.action == .compile)
        #expect(cell.warning?.place == FileLocation(file: "x.md", line: 4, column: 18))
        #expect(cell.warning?.excerpt == .init(line: "```swift no-run, warns", length: 5))
    }

    @Test(arguments: [
        ("ignore", "an ignored cell is not even compiled"), ("hidden", "the warning is what the cell is there to show"),
        ("no-source", "the warning is about the source"),
        ("fails=compile", "the failure is what the cell is there to show"),
        ("fails=trap", "the failure is what the cell is there to show"),
    ])
    func whatContradictsAWarning(word: String, why: String) throws {
        let (chapter, diagnostics) = read("```swift \(word) warns\nx\n```\n")
        #expect(diagnostics.map(\.message) == ["'warns' contradicts '\(word)': \(why)"])
        #expect(chapter.cells.first?.warning == nil || !["ignore", "fails=compile", "fails=trap"].contains(word))
    }

    @Test func aDirectiveThatMovesPlaces() throws {
        let (_, diagnostics) = read("- ```swift\n  let a = 1\n   #sourceLocation(file: \"a\", line: 1)\n  ```\n")
        #expect(
            diagnostics == [
                Diagnostic(
                    at: FileLocation(file: "x.md", line: 6, column: 4), "`#sourceLocation` cannot be used here",
                    excerpt: .init(line: "   #sourceLocation(file: \"a\", line: 1)", length: 15),
                    remedy: "leave it out: messages name the lines of this file")
            ])
    }

    @Test func aCellThatIsNotToFailHasNone() throws {
        #expect(try #require(read("```swift id=fails\nx\n```\n").chapter.cells.first).failure == nil)
    }

    /// The column of the first character of the code, in whatever the fence stands.
    @Test(arguments: [
        ("```swift\ncode\n```", 5, 1), ("```swift\n\n code\n```", 5, 1), ("  ```swift\n  code\n  ```", 5, 3),
        ("  ```swift\n    code\n  ```", 5, 3), ("- ```swift\n  code\n  ```", 5, 3),
        ("> ```swift\n> code\n> ```", 5, 3), (">```swift\n>code\n>```", 5, 2),
        ("1. a\n   > - ```swift\n   >   code\n   >   ```", 6, 8), ("-\t```swift\n\tcode\n\t```", 5, 2),
    ])
    func codeHasItsPlace(markdown: String, line: Int, column: Int) throws {
        let reading = read(markdown + "\n")
        #expect(reading.diagnostics.isEmpty)
        let cell = try #require(reading.chapter.cells.first)
        #expect(cell.code.place == FileLocation(file: "x.md", line: line, column: column))
        #expect(cell.code.text.hasSuffix("\n"))
    }

    /// Of a tab that indents a fence in a list nothing is left in its lines.
    @Test func aTabInAListIsNotPartOfTheCode() throws {
        let reading = read(
            "- a\n\n\t```swift\n\tprint(1)\n\t\tx\n\n\t// end\n\t```\n\t```output\n\t1\n\t 2\n\t```\n")
        #expect(reading.diagnostics.isEmpty)
        let cell = try #require(reading.chapter.cells.first)
        #expect(cell.code.text == "print(1)\n\tx\n\n// end\n")
        #expect(cell.code.place == FileLocation(file: "x.md", line: 7, column: 2))
        #expect(cell.expectedOutput?.text == "1\n 2\n")
    }

    @Test func committedOutputIsExactlyTheBytesBetweenItsFences() throws {
        let text =
            "---\ntitle: Ä\n---\n```swift\nprint(1)\n```\n\n\n~~~ output\n注 1\n...\n~~~\n\n```swift\n2\n```\n```output\n```\n"
        let reading = ChapterReader(file: "x.md").read(Array(text.utf8))
        #expect(reading.diagnostics.isEmpty)
        let outputs = reading.chapter.cells.compactMap(\.expectedOutput)
        #expect(outputs.map(\.text) == ["注 1\n...\n", ""])
        #expect(outputs.map { String(decoding: Array(text.utf8)[$0.bytes], as: UTF8.self) } == ["注 1\n...\n", ""])
        #expect(
            outputs.map(\.place) == [
                FileLocation(file: "x.md", line: 10, column: 1), FileLocation(file: "x.md", line: 18, column: 1),
            ])
    }

    @Test(arguments: [
        ("x", "x"), ("x // why\n", "x"), ("let y = 1\nf(y)\n/* end */\n", "f(y)"), ("a.b[0].c", "a.b[0].c"),
        ("1 + 2", "1 + 2"),
        ("x == 1", "x == 1"), ("x <= y", "x <= y"), ("try f()", "try f()"), ("try! await f()", "try! await f()"),
        ("[1, 2].map { $0 * 2 }", "[1, 2].map { $0 * 2 }"), ("{ 3 }()", "{ 3 }()"), ("\"注\" + s", "\"注\" + s"),
        ("#file", "#file"), ("x ? 1 : 2", "x ? 1 : 2"), ("x as? Int", "x as? Int"), ("-x", "-x"), ("(1, 2)", "(1, 2)"),
        ("f {\n  1\n}\n", "f {\n  1\n}"), ("let q = 2\nawait Task { 43 }.value", "await Task { 43 }.value"),
        ("0...3", "0...3"), ("\\String.count", "\\String.count"), ("#stringify(1)", "#stringify(1)"),
        ("x as! Int", "x as! Int"),
        ("\"a\\(x)\"", "\"a\\(x)\""), ("a?.b", "a?.b"), ("x ?? 1", "x ?? 1"), ("{ $0 + 1 }(2)", "{ $0 + 1 }(2)"),
        ("a .== b", "a .== b"), ("print(1)", "print(1)"),
    ])
    func showsItsTrailingExpression(code: String, expression: String) throws {
        let cell = try #require(read("```swift\n\(code)\n```\n").chapter.cells.first)
        let range = try #require(cell.trailingExpression)
        #expect(String(decoding: Array(cell.code.text.utf8)[range], as: UTF8.self) == expression)
    }

    @Test(arguments: [
        "let x = 1", "x = 1", "x += 1", "_ = f()", "x.y = 2", "x &<<= 1", "a .|= b", "if x { 1 }",
        "if x { 1 } else { 2 }",
        "switch x { default: 1 }", "for i in x { i }", "func f() {}", "struct S {}", "x;", "import M", "return 1",
        "throw e",
        "f(", "// only a comment", "", "x\nlet y = 2", "try x = 1", "a?.b = 1", "(a, b) = (1, 2)", "await a.b = 1",
        "while true {}", "guard x else { f() }", "x <<= 2",
    ])
    func hasNoTrailingExpression(code: String) throws {
        let cell = try #require(read("```swift\n\(code)\n```\n").chapter.cells.first)
        #expect(cell.trailingExpression == nil)
    }

    @Test func bracketsThatAreNestedTooDeep() throws {
        let brackets = String(repeating: "[", count: 17) + "1" + String(repeating: "]", count: 17)
        let (chapter, diagnostics) = read("- item\n\n  ```swift\n  let a = 1\n  let b = \(brackets)\n  ```\n")
        let diagnostic = try #require(diagnostics.first)
        #expect(chapter.cells.first?.trailingExpression == nil)
        #expect(diagnostic.place == FileLocation(file: "x.md", line: 8, column: 27))
        #expect(diagnostic.message == "brackets are nested too deep here")
        #expect(diagnostic.excerpt?.line == "  let b = \(brackets)")
        #expect(
            diagnostic.remedy
                == "give the inner parts names of their own: at most 32 brackets may be open, 16 of them square")
    }
}
