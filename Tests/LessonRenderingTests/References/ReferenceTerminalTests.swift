import LessonModel
import LessonReader
import TestSupport
import Testing
import TraceFigures

@testable import LessonRendering

/// References, captions and numbers in a terminal.
@Suite struct ReferenceTerminalTests {
    private let chapters: [Chapter]

    init() async throws { chapters = try #require(await SampleReferences.reading().course).chapters }

    private func text(_ index: Int, hyperlinks: Bool = false, words: Words = .english) -> String {
        let part = SampleReferences.part(chapters[index])
        let style = TerminalStyle(colours: hyperlinks ? .indexed : .none, hyperlinks: hyperlinks, width: 40)
        return ChapterTypesetter(part.chapter, style: style, words: words).lines(part.report).joined(separator: "\n")
    }

    @Test func everyKind() {
        #expect(
            text(0) == """
                ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                Chapter 1
                点积
                ────────────────────────────────────────

                一
                ──

                Equation 1.1 figure 1.1 section 2.1
                question 2.2

                                   S               (1.1)

                                   Z

                [image: 图]
                Figure 1.1 · Caption `q`

                [image: 图]

                ━
                a
                ─
                1
                ━
                Table 1.1 · Two heads

                [1] │ 1

                │ 1  2 │

                │ 1  2 │
                Figure 1.2 · Who listens
                """)
        #expect(text(1).contains("一 equation 1.1 cell 1.1 figure 1.2\ntable 1.1 chapter 1 section 1.1\n"))
        #expect(text(1).contains("a) Figure 1.1\n"))
    }

    @Test func wordsComeFromTheTables() {
        #expect(text(0, words: .foreign).contains("Жжжжжжжж 1.1 жжжжжж 1.1 жжжжжжж 2.1\nжжжжжжжж 2.2"))
        #expect(text(0, words: .foreign).contains("Жжжжж 1.1 · Two heads"))
    }

    /// A reference is a link where the terminal has links.
    @Test func links() {
        #expect(text(1, hyperlinks: true).contains("\u{1B}]8;;01-first.md#eq-scores\u{1B}\\"))
    }

    /// A formula that leaves no room has its number below.
    @Test func aWideFormula() async throws {
        let text = "---\ntitle: T\n---\n```math id=wide\n\(String(repeating: "a + ", count: 8))a\n```\n"
        let chapter = ChapterReader(file: "lessons/t.md").read(Array(text.utf8)).chapter
        let lines = ChapterTypesetter(chapter, style: TerminalStyle(width: 40)).lines(ChapterReport(chapter))
        #expect(
            lines.suffix(2) == ["   a + a + a + a + a + a + a + a + a", String(repeating: " ", count: 35) + "(1.1)"])
    }

    /// More may be shown before the caption.
    @Test func aRunningCellHasNoCaptionYet() throws {
        var stream = ChapterStream(chapters[0], style: TerminalStyle(width: 40))
        var shown: [String] = []
        for event in [
            Event.cellStarted(1), .cellFinished(1, .passed, seconds: 0), .cellStarted(2), .printed("a\n", cell: 2),
        ] {
            stream.apply(event)
            shown += stream.lines(flush: true)
        }
        #expect(shown.last == "a")
        stream.apply(.printed("b\n", cell: 2))
        stream.apply(.cellFinished(2, .passed, seconds: 0))
        #expect(stream.lines(flush: true) == ["b", "Figure 1.2 · Who listens"])
    }

    @Test(arguments: [
        (NumberedPart.Kind.chapter, "chapter 3", "第 3 章"), (.appendix, "appendix 3", "附录 3"),
        (.section, "section 3", "第 3 节"), (.equation, "equation 3", "公式 3"), (.figure, "figure 3", "图 3"),
        (.table, "table 3", "表 3"), (.cell, "cell 3", "单元格 3"), (.exercise(.code), "exercise 3", "练习 3"),
        (.exercise(.quiz), "question 3", "选择题 3"), (.exercise(.worksheet), "worksheet 3", "填空题 3"),
    ])
    func names(kind: NumberedPart.Kind, english: String, chinese: String) {
        let part = NumberedPart(kind, "3")
        #expect(part.english(beginsSentence: false) == english)
        #expect(part.english(beginsSentence: true) == english.prefix(1).uppercased() + english.dropFirst())
        #expect(part.chinese == chinese)
    }
}
