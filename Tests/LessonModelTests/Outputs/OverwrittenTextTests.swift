import LessonModel
import Testing

/// A carriage return leads back to the line's beginning, as in a terminal.
@Suite struct OverwrittenTextTests {
    @Test(arguments: [
        ("progress 1\rprogress 2\r", "progress 2"), ("10 %\r9 %\n", "9 %%\n"), ("a\r\nb\r\n", "a\nb\n"),
        ("one\rtwo\nthree\r\rfour\n", "two\nfoure\n"), ("wide 字\r字", "字ide 字"), ("\r", ""),
        ("no return\n", "no return\n"),
        ("50 %\r\u{1B}[Kdone\n", "done\n"), ("50 percent\u{1B}[2K\rok\n", "ok\n"),
        ("\u{1B}[31mred\u{1B}[0m\rR", "Red"), ("abc\r\u{1B}", "\u{1B}bc"), ("abc\r\u{1B}[", "abc"),
    ])
    func whatATerminalShows(text: String, shown: String) {
        #expect(text.overwritten == shown)
    }

    /// Megabytes of a progress bar take no longer than other text.
    @Test(.timeLimit(.minutes(30))) func aLongProgressBar() {
        let text = (0..<100_000).map { "\r\($0)" }.joined() + "\n"
        #expect(text.overwritten == "99999\n")
    }
}
