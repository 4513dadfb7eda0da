import LessonModel
import LessonRendering
import Testing

/// A diagnostic as text: the caret stands under what is meant, whatever precedes it.
struct DiagnosticTextTests {
    private func diagnostic(_ line: String, column: Int, length: Int = 1, at number: Int = 7) -> Diagnostic {
        Diagnostic(
            at: FileLocation(file: "lessons/a.md", line: number, column: column), "unknown word 'x'",
            excerpt: .init(line: line, length: length), remedy: "did you mean 'y'?")
    }

    @Test func placeMessageSourceCaretRemedy() {
        #expect(
            DiagnosticText().text(diagnostic("```swift x", column: 10)) == """
                lessons/a.md:7:10: error: unknown word 'x'
                7 | ```swift x
                  |          ^
                  help: did you mean 'y'?

                """)
    }

    @Test(arguments: [
        ("abc", 2, 2, " ^~"), ("\ta\tbc", 4, 2, "\t \t^~"), ("注意x", 7, 1, "    ^"), ("a注意", 2, 6, " ^~~~"),
        ("e\u{301}x", 4, 1, " ^"),
        ("👩‍👩‍👧x", 19, 1, "  ^"), ("abc", 3, 9, "  ^"), ("abc", 4, 1, "   ^"), ("abc", 99, 1, "   ^"), ("", 1, 1, "^"),
    ])
    func caretStandsUnderWhatIsMeant(line: String, column: Int, length: Int, caret: String) {
        let lines = DiagnosticText().text(diagnostic(line, column: column, length: length)).split(separator: "\n")
        #expect(lines[1] == (line.isEmpty ? "7 |" : "7 | \(line)"))
        #expect(lines[2] == "  | \(caret)")
    }

    /// Of a long line only what is around the part that is meant is shown.
    @Test(arguments: [
        (1, 1, "x" + String(repeating: "x", count: 159) + "…", "^"),
        (500, 3, "…" + String(repeating: "x", count: 159) + "…", String(repeating: " ", count: 61) + "^~~"),
        (1000, 1, "…" + String(repeating: "x", count: 61), String(repeating: " ", count: 61) + "^"),
        (
            500, 400, "…" + String(repeating: "x", count: 159) + "…",
            String(repeating: " ", count: 61) + "^" + String(repeating: "~", count: 98)
        ),
    ])
    func aLongLine(column: Int, length: Int, shown: String, caret: String) {
        let line = String(repeating: "x", count: 1000)
        let lines = DiagnosticText().text(diagnostic(line, column: column, length: length)).split(separator: "\n")
        #expect(lines[1] == "7 | \(shown)")
        #expect(lines[2] == "  | \(caret)")
    }

    @Test func aLineOfWhichNoPartIsMeant() {
        let text = DiagnosticText().text(diagnostic("fatal()", column: 1, length: 0))
        #expect(
            text == """
                lessons/a.md:7:1: error: unknown word 'x'
                7 | fatal()
                  help: did you mean 'y'?

                """)
    }

    @Test func textsOfSeveralLines() {
        var several = diagnostic("f()", column: 1)
        (several.message, several.remedy) = ("one\ntwo", "three\n four")
        #expect(
            DiagnosticText().text(several) == """
                lessons/a.md:7:1: error: one
                  two
                7 | f()
                  | ^
                  help: three
                     four

                """)
    }

    @Test func notesShareTheGutter() {
        var first = diagnostic("one", column: 1, length: 3, at: 9)
        first.notes = [
            Diagnostic(
                .note, at: FileLocation(file: "b.md", line: 120, column: 2), "here",
                excerpt: .init(line: "two", length: 2)),
            Diagnostic(.note, at: FileLocation(file: "c.md", line: 3, column: 1), "called from there"),
        ]
        #expect(
            DiagnosticText().text(first) == """
                lessons/a.md:9:1: error: unknown word 'x'
                  9 | one
                    | ^~~
                    help: did you mean 'y'?
                b.md:120:2: note: here
                120 | two
                    |  ^~
                c.md:3:1: note: called from there

                """)
    }

    @Test func withoutPlaceOrSource() {
        #expect(
            DiagnosticText().text([
                Diagnostic(.warning, at: nil, "no compiler", remedy: "install Swift"),
                Diagnostic(at: FileLocation(file: "a.md", line: 1, column: 1), "empty"),
            ]) == "warning: no compiler\nhelp: install Swift\n\na.md:1:1: error: empty\n")
    }

    @Test func inColour() {
        #expect(
            DiagnosticText(colour: true).text(diagnostic("ab", column: 2)) == """
                \u{1B}[1mlessons/a.md:7:2: \u{1B}[0m\u{1B}[1;31merror: \u{1B}[0m\u{1B}[1munknown word 'x'\u{1B}[0m
                \u{1B}[2m7 |\u{1B}[0m ab
                \u{1B}[2m  |\u{1B}[0m  \u{1B}[1;31m^\u{1B}[0m
                  \u{1B}[1;32mhelp: \u{1B}[0mdid you mean 'y'?

                """)
    }

    /// A terminal obeys control characters, so none is written.
    @Test func controlCharactersAreShownAsReplaced() {
        let text = DiagnosticText().text(
            Diagnostic(
                at: FileLocation(file: "\u{1B}[2J.md", line: 1, column: 3), "bad \u{7}",
                excerpt: .init(line: "\u{1B}[31m\u{9B}")))
        #expect(text == "\u{FFFD}[2J.md:1:3: error: bad \u{FFFD}\n1 | \u{FFFD}[31m\u{FFFD}\n  |   ^\n")
    }
}
