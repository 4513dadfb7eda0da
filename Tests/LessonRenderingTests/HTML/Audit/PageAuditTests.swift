import LessonModel
import LessonRendering
import Testing

/// What the audit of a page finds, and what it lets pass.
@Suite struct PageAuditTests {
    /// A page with nothing wrong around some HTML that comes from line 7 of a lesson.
    private func page(_ html: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>A &amp; b</title><style>a<b</style></head><body><main><h1>A</h1>
        <!--line 7-->\(html)
        </main><script>if (a < b) { "</div>" }</script></body></html>
        """
    }

    private func told(_ html: String) -> [String] {
        PageAudit(html, name: "01-a.html", beside: ["02-b.html", "index.html"]).findings.map { finding in
            "\(finding.line.map(String.init) ?? "-") \(finding.severity.rawValue): \(finding.message)"
        }
    }

    @Test(arguments: [
        "<p>One<p>Two <b>words</b><br><ul><li>x<li>y</ul><h2 id=\"two\">B</h2><h3>C</h3><a href=\"#two\">up</a>",
        "<a href=\"02-b.html#anything\">b</a> <a href=\"https://a.b/?c=d#e\">e</a> <a href=\"index.html\">i</a>",
        "<a href=\"#two%20words\"><img alt=\"x\" src=\"data:image/png;base64,AA\"></a><i id=\"two words\"></i>",
        "<label>Name <input></label> <label for=f>F</label><input id=f> <input aria-label=\"n\"><input type=hidden>",
        "<svg viewBox='0 0 1 1'><title>A line</title><path d=\"M 0 0\"/></svg><button><img alt=\"Go\" src=\"data:,\"></button>",
        "<a href=\"data:text/x-swift;base64,AA\" download=\"a.swift\">code</a><script type=\"application/json\">{}</script>",
        "a < b <!-- <div> --> & <![CDATA[ <div> ]]>",
    ])
    func goodHTMLPasses(html: String) {
        #expect(told(page(html)) == [])
    }

    @Test(arguments: [
        ("<i id=\"x\"></i><b id=\"x\"></b>", ["7 error: the id 'x' is on the page twice"]),
        ("<a href=\"#y\">y</a>", ["7 error: this link leads nowhere: the page has no '#y'"]),
        ("<a href=\"03-c.html\">c</a>", ["7 error: this link leads nowhere: there is no page '03-c.html'"]),
        ("<a href=\"javascript:x()\">c</a>", ["7 error: this link does nothing: it begins with 'javascript:'"]),
        ("<a href=\"02-b.html\"> </a>", ["7 error: this link has no words"]),
        ("<button></button>", ["7 error: this button has no words"]),
        ("<p aria-labelledby=\"q r\" id=\"r\">", ["7 error: 'aria-labelledby' names 'q', which the page has not"]),
        ("<img src=\"data:,\">", ["7 error: this image has no 'alt'"]),
        ("<img src=\"data:,\" alt=\"\">", ["7 warning: this image says nothing to those who do not see it"]),
        ("<textarea></textarea>", ["7 error: this field has no label"]),
        ("<h4>D</h4>", ["7 error: a heading of level 4 follows one of level 1"]),
        ("<h2> </h2>", ["7 error: this heading has no words"]),
        ("<main></main>", ["7 error: the page has 2 elements '<main>'"]),
        ("<div><b>x</div>", ["7 error: '<b>' has no partner"]),
        ("x</div>", ["7 error: '</div>' has no partner"]),
        (
            "<iframe src=\"https://a.b\" title=\"t\"></iframe>",
            ["7 error: '<iframe>' asks for 'https://a.b', and a page loads nothing"]
        ),
        (
            "<p onclick=\"x()\">a</p><p style=\"color: red\">b</p>",
            ["7 warning: a style or script of a lesson does nothing: the page's policy allows its own alone"]
        ),
    ])
    func whatIsWrongIsToldWithItsLine(html: String, faults: [String]) {
        #expect(told(page(html)) == faults)
    }

    @Test func aHeavyImageIsTold() {
        let image = String(repeating: "A", count: 800_000)
        #expect(
            told(page("<img alt=\"a\" src=\"data:image/png;base64,\(image)\">")) == ["7 warning: this image has 600 kB"]
        )
        let heavy = String(repeating: "word ", count: 1_100_000)
        #expect(told(page(heavy)) == ["- warning: the page has 5 MB"])
    }

    @Test func aPageWithoutWhatHoldsItTogether() {
        #expect(
            told("<html><body>x</body></html>") == [
                "- error: the page has no language", "- error: the page has no title",
                "- error: the page has 0 elements '<main>'", "- error: the page has no heading of the first level",
            ])
    }
}
