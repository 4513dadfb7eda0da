import Formulas
import LessonModel
import Testing

/// Lines of text with code and formulas, such as titles and messages.
struct InlineLineTests {
    @Test(arguments: [
        ("plain *text* <b>", [Inline.text("plain *text* <b>")]),
        ("of `x` and `y`", [.text("of "), .code("x"), .text(" and "), .code("y")]),
        ("a lone ` here", [.text("a lone ` here")]), ("", []),
        ("$5 and `x` $", [.text("$5 and "), .code("x"), .text(" $")]),
        ("$`\\frac`$ fails", [.text("$"), .code("\\frac"), .text("$ fails")]),
    ])
    func withoutFormulas(text: String, inlines: [Inline]) {
        #expect(Inline.line(text) == inlines)
    }

    @Test func withFormulas() throws {
        let (matrix, root) = (
            Inline.formula(try Formula(parsing: "W_O")), Inline.formula(try Formula(parsing: "\\sqrt d"))
        )
        #expect(Inline.line("$`W_O`$") == [matrix])
        #expect(
            Inline.line("by $`\\sqrt d`$$`W_O`$, not `d`") == [.text("by "), root, matrix, .text(", not "), .code("d")])
    }
}
