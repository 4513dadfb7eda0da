import LessonReader
import LessonRendering
import Testing

/// Pipe tables as in the GFM specification, section 4.10, rule by rule.
struct PipeTableTests {
    private func html(_ markdown: String) -> String {
        HTMLBody().html(of: DocumentReader.read(markdown: markdown, file: "x.md").blocks)
    }

    private func table(_ alignments: [String], _ rows: [[String]]) -> String {
        func row(_ cells: [String], _ element: String) -> String {
            "<tr>\n"
                + zip(cells, alignments).map { cell, alignment in
                    let attribute = alignment.isEmpty ? "" : " align=\"\(alignment)\""
                    return "<\(element)\(attribute)>\(cell)</\(element)>\n"
                }.joined() + "</tr>\n"
        }
        let body = rows.dropFirst().map { row($0, "td") }.joined()
        return "<table>\n<thead>\n" + row(rows[0], "th") + "</thead>\n"
            + (body.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n") + "</table>\n"
    }

    @Test func headerDelimiterAndRows() {
        #expect(
            html("| one | two |\n| --- | --- |\n| three | four |\n")
                == table(["", ""], [["one", "two"], ["three", "four"]]))
    }

    @Test func alignmentsWithoutOuterPipes() {
        #expect(
            html("a | b | c | d\n:-: | ---: | :-- | -\ne | f | g | h\n")
                == table(["center", "right", "left", ""], [["a", "b", "c", "d"], ["e", "f", "g", "h"]]))
    }

    @Test func anEscapedPipeIsNoBorderAlsoInCode() {
        #expect(
            html("| f\\|oo |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n")
                == table([""], [["f|oo"], ["b <code>|</code> az"], ["b <strong>|</strong> im"]]))
    }

    @Test func anEscapedBackslashEscapesNoPipe() {
        #expect(html("| a | b |\n|---|---|\n| c \\\\| d |\n") == table(["", ""], [["a", "b"], ["c \\", "d"]]))
    }

    @Test func pipesInCodeSplitCells() {
        #expect(html("| a | b |\n|---|---|\n| `c | d` |\n") == table(["", ""], [["a", "b"], ["`c", "d`"]]))
    }

    @Test func anotherBlockEndsTheTable() {
        #expect(
            html("| a | b |\n|---|---|\n| c | d |\n> quote\n")
                == table(["", ""], [["a", "b"], ["c", "d"]]) + "<blockquote>\n<p>quote</p>\n</blockquote>\n")
    }

    @Test func anEmptyLineEndsTheTableAndTextDoesNot() {
        #expect(
            html("| a | b |\n|---|---|\n| c | d |\ntext\n\ntext\n")
                == table(["", ""], [["a", "b"], ["c", "d"], ["text", ""]]) + "<p>text</p>\n")
    }

    @Test func headerAndDelimiterMustAgree() {
        #expect(html("| a | b |\n| --- |\n| c |\n") == "<p>| a | b |\n| --- |\n| c |</p>\n")
    }

    @Test func rowsAreFilledUpAndCutOff() {
        #expect(
            html("| a | b |\n|---|---|\n| c |\n| d | e | f |\n")
                == table(["", ""], [["a", "b"], ["c", ""], ["d", "e"]]))
    }

    @Test func aHeaderAloneHasNoBody() {
        #expect(html("| a | b |\n|---|---|\n") == table(["", ""], [["a", "b"]]))
    }

    @Test func emptyCells() {
        #expect(html("| a | |\n|---|---|\n| | b |\n||\n") == table(["", ""], [["a", ""], ["", "b"], ["", ""]]))
    }

    @Test func linesBeforeTheHeaderStayAParagraph() {
        #expect(html("one\n  - no list?\n").contains("<ul>"))
        #expect(
            html("one *two*\n        three\n| a |\n|---|\n| b |\n")
                == "<p>one <em>two</em>\nthree</p>\n" + table([""], [["a"], ["b"]]))
    }

    @Test func inListsAndQuotes() {
        let inner = table(["", "right"], [["a", "b"], ["c", "d"]])
        #expect(html("- | a | b |\n  |---|--:|\n  | c | d |\n") == "<ul>\n<li>\n\(inner)</li>\n</ul>\n")
        #expect(html("> | a | b |\n> |---|--:|\n| c | d |\n") == "<blockquote>\n\(inner)</blockquote>\n")
        #expect(
            html("1. > | a | b |\n   > |---|--:|\n   > | c | d |\n")
                == "<ol>\n<li>\n<blockquote>\n\(inner)</blockquote>\n</li>\n</ol>\n")
    }

    @Test func aRuleUnderATableIsNoHeading() {
        #expect(html("| a |\n|---|\n| b |\n---\n") == table([""], [["a"], ["b"]]) + "<hr />\n")
        #expect(html("| a |\n|---|\n| b |\n===\n") == table([""], [["a"], ["b"], ["==="]]))
        #expect(html("| a |\n|---|\n---\n") == table([""], [["a"]]) + "<hr />\n")
    }

    @Test func anUnderlinedLineWithAPipeIsAHeading() {
        #expect(html("a |\n---\n") == "<h2>a |</h2>\n")
        #expect(html("a |\n-\n") == "<h2>a |</h2>\n")
        #expect(html("| a | b |\n---\n") == "<h2>| a | b |</h2>\n")
    }

    @Test func cellsHoldInlinesAndNothingElse() {
        #expect(
            html("| # a | - b |\n|---|---|\n| [x] | 1. **c** <https://d.org> |\n\n[x]: /y \"t\"\n")
                == table(
                    ["", ""],
                    [
                        ["# a", "- b"],
                        [
                            "<a href=\"/y\" title=\"t\">x</a>",
                            "1. <strong>c</strong> <a href=\"https://d.org\">https://d.org</a>",
                        ],
                    ]))
        #expect(html("| a # |\n|---|\n| b \\\\ |\n| #  # |\n") == table([""], [["a #"], ["b \\"], ["#  #"]]))
    }

    @Test func aLineOfHyphensWithoutPipesMakesNoTable() {
        #expect(html("a\n:-:\n") == "<p>a\n:-:</p>\n")
        #expect(html("a\n---\n") == "<h2>a</h2>\n")
    }
}
