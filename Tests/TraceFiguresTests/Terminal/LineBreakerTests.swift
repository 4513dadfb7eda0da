import Testing

@testable import TraceFigures

@Suite struct LineBreakerTests {
    private let metrics = TextMetrics(
        width: { $0.unicodeScalars.first.map { $0.value >= 0x2E80 } == true ? 2 : 1 }, formula: { $0 })

    private func broken(_ text: String, _ measure: Int) -> [String] {
        LineBreaker.lines(of: [metrics.span(text)], measure: measure, metrics).map { $0.text(TerminalStyle()) }
    }

    @Test func breaksBetweenWords() {
        #expect(broken("one two three", 7) == ["one two", "three"])
        #expect(broken("one two\nthree", 20) == ["one two", "three"])
        #expect(broken("", 5) == [""])
    }

    @Test func aLongWordGoesOnInTheNextLine() {
        #expect(broken("a abcdefghijkl b", 5) == ["a", "abcde", "fghij", "kl b"])
    }

    @Test func chineseBreaksAnywhereButNotBeforeItsPunctuation() {
        #expect(broken("注意力，很重要", 6) == ["注意", "力，很", "重要"])
        #expect(broken("用softmax好", 8) == ["用", "softmax", "好"])
    }

    @Test func facesStayWithTheirText() {
        let spans = [metrics.span("one ", .bold), metrics.span("two", .faint)]
        let lines = LineBreaker.lines(of: spans, measure: 3, metrics)
        #expect(lines.map { $0.spans.map(\.face) } == [[.bold], [.faint]])
    }
}
