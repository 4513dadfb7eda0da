import Formulas
import LessonModel
import StepTrace
import Testing
import TraceFigures

@testable import LessonRendering

/// What holds of every page at every width.
@Suite struct TerminalWidthTests {
    @Test(arguments: 40...120) func noLineIsWiderThanTheTerminal(width: Int) {
        let lines = chapter(TerminalStyle(width: width)) + traces(TerminalStyle(width: width))
        for line in lines where line.cellWidth > width {
            Issue.record("\(line.cellWidth) cells at width \(width): \(line)")
        }
        #expect(lines.count > 200)
    }

    @Test(arguments: TerminalStyle.Colours.allCases, TerminalStyle.Ground.allCases)
    func colourChangesNoCharacter(colours: TerminalStyle.Colours, ground: TerminalStyle.Ground) {
        for width in [40, 77, 120] {
            let plain = TerminalStyle(width: width)
            let coloured = TerminalStyle(colours: colours, ground: ground, hyperlinks: true, width: width)
            #expect(chapter(coloured).map(strippedOfEscapes) == chapter(plain))
            #expect(traces(coloured).map(strippedOfEscapes) == traces(plain))
        }
    }

    @Test func withoutColourThereIsNoEscapeSequence() {
        let text = (chapter(TerminalStyle(hyperlinks: true)) + traces(TerminalStyle())).joined()
        #expect(!text.utf8.contains(0x1B))
    }

    @Test func aTerminalOfASCIIGetsNoDrawingCharacters() {
        let lines = chapter(TerminalStyle(unicode: false))
        let drawing = lines.joined().unicodeScalars.filter {
            (0x2500...0x25FF).contains($0.value) || (0x2800...0x28FF).contains($0.value) || $0.value == 0x2212
        }
        #expect(String(String.UnicodeScalarView(drawing)) == "")
    }

    @Test func columnsLineUpUnderChineseLabels() {
        let style = TerminalStyle(width: 40)
        let lines = FigureText(style, .terminal).lines(Figure(SampleTraces.chinese)).map { $0.text(style) }
        let start = lines.firstIndex { $0.contains("Weights") }!
        let table = lines[(start + 3)...(start + 5)]
        let bars = table.map { String($0.prefix { $0 != "│" }).cellWidth }
        #expect(Set(bars) == [6])
        #expect(Array(table) == ["query │    我   喜欢", "我    │ 0.670▅ 0.330▃", "喜欢  │ 0.330▃ 0.670▅"])
    }

    private func chapter(_ style: TerminalStyle) -> [String] {
        ChapterTypesetter(SampleChapter.chapter, style: style).lines(SampleChapter.report)
    }

    private func traces(_ style: TerminalStyle) -> [String] {
        [SampleTraces.causal, SampleTraces.heads, SampleTraces.chinese].flatMap { trace in
            FigureText(style, .terminal).lines(Figure(trace)).map { $0.text(style) }
        }
    }

    private func strippedOfEscapes(_ line: String) -> String {
        let colours = #/\x1B\[[0-9;]*m/#
        let links = #/\x1B\]8;;[^\x1B]*\x1B\\/#
        // A coloured ground keeps the blanks at the end of a line; they are nothing to see.
        var text = line.replacing(colours, with: "").replacing(links, with: "")
        while text.last == " " { text.removeLast() }
        return text
    }
}
