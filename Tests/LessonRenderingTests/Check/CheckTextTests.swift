import LessonModel
import LessonRendering
import StepTrace
import Testing
import TraceFigures

@Suite struct CheckTextTests {
    @Test func everyStateHasItsBlock() {
        #expect(
            CheckText(style: TerminalStyle(width: 64)).lines(SampleCheck.report).joined(separator: "\n") == """
                ✓ 3.1 scale-scores  passed                         2 of 2 points

                ✗ 3.2 mistaken  not right yet                      0 of 2 points
                  You divided by d. Divide by √d.
                  scores ✓ · scaled scores ✓ · weights ✗

                ~ 3.3 diverging  partly right                      1 of 2 points
                  scores ✓ · scaled scores ✓ · weights ✗
                  weights, in “2 queries, 3 keys”: row 2, column 3: yours 0.5,
                  expected 0.7071; largest difference 0.2071; 3 of 6 entries
                  agree

                ✗ 3.4 property  not right yet                      0 of 2 points
                  one row of scores for each query

                · 3.5 open  not started                             0 of 1 point
                  write your answer in answers/03-scaling/open.swift

                ✗ 3.6 shapes  does not compile                     0 of 2 points
                  answers/03-scaling/shapes.swift:4:5: error: cannot find 'x' in scope
                  4 |     x + 1
                    |     ^

                ✗ 3.7 why  not right yet                            0 of 1 point
                  b is not right
                  ✗ b) Softmax runs over keys

                ~ 3.8 first-row  partly right                     0.5 of 1 point
                  1 of 2 entries is right
                  ✗ row 1, column 2: not right
                  · row 2, column 1: still blank

                3.5 of 13 points
                """)
    }

    /// What stopped an answer and what it printed stand together; warnings come last.
    @Test func warningsComeAfterWhatTheyMayExplain() {
        let entry = SampleCheck.entry(3, "loop", .timedOut) {
            let place = FileLocation(file: "a.swift", line: 2, column: 1)
            $0.message = "the answer ran for 10 s"
            $0.diagnostics = [
                Diagnostic(at: place, "the answer ran for 10 s", excerpt: .init(line: "while true {}")),
                Diagnostic(.warning, at: place, "will never be executed", excerpt: .init(line: "while true {}")),
            ]
            $0.asked = CheckedExpression(text: "loop(1)")
            $0.output = PrintedExcerpt(head: "here\n")
        }
        #expect(
            CheckText(style: TerminalStyle(width: 60)).lines(entry).joined(separator: "\n") == """
                ✗ 3.3 loop  ran out of time                    0 of 2 points
                  a.swift:2:1: error: the answer ran for 10 s
                  2 | while true {}
                    | ^
                  checked  loop(1)
                  Your answer printed:
                    here
                  a.swift:2:1: warning: will never be executed
                  2 | while true {}
                    | ^
                """)
    }

    @Test func choicesStayWhole() {
        let keys = "n next · t text · h hint · s solution · e edit · q quit"
        #expect(
            CheckText(style: TerminalStyle(width: 40)).choices(keys) == [
                "n next · t text · h hint · s solution", "e edit · q quit",
            ])
        #expect(CheckText(style: TerminalStyle(width: 80)).choices(keys) == [keys])
    }

    /// The author's message of a known mistake does not say what came.
    @Test func bothResultsWithoutNumbersAreShownForAKnownMistake() {
        let entry = SampleCheck.entry(3, "judge", .failed) {
            $0.message = "You looked at the shape only."
            $0.isKnownMistake = true
            $0.divergence = Divergence(
                probe: "accepts", step: nil, difference: .text(expected: "false", actual: "true"))
            $0.asked = CheckedExpression(text: "accepts(overQueries)")
        }
        #expect(
            CheckText(style: TerminalStyle(width: 60)).lines(entry).joined(separator: "\n") == """
                ✗ 3.3 judge  not right yet                     0 of 2 points
                  You looked at the shape only.
                  checked   accepts(overQueries)
                  yours     true
                  expected  false
                """)
    }

    /// A call, its variables, and both results with the numbers marked that differ; then what the answer printed.
    private static let evidence = SampleCheck.entry(2, "mixed", .failed) {
        let grid = Grid(rows: 2, columns: 2, values: [1, -0.5, 0.25, 3])
        $0.divergence = Divergence(
            probe: "2 queries", step: nil,
            difference: .entry(row: 0, column: 1, expected: -0.5, actual: -0.50001, largest: 2, agreeing: 2, of: 4),
            values: .init(
                expected: grid, actual: Grid(rows: 2, columns: 2, values: [1, -0.50001, 0.25, 5]), differing: [1, 3]))
        $0.asked = CheckedExpression(
            text: "mixed(q, by: factor, words)",
            variables: [
                .init(name: "q", value: .matrix(grid, rowLabels: [], columnLabels: [])),
                .init(name: "factor", value: .text("0.5")),
                .init(name: "words", value: .text("[\"a\", \"\u{1B}[1mb\"]")),
            ])
        $0.output = PrintedExcerpt(head: "1 \u{1B}[31m2\n", omittedLines: 12, tail: "the end\n")
    }

    @Test func whatWasAskedAndBothResultsAreShown() {
        #expect(
            CheckText(style: TerminalStyle(width: 60)).lines(Self.evidence).joined(separator: "\n") == """
                ✗ 3.2 mixed  not right yet                     0 of 2 points
                  “2 queries”: row 1, column 2: yours −0.50001, expected
                  −0.5; largest difference 2; 2 of 4 entries agree
                  checked   mixed(q, by: factor, words)
                  q         [   1 −0.5]
                            [0.25    3]
                  factor    0.5
                  words     ["a", "b"]
                  yours     [       1  −0.50001✗]
                            [    0.25         5✗]
                  expected  [       1      −0.5 ]
                            [    0.25         3 ]
                  Your answer printed:
                    1 2
                    ⋯ 12 more lines ⋯
                    the end
                """)
    }

    /// The numbers of one entry are in the sentence already; where the author's words stand in its place, they are shown.
    @Test func oneNumberIsSaidOnce() {
        func lines(_ isKnown: Bool) -> [String] {
            let one = Grid(rows: 1, columns: 1, values: [1])
            return CheckText(style: TerminalStyle(width: 60)).lines(
                SampleCheck.entry(1, "one", .failed) {
                    ($0.isKnownMistake, $0.message) = (isKnown, isKnown ? "You forgot it." : "")
                    $0.divergence = Divergence(
                        probe: "p", step: nil,
                        difference: .entry(
                            row: 0, column: 0, expected: 1, actual: 2, largest: 1, agreeing: 0, of: 1),
                        values: .init(
                            expected: one, actual: Grid(rows: 1, columns: 1, values: [2]), differing: [0]))
                })
        }
        #expect(lines(false).dropFirst() == ["  “p”: yours 2, expected 1"])
        #expect(lines(true).dropFirst() == ["  You forgot it.", "  yours     [2✗]", "  expected  [1 ]"])
    }

    /// Long lines go on in the next one, on a narrow terminal too.
    @Test func nothingIsWiderThanTheTerminal() {
        let lines = CheckText(style: TerminalStyle(width: 40)).lines(Self.evidence)
        #expect(lines.allSatisfy { $0.count <= 40 })
    }

    @Test func whatAnAnswerPrintsIsShownWhenItPasses() {
        let lines = CheckText(style: TerminalStyle(width: 40)).lines(
            SampleCheck.entry(1, "x", .passed, points: 2) { $0.output = PrintedExcerpt(head: "1\n") })
        #expect(lines.dropFirst() == ["  Your answer printed:", "    1"])
    }

    @Test func aPlaceholderLeftHasItsPlace() {
        let lines = CheckText(style: TerminalStyle(width: 60)).lines(
            SampleCheck.entry(1, "x", .notStarted) {
                $0.message = "a placeholder is left here"
                $0.diagnostics = [
                    Diagnostic(
                        .note, at: FileLocation(file: "answers/03-scaling/x.swift", line: 2, column: 5), $0.message,
                        excerpt: .init(line: "    <#a#>", length: 5), remedy: "write code in its place")
                ]
            })
        #expect(
            lines.joined(separator: "\n") == """
                · 3.1 x  not started                           0 of 2 points
                  answers/03-scaling/x.swift:2:5: note: a placeholder is left here
                  2 |     <#a#>
                    |     ^~~~~
                    help: write code in its place
                """)
    }

    @Test func entriesHaveTheNamesOfTheirRowsAndColumns() {
        let lines = CheckText(style: TerminalStyle(width: 60)).lines(
            SampleCheck.entry(8, "row", .failed, kind: .worksheet) {
                $0.remarks = [
                    .entry(row: 0, column: 1, isBlank: false, rowLabel: "the", columnLabel: "dog"),
                    .entry(row: 1, column: 0, isBlank: true, rowLabel: "cat"),
                ]
            })
        #expect(lines.dropFirst() == ["  ✗ the → dog: not right", "  · cat, column 1: still blank"])
    }

    @Test func whatIsMissingIsSaidOnce() {
        let lines = CheckText(style: TerminalStyle(width: 44)).lines(
            SampleCheck.entry(5, "open", .notStarted) {
                $0.message = "there is no answers/04-scaling/open.swift: 'attend start 4.5' writes it"
            })
        #expect(
            lines == [
                "· 3.5 open  not started        0 of 2 points", "  there is no answers/04-scaling/open.swift:",
                "  'attend start 4.5' writes it",
            ])
    }

    @Test func aNarrowTerminalHasTheSameWords() {
        let text = CheckText(style: TerminalStyle(width: 40))
        let lines = text.lines(SampleCheck.entry(11, "a-rather-long-name-of-an-exercise", .timedOut))
        #expect(
            lines == [
                "✗ 3.11 a-rather-long-name-of-an-exercise", "  ran out of time", "  0 of 2 points",
            ])
    }

    @Test func theOverviewHasALineForEach() {
        let overview = CheckText(style: TerminalStyle(width: 50)).overview(
            CheckReport(entries: Array(SampleCheck.report.entries.prefix(2))))
        #expect(
            overview == [
                "✓ 3.1 scale-scores  passed           2 of 2 points",
                "✗ 3.2 mistaken  not right yet        0 of 2 points", "",
                "2 of 4 points",
            ])
    }

    @Test func withoutColoursNoEscapes() {
        #expect(!CheckText(style: TerminalStyle()).lines(SampleCheck.report).joined().contains("\u{1B}"))
        let coloured = CheckText(style: TerminalStyle(colours: .indexed)).lines(SampleCheck.report).joined()
        #expect(coloured.contains("\u{1B}["))
    }
}
