import LessonModel
import LessonRendering
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
