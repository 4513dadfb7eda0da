import Testing

@testable import TraceFigures

@Suite struct StyledLineTests {
    private let face = Face(Colour(0xFF0000, basic: 1), behind: Colour(0x5F87AF), bold: true, link: "https://a.b")

    private func text(_ colours: TerminalStyle.Colours, hyperlinks: Bool = false) -> String {
        Samples.metrics.line("−x", face).text(TerminalStyle(colours: colours, hyperlinks: hyperlinks))
    }

    @Test func escapeSequencesOfEachDepth() {
        #expect(text(.none) == "−x")
        #expect(text(.basic) == "\u{1B}[1;31m−x\u{1B}[0m")
        #expect(text(.indexed) == "\u{1B}[1;38;5;196;48;5;67m−x\u{1B}[0m")
        #expect(text(.trueColour) == "\u{1B}[1;38;2;255;0;0;48;2;95;135;175m−x\u{1B}[0m")
    }

    @Test func linksOnlyOnRequestAndNeverWithoutColour() {
        #expect(
            text(.basic, hyperlinks: true)
                == "\u{1B}]8;;https://a.b\u{1B}\\\u{1B}[1;31m−x\u{1B}[0m\u{1B}]8;;\u{1B}\\")
        #expect(text(.none, hyperlinks: true) == "−x")
    }

    /// Labels and captions come from lessons; none may move the cursor, turn the text around or end the link.
    @Test func noTextReachesTheTerminalAsACommand() {
        let line = Samples.metrics.line("a\u{1B}[2Jb\u{202E}c\u{2069}\u{9B}d\n\u{FFFF}", .plain)
        #expect(line.text(TerminalStyle()) == "a[2Jbcd")
        let link = Samples.metrics.line("x", Face(link: "https://a.b/ü\u{1B}\\\u{7}"))
        #expect(
            link.text(TerminalStyle(colours: .basic, hyperlinks: true))
                == "\u{1B}]8;;https://a.b/%C3%BC%1B\\%07\u{1B}\\x\u{1B}]8;;\u{1B}\\")
    }

    @Test func plainCharactersKeepTheWidth() {
        let style = TerminalStyle(unicode: false)
        #expect(Samples.metrics.line("│ −1.5▅ ⋯ q₁ ⣀", .plain).text(style) == "| -1.5= . q1 *")
    }

    @Test func blanksAtTheEndGo() {
        #expect((Samples.metrics.line("a") + .gap(5)).text(TerminalStyle(colours: .basic)) == "a")
    }

    @Test func nearestOf256() {
        #expect(Colour(0x262626).indexed == 235)
        #expect(Colour(0x00FF00).indexed == 46)
        for index in UInt8(16)...255 where Colour(index: index).indexed != index {
            // Some greys stand in the cube and after it.
            #expect(Colour(index: Colour(index: index).indexed) == Colour(index: index))
        }
    }

    @Test func widthIsNeverBelowForty() {
        #expect(TerminalStyle(width: 10).width == 40)
    }
}
