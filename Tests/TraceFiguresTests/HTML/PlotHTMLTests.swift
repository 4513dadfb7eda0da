import StepTrace
import Testing

@testable import TraceFigures

@Suite struct PlotHTMLTests {
    private static func html(_ plot: Plot, caption: String? = nil) -> String {
        FigureHTML(id: "p", label: "", source: "", mathML: { $0 }).html(plot, caption: caption)
    }

    @Test func aLineChart() {
        let plot = Plot(
            kind: .line, series: [.init(name: "", x: [0, 1, 2], y: [0, .nan, 4])], xLabel: "words", yLabel: "ms")
        #expect(
            Self.html(plot, caption: "Time & length") == #"""
                <figure class="plot" id="p"><figcaption>Time &amp; length</figcaption><div class="scroll">\#
                <svg viewBox="0 0 560 290" role="img" aria-labelledby="p-t p-d"><title id="p-t">\#
                Time &amp; length</title><desc id="p-d">Values over words, from 0 to 4.</desc>\#
                <path class="axis" d="M23 26V244H544M23 244v5M153.3 244v5M283.5 244v5M413.8 244v5M544 244v5M23 2\#
                44h-5M23 189.5h-5M23 135h-5M23 80.5h-5M23 26h-5"/><text class="mid" x="23" y="263">0.0</text>\#
                <text class="mid" x="153.3" y="263">0.5</text><text class="mid" x="283.5" y="263">1.0</text>\#
                <text class="mid" x="413.8" y="263">1.5</text><text class="mid" x="544" y="263">2.0</text>\#
                <text class="end" x="14" y="248">0</text><text class="end" x="14" y="193.5">1</text>\#
                <text class="end" x="14" y="139">2</text><text class="end" x="14" y="84.5">3</text>\#
                <text class="end" x="14" y="30">4</text><text class="ax" x="2" y="13">ms</text>\#
                <text class="ax end" x="544" y="284">words</text><path class="l0" d="M23 244M544 26"/>\#
                <circle class="d0" cx="23" cy="244" r="2.6"/><circle class="d0" cx="544" cy="26" r="2.6"/></svg>\#
                </div><details class="all"><summary>The numbers</summary><div class="scroll">\#
                <table class="data"><thead><tr><th scope="col">words</th><th scope="col">ms</th></tr></thead>\#
                <tbody><tr><th scope="row">0</th><td>0</td></tr><tr><th scope="row">1</th><td>NaN</td></tr><tr>\#
                <th scope="row">2</th><td>4</td></tr></tbody></table></div></details></figure>

                """#)
    }

    /// A Chinese character is two columns wide: as much room, and as much of a long name.
    @Test func wideNamesHaveRoom() {
        func html(_ names: [String]) -> String {
            let plot = Plot(kind: .bar, series: [.init(name: "", x: [0, 1], y: [1, 2])], categories: names)
            return FigureHTML(
                id: "p", label: "", source: "", mathML: { $0 },
                width: { $0.unicodeScalars.first!.value > 0x2E80 ? 2 : 1 }
            ).html(plot, caption: nil)
        }
        #expect(html(["注意力", "词"]).contains("<path class=\"axis\" d=\"M58.8 4"))
        #expect(html(["abcdef", "a"]).contains("<path class=\"axis\" d=\"M58.8 4"))
        #expect(html(["一二三四五六七八九十一二", "词"]).contains(">一二三四五六七八九十…</text>"))
    }

    @Test func barsGoToEitherSideOfZero() {
        let plot = Plot(
            kind: .bar, series: [.init(name: "gain", x: [0, 1], y: [-1, 2])],
            categories: ["<x>", "a category that is much too long"])
        #expect(
            Self.html(plot) == #"""
                <figure class="plot" id="p"><ul class="names"><li>\#
                <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">\#
                <rect class="b0" width="14" height="12"/></svg>gain</li></ul><div class="scroll">\#
                <svg viewBox="0 0 560 60" role="img" aria-labelledby="p-t p-d"><title id="p-t">Bar chart</title>\#
                <desc id="p-d">gain, from −1 to 2.</desc><text class="end" x="157.6" y="21.5">&lt;x&gt;</text>\#
                <rect class="b0" x="167.6" y="9" width="121.5" height="16"/>\#
                <text class="num" x="295.1" y="21.5">−1</text><text class="end" x="157.6" y="47.5">\#
                a category that is mu…</text><rect class="b0" x="289.1" y="35" width="242.9" height="16"/>\#
                <text class="num" x="538" y="47.5">2</text>\#
                <path class="axis" d="M289.1 4V56M167.6 4V56M167.6 17h-5M167.6 43h-5"/></svg></div>\#
                <details class="all"><summary>The numbers</summary><div class="scroll"><table class="data">\#
                <thead><tr><th scope="col">x</th><th scope="col">gain</th></tr></thead><tbody><tr>\#
                <th scope="row">&lt;x&gt;</th><td>−1</td></tr><tr><th scope="row">\#
                a category that is much too long</th><td>2</td></tr></tbody></table></div></details></figure>

                """#)
    }

    @Test func severalSeriesAreNamedAndToldApart() {
        let plot = Plot(
            kind: .line, series: (1...5).map { Plot.Series(name: "n\($0)", x: [0, Double($0)], y: [0, 1]) }, xLabel: "x"
        )
        let html = Self.html(plot)
        #expect(
            html.contains(
                "<li><svg viewBox=\"0 0 26 12\" width=\"26\" height=\"12\" aria-hidden=\"true\"><path class=\"l1\" d=\"M0 6H26\"/></svg>n2</li>"
            ))
        #expect(html.contains("<desc id=\"p-d\">n1, n2, n3, n4, n5 over x, from 0 to 1.</desc>"))
        #expect(html.contains("<th scope=\"col\">x of n2</th><th scope=\"col\">n2</th>"))
    }

    @Test func nothingToPlotIsSaid() {
        #expect(
            Self.html(Plot(kind: .line, series: [.init(name: "a", x: [0], y: [.nan])]))
                == "<figure class=\"plot\" id=\"p\"><p class=\"eg\">(nothing to plot)</p></figure>\n")
    }

    @Test func hostileNamesStayText() {
        let hostile = "</title><script>\"'&"
        let plot = Plot(
            kind: .bar, series: [.init(name: hostile, x: [0], y: [1])], xLabel: hostile, yLabel: hostile,
            categories: [hostile])
        let html = Self.html(plot, caption: hostile)
        #expect(!html.contains("<script") && html.components(of: "</title>").count == 2)
    }
}
