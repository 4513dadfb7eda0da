import LessonModel
import LessonReader
import LessonRendering
import Testing

/// Markup without effect is warned about; what only looks like markup is not.
struct UnreadMarkupTests {
    private func warnings(of text: String) -> String {
        let reading = ChapterReader(file: "a.md").read(Array("---\ntitle: T\n---\n\(text)\n".utf8))
        return DiagnosticText().text(reading.diagnostics)
    }

    @Test func aFormulaThatIsNeverClosed() {
        #expect(
            warnings(of: "Here $`x^2` and\n\n$`y.") == """
                a.md:4:6: warning: this formula is never closed
                4 | Here $`x^2` and
                  |      ^~
                  help: write '`$' after it: $`x^2`$

                a.md:6:1: warning: this formula is never closed
                6 | $`y.
                  | ^~
                  help: write '`$' after it: $`x^2`$

                """)
    }

    @Test func linksThatNothingDefines() {
        #expect(
            warnings(of: "So says [the paper][nope], [Vaswani][].") == """
                a.md:4:9: warning: nothing defines the link 'nope': it is shown as it is
                4 | So says [the paper][nope], [Vaswani][].
                  |         ^~~~~~~~~~~~~~~~~
                  help: add a line '[nope]: ' with the address, or write '[text](address)'

                a.md:4:28: warning: nothing defines the link 'Vaswani': it is shown as it is
                4 | So says [the paper][nope], [Vaswani][].
                  |                            ^~~~~~~~~~~
                  help: add a line '[Vaswani]: ' with the address, or write '[text](address)'

                """)
    }

    @Test(arguments: [
        "It costs $5 and $6.", "From $5-$6 to US$7^2$.", "$HOME/$USER and ${A}/${B}",
        "Set $PATH:$HOME, $MY_VAR or $OTHER_VAR.",
        "Code `$x^2$` and $`x^2`$, ($`y`$).", "\\$x^2\\$",
        "The entry a[i][j] or [i][j], (x)[i][j].",
        "`scores`[row][column]", "[x] alone, [0, 1] and [[1, 2], [3, 4]]", "[0][1], papers [1][2]",
        "`[text][nope]`, [^a-z]",
        "\\[text\\]\\[nope\\]", "[text][label] and [label][]\n\n[label]: https://x.org/$a^b$",
        "```text\n$x^2$ [text][nope]\n```", "<!-- $x^2$ [^1] -->",
    ])
    func whatOnlyLooksLikeMarkup(text: String) { #expect(warnings(of: text) == "") }
}
