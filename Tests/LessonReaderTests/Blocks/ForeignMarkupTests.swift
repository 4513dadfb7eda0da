import LessonModel
import LessonReader
import LessonRendering
import Testing

/// Markup that a lesson does not take is an error with its place and a remedy.
struct ForeignMarkupTests {
    private func messages(of text: String) -> String {
        let reading = ChapterReader(file: "a.md").read(Array("---\ntitle: T\n---\n\(text)\n".utf8))
        return DiagnosticText().text(reading.diagnostics)
    }

    @Test func blocksOfOtherTools() {
        #expect(
            messages(of: "::: {.callout-note}\nText.\n:::\n\nTerm\n: What it *means*.") == """
                a.md:4:1: error: a lesson has no blocks between ':::'
                4 | ::: {.callout-note}
                  | ^~~~~~~~~~~~~~~~~~~
                  help: write '> [!NOTE]', and '> ' before each line of it

                a.md:9:1: error: a lesson has no definition lists: this would be shown as it is
                9 | : What it *means*.
                  | ^~~~~~~~~~~~~~~~~~
                  help: write a list, '- **term**: what it means'

                """)
    }

    @Test func includesAndCitations() {
        #expect(
            messages(of: "A {{#include b.md}} and [@vaswani2017, p. 3].") == """
                a.md:4:3: error: a lesson takes in no other file: this would be shown as it is
                4 | A {{#include b.md}} and [@vaswani2017, p. 3].
                  |   ^~~~~~~~~~~~~~~~~
                  help: put the text here; code that chapters share belongs in a module, under 'modules' in course.yml

                a.md:4:25: error: a lesson has no bibliography: '[@vaswani2017]' would be shown as it is
                4 | A {{#include b.md}} and [@vaswani2017, p. 3].
                  |                         ^~~~~~~~~~~~~~~~~~~~
                  help: write a link, '[vaswani2017](https://…)', or a note, '[^vaswani2017]'

                """)
    }

    @Test func dollarsThatCanBeReadInTwoWays() {
        #expect(
            messages(of: "Pay $5 for it, or 6$. The $ x^2 $, the $n$th.\n\n$$\nx\n\n# A $$x$$") == """
                a.md:4:5: error: this is a formula on GitHub, and does not look like one
                4 | Pay $5 for it, or 6$. The $ x^2 $, the $n$th.
                  |     ^~~~~~~~~~~~~~~~
                  help: for a formula write $`5 for it, or 6`$; a dollar sign is '\\$'

                a.md:4:27: error: a formula has no blank beside its dollar signs
                4 | Pay $5 for it, or 6$. The $ x^2 $, the $n$th.
                  |                           ^~~~~~~
                  help: for a formula write $`x^2`$; a dollar sign is '\\$'

                a.md:4:40: error: the letter right after the last dollar sign keeps this from being a formula
                4 | Pay $5 for it, or 6$. The $ x^2 $, the $n$th.
                  |                                        ^~~
                  help: for a formula write $`n`$; a dollar sign is '\\$'

                a.md:6:1: error: this formula is never closed
                6 | $$
                  | ^~
                  help: end it with '$$', and leave no blank line in it

                a.md:9:5: error: a formula on a line of its own has no place here
                9 | # A $$x$$
                  |     ^~~~~
                  help: write $`x`$, or move it into a paragraph

                """)
    }

    @Test func rolesDirectivesAndEnvironments() {
        let text =
            "See {ref}`scores`, ``{a}`` and \\{a}`b`.\n\n```{note}\nx\n```\n\n\\begin{align}\na\n\\end{align}"
        #expect(
            messages(of: text) == """
                a.md:4:5: error: a lesson has no roles: '{ref}' would be shown as it is
                4 | See {ref}`scores`, ``{a}`` and \\{a}`b`.
                  |     ^~~~~
                  help: write a link, '[](#id)' for what has an id, or words; a brace is '\\{'

                a.md:6:4: error: a lesson has no directives: '{note}' is only shown
                6 | ```{note}
                  |    ^~~~~~
                  help: write '> [!NOTE]', and '> ' before each line of it

                a.md:10:1: error: a formula stands between dollar signs, or in a fence: ```math
                10 | \\begin{align}
                   | ^~~~~~~~~~~~~
                   help: put '$$' on a line before it and on one after it

                """)
    }

    @Test func starsThatMakeNothingStrong() {
        #expect(
            messages(of: "**注意：**后面, **one** and 2 ** 3 ** 4.") == """
                a.md:4:1: warning: these stars are shown as they are, and nothing is strong
                4 | **注意：**后面, **one** and 2 ** 3 ** 4.
                  | ^~~~~~~~~~
                  help: move the sign at the end of the words behind the stars, or write a blank beside them; a star is '\\*'

                """)
    }

    @Test func aFormulaThatIsNeverClosedInItsLine() {
        #expect(
            messages(of: "Also $$ a = b\n\nThe shell has $$.") == """
                a.md:4:6: error: this formula is never closed
                4 | Also $$ a = b
                  |      ^~
                  help: end it with '$$', and leave no blank line in it; a dollar sign is '\\$'

                """)
    }

    @Test func notes() {
        #expect(
            messages(of: "A[^1].\n\n[^2]: One.\n[^2]: Two.") == """
                a.md:4:2: error: nothing defines the note '[^1]'
                4 | A[^1].
                  |  ^~~~
                  help: add a line '[^1]: ' with the note, or write '\\[' for the bracket

                a.md:6:1: warning: nothing refers to the note '[^2]': it is not shown
                6 | [^2]: One.
                  | ^~~~~
                  help: write '[^2]' where it belongs, or remove it

                a.md:7:1: error: the note '[^2]' is there already
                7 | [^2]: Two.
                  | ^~~~~
                  help: give each note of a chapter a label of its own
                a.md:6:1: note: the first '[^2]' is this
                6 | [^2]: One.
                  | ^~~~~

                """)
    }

    /// What is wrong in a formula is told at its place, also between dollar signs.
    @Test func faultsInFormulas() {
        #expect(messages(of: "The $a + \\qq$").hasPrefix("a.md:4:10: error: "))
        #expect(messages(of: "> $$\n> a + \\qq\n> $$").hasPrefix("a.md:5:7: error: "))
    }
}
