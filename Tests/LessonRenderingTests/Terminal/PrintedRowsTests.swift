import Testing
import TraceFigures

@testable import LessonRendering

/// Floods of printed text are cut to head and tail, and soon.
@Suite struct PrintedRowsTests {
    private func lines(_ text: String, width: Int = 80) -> [String] {
        PrintedRows(text, width: width, .terminal).lines().map { $0.text(TerminalStyle(width: width)) }
    }

    @Test func twoHundredRowsAreShownWhole() {
        let numbers = (1...200).map(String.init)
        #expect(lines(numbers.joined(separator: "\n")) == numbers)
        #expect(lines(numbers.joined(separator: "\n") + "\n") == numbers)
    }

    @Test func ofMoreOnlyHeadAndTail() {
        let numbers = (1...14_720).map(String.init)
        #expect(
            lines(numbers.map { $0 + "\n" }.joined())
                == numbers.prefix(100) + ["⋯ 14 600 more lines ⋯"] + numbers.suffix(20))
    }

    @Test func rowsOfOneLongLineCountToo() {
        let shown = lines(String(repeating: "x", count: 80 + 76 * 299), width: 80)
        #expect(shown.count == 121)
        #expect(shown[0] == String(repeating: "x", count: 80))
        #expect(shown[99] == "  ↪ " + String(repeating: "x", count: 76))
        #expect(shown[100] == "⋯ 180 more lines ⋯")
        #expect(Set(shown[101...]) == ["  ↪ " + String(repeating: "x", count: 76)])
    }

    @Test(arguments: ["注意力", "\u{1B}[31mred\u{1B}[0m\tblue ", "naïve é "])
    func rowsAreCountedAsTheyAreSet(piece: String) {
        let text = String(repeating: piece, count: 200) + "\nend\n"
        let whole = CodeLines.plain(text, .plain, .terminal).flatMap { CodeLines.cut($0, 40, .terminal) }
        #expect(RowStarts(Array(text.utf8), width: 40).count == whole.count)
    }

    @Test func theBeginningStays() {
        let numbers = (1...500).map(String.init)
        let beginning = PrintedRows(numbers.joined(separator: "\n"), width: 80, .terminal).beginning()
        #expect(beginning.map { $0.text(TerminalStyle()) } == Array(numbers.prefix(100)))
    }

    /// Milliseconds, or longer than the limit if each row were to look at all of the text.
    @Test(
        .timeLimit(.minutes(30)),
        arguments: [
            String(repeating: String(repeating: "x", count: 1000) + "\n", count: 1048),
            String(repeating: "x", count: 1 << 20), String(repeating: "words ", count: 100_000),
            String(repeating: "注", count: 350_000),
        ])
    func aFloodIsShownSoon(text: String) {
        #expect(lines(text).count == 121)
    }

    @Test func codeBreaksAtBlanksAndPrintedTextAtTheWidth() {
        let line = TextMetrics.terminal.line("let weights = softmax(scores, temperature: 1)")
        let text = { (lines: [StyledLine]) in lines.map { $0.text(TerminalStyle()) } }
        #expect(
            text(CodeLines.wrapped(line, 32, .terminal)) == ["let weights = softmax(scores,", "  ↪ temperature: 1)"])
        #expect(
            text(CodeLines.cut(line, 32, .terminal)) == ["let weights = softmax(scores, te", "  ↪ mperature: 1)"])
    }
}
