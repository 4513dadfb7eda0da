import LessonModel
import StepTrace
import Testing

/// What is said about a committed output that does not hold.
@Suite struct OutputDriftTests {
    private func drifts(_ expected: String, _ events: [Event]) -> [OutputDrift] {
        let place = FileLocation(file: "01-a.md", line: 2, column: 1)
        let code = CodePart(text: "f()\n", place: place, fence: place)
        var cell = Cell(index: 1, code: code)
        cell.expectedOutput = ExpectedOutput(
            text: expected, place: FileLocation(file: "01-a.md", line: 6, column: 1), bytes: 0..<expected.utf8.count)
        let chapter = Chapter(
            number: 1, id: "01-a", file: "01-a.md", frontMatter: FrontMatter(title: "A"), cells: [cell])
        var report = ChapterReport(chapter)
        for event in events + [.cellFinished(1, .passed, seconds: 0)] { report.apply(event) }
        return OutputDrift.drifts(of: chapter, in: report)
    }

    @Test func aValueIsNotPrinted() {
        let shown = Event.shown(.text("42"), caption: nil, cell: 1)
        for (expected, events) in [("42\n", [shown]), ("printed\n42\n", [.printed("printed\n", cell: 1), shown])] {
            let diagnostics = drifts(expected, events).map(\.diagnostic)
            #expect(
                diagnostics == [
                    Diagnostic(
                        at: FileLocation(file: "01-a.md", line: events.count + 5, column: 1),
                        "the cell prints nothing here: the value that it shows is not printed",
                        excerpt: Diagnostic.Excerpt(line: "42", length: 2),
                        remedy: "leave the value out of the fence `output`, or print it: `print(…)`")
                ])
        }
        #expect(drifts("7\n", []).map(\.diagnostic.message) == ["the cell prints nothing here any more"])
    }

    @Test(arguments: [
        ("1\n", "\n", "the cell prints an empty line here"),
        ("1\n", "1\n\n2\n", "the cell goes on to print an empty line"),
        ("1\n", "1\n2\n", "the cell goes on to print '2'"),
        ("...\nx\n", "", "the cell prints no such line here any more"),
    ])
    func whatIsPrintedInstead(committed: String, printed: String, message: String) {
        let printed = printed == "\n" ? "\n2\n" : printed
        #expect(drifts(committed, [.printed(printed, cell: 1)]).map(\.diagnostic.message) == [message])
    }

    @Test func aLineTooMany() {
        #expect(
            drifts("1\n", [.printed("1\n2\n", cell: 1)]).map(\.diagnostic) == [
                Diagnostic(
                    at: FileLocation(file: "01-a.md", line: 7, column: 1), "the cell goes on to print '2'",
                    remedy: "mend the cell, or take over what it prints with `attend verify --accept`; "
                        + "a line `...` stands for any lines")
            ])
    }

    @Test(arguments: [
        ("\u{1B}[1mA", "001B"), ("a\0b", "0000"), ("\u{202E}abc", "202E"), ("\u{85}", "0085"),
        ("\(Unicode.Scalar(0xFDD0 as UInt32)!)", "FDD0"),
        ("a\(Unicode.Scalar(0x1FFFE as UInt32)!)", "1FFFE"), ("a\u{200B}", "200B"), ("\u{FEFF}a", "FEFF"),
    ])
    func whatNobodySees(printed: String, code: String) {
        let drift = drifts("1\n", [.printed(printed, cell: 1)]).first
        #expect(drift?.canBeAccepted == false)
        #expect(
            drift?.diagnostic.remedy
                == "it prints U+\(code), which nobody sees in a file: print it as `text.debugDescription`, or leave the "
                + "fence out")
        #expect(drifts("1\n", [.printed("a\tü 🙂\n", cell: 1)]).first?.canBeAccepted == true)
    }

    /// In a fence it would stand for any lines.
    @Test func aPrintedEllipsis() {
        let drift = drifts("1\n", [.printed("2\n ...\n", cell: 1)]).first
        #expect(drift?.canBeAccepted == false)
        #expect(
            drift?.diagnostic.remedy
                == "it prints a line `...`, which would stand for any lines in a fence: print it otherwise")
    }

    @Test func aProgressBarIsWhatItEndsWith() {
        #expect(drifts("done 2\n", [.printed("done 1\rdone 2\r", cell: 1)]) == [])
    }
}
