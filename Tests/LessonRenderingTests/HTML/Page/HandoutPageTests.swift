import Formulas
import LessonModel
import Testing

@testable import LessonRendering

/// Whole pages: what they say, that they hang together, and that they can be made again.
struct HandoutPageTests {
    private let handout = SampleHandout.handout
    private let parts = SampleHandout.parts

    private func page(_ index: Int) -> String { handout.page(parts[index], beside: SampleHandout.ids) }

    /// Whether a page says something; the page is too long to be shown when it does not.
    private func says(_ page: String, _ text: String) -> Bool { page.contains(text) }

    /// The page's own part, from its main text to its end.
    private func main(_ page: String) -> String {
        let start = page.firstRange(of: "<main")!.lowerBound
        return String(page[start..<page.firstRange(of: "</main>")!.upperBound])
    }

    /// Comments are for authors, whether HTML is let through or not; an image that no page has and no text describes is
    /// nothing.
    @Test(arguments: [false, true], Handout.Edition.allCases)
    func whatIsNotOnAPage(rawHTML: Bool, edition: Handout.Edition) {
        let text = "---\ntitle: T\n---\nOne <!-- 42 -->two ![](https://x.org/a.png)\n\n<!--\n\n42\n-->\nthree\n"
        let part = SampleHandout.part(text, 1, "01-t")
        let course = Course(title: "C", folder: "lessons", rawHTML: rawHTML, chapters: [part.chapter])
        let handout = Handout(course, edition: edition, stamp: SampleHandout.stamp)
        let section = "<section class=\"sec\">\n<p>One two </p>\n<p>three</p>\n</section>\n"
        #expect(says(main(handout.page(part, beside: [])), section))
        #expect(says(handout.book([part]), section))
    }

    @Test func theTextOfAChapter() {
        #expect(
            main(page(0)) == """
                <main id="Main">

                <header class="opener"><span class="num" aria-hidden="true">1</span>\
                <p class="kick">Chapter 1 of 2</p><h1 id="chapter.1">Dots &amp; products</h1>
                <p class="lede">Two vectors, one number.</p>
                <div class="aims"><p>After it you can</p><ul><li>multiply</li><li>add</li></ul></div>
                </header>
                <section class="sec">
                <p>See <a href="02-softmax.html#shares">the next</a> and <a href="files/data.csv">a file</a>, or <a href="#sums">below</a>.</p>
                </section>
                <section class="sec">
                <h2 id="sums"><span class="n">1.1</span> Sums</h2>
                <p>The largest is <span class="value">2</span>.</p>
                <figure class="cell" id="cell-1.1">
                <figcaption><b><a class="lk" href="#cell-1.1">Cell 1.1</a></b><button type="button" class="btn copy js-only" \
                aria-label="Copy the code of cell 1.1">Copy</button></figcaption>
                <pre class="src"><code><span class="l"><span class="k">let</span> x = <span class="n">2</span>
                </span><span class="l"><span class="f">print</span>(x &lt; <span class="n">3</span>)
                </span><span class="l">x
                </span></code></pre>
                <div class="out"><span>prints</span><pre><samp>true</samp></pre></div>
                <div class="out"><span>value</span><pre><samp>2</samp></pre></div>
                </figure>
                <div class="eq" id="eq-1.1"><div class="scroll" role="group" aria-label="Equation 1.1">\
                \(Self.equation)</div><a class="no lk" href="#eq-1.1" aria-label="Equation 1.1">(1.1)</a></div>
                <figure class="cell" id="cell-1.2">
                <figcaption><b><a class="lk" href="#cell-1.2">Cell 1.2</a></b><span class="tag">meant to fail</span>\
                <button type="button" class="btn copy js-only" aria-label="Copy the code of cell 1.2">Copy</button>\
                </figcaption>
                <pre class="src"><code><span class="l bad"><span class="k">let</span> y: <span class="t">Int</span> = \
                <span class="sq"><span class="s">&quot;a&quot;</span></span>
                </span></code></pre>
                <div class="out"><span>swift</span><pre><samp><span class="diag">line 1: error: cannot convert value \
                of type 'String' to specified type 'Int'</span></samp></pre></div>
                </figure>
                </section>
                <section class="sec">
                <h2 id="sums-1"><span class="n">1.2</span> Sums</h2>
                <div class="note warn" role="note"><svg class="ico" viewBox="0 0 16 16" aria-hidden="true">\
                <path d="M8 1.8 15 14H1zM8 6.4v3.6M8 12v.1"/></svg>
                <p class="kind">Warning</p>
                <p>Mind the <em>sign</em>.</p>
                </div>
                <div class="sn" role="note">
                <p>A remark.</p>
                </div>
                </section>

                </main>
                """)
    }

    private static let equation: String = {
        guard case .formula(let formula) = SampleHandout.parts[0].chapter.blocks.first(where: { $0.isFormula })?.kind
        else { return "" }
        return formula.mathML(display: true)
    }()

    @Test func whatStandsAroundIt() {
        let page = page(0)
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(says(page, "<title>1 Dots &amp; products · A course</title>"))
        #expect(says(page, "<meta name=\"description\" content=\"Two vectors, one number.\">"))
        #expect(says(page, "<a href=\"02-softmax.html\" rel=\"next\">2 Softmax →</a>"))
        #expect(!says(page, "rel=\"prev\""))
        #expect(
            says(
                page,
                "<ol><li class=\"now\"><a href=\"01-dots.html\" aria-current=\"page\"><b data-n=\"of 2\">1</b>"
                    + "<span><span>Dots &amp; products</span></span></a></li><li><a href=\"02-softmax.html\"><b>2</b>"
                    + "<span><span>Softmax</span></span></a></li></ol>"))
        #expect(
            says(
                page,
                "<li><a href=\"#sums\"><span class=\"no\">1.1</span><span>Sums</span></a></li>"
                    + "<li><a href=\"#sums-1\"><span class=\"no\">1.2</span><span>Sums</span></a></li>"))
        #expect(says(page, "<p>Based on A &lt;book&gt;.</p>"))
        #expect(
            says(
                page,
                "<p>Built from <code>01-dots.md</code> (f00d). All 2 cells ran as expected: 1 failed on "
                    + "purpose. Attend 0.1.0, swift-6.3.1, kernel 0a1b2c, double precision. <a class=\"ui\" href=\"data:text/x-swift;charset=utf-8;base64,"
            ))
        #expect(says(page, "@top-right{content:\"1 \u{B7} Dots \\26  products\""))
    }

    @Test func pagesArePrintedOnTheCoursesPaperUnlessAnotherIsAskedFor() {
        #expect(says(page(0), "\n@page{size:a4}\n"))
        var course = SampleHandout.course
        course.paper = .legal
        let pages = [nil, Paper.letter].flatMap { paper in
            let handout = Handout(course, edition: .student, stamp: SampleHandout.stamp, paper: paper)
            return [handout.page(parts[0], beside: []), handout.index(beside: []), handout.book(parts)]
        }
        #expect(pages.prefix(3).allSatisfy { says($0, "@page{size:legal}\n") })
        #expect(pages.suffix(3).allSatisfy { says($0, "@page{size:letter}\n") })
    }

    /// Each title begins where its chapter does; a style sheet says how many chapters are before it.
    @Test func theRulerKnowsItsChapters() {
        #expect(says(page(0), "\n.ruler{--chapters:2}.ruler li:nth-child(2){--before:1}\n"))
    }

    /// Code and formulas of the front matter are set on the page, and are plain text where there is no markup.
    @Test func formulasInTheFrontMatter() throws {
        let text =
            "---\ntitle: The last matrix, $`W_O`$ < 1\nsummary: What `x` is\nobjectives: [say $`\\sqrt d`$]\n---\n"
        let part = SampleHandout.part(text, 1, "01-t")
        let course = Course(title: "C", folder: "lessons", chapters: [part.chapter])
        let handout = Handout(course, edition: .student, stamp: SampleHandout.stamp)
        let (page, index) = (handout.page(part, beside: []), handout.index(beside: ["01-t"]))
        let title = "The last matrix, \(try Formula(parsing: "W_O").mathML(display: false)) &lt; 1"
        #expect(says(page, "<h1 id=\"chapter.1\">\(title)</h1>\n<p class=\"lede\">What <code>x</code> is</p>"))
        #expect(says(page, "<span><span>\(title)</span></span></a></li></ol>"))
        #expect(says(page, "<ul><li>say \(try Formula(parsing: "\\sqrt d").mathML(display: false))</li></ul>"))
        #expect(says(page, "<title>1 The last matrix, W_O &lt; 1 · C</title>"))
        #expect(says(index, "<h2><a href=\"01-t.html\">\(title)</a></h2><p>What <code>x</code> is</p>"))
    }

    @Test func aChapterWithoutANeighbourLinksToNone() {
        let page = handout.page(parts[0], beside: [])
        #expect(says(page, "<span>2 Softmax →</span>"))
        #expect(says(page, "See the next and <a href=\"files/data.csv\">a file</a>"))
        #expect(!says(page, "02-softmax.html"))
    }

    @Test func aCellThatWentWrongSaysSo() {
        var part = parts[0]
        part.report = ChapterReport(part.chapter)
        let diagnostic = Diagnostic(
            at: FileLocation(file: part.chapter.file, line: part.chapter.cells[0].code.place.line + 1, column: 1),
            "a < b",
            remedy: "swap them")
        part.report.apply(.diagnostic(diagnostic, cell: 1))
        part.report.apply(.cellFinished(1, .trapped, seconds: 0))
        part.report.apply(.cellFinished(2, .skipped, seconds: 0))
        let page = handout.page(part, beside: [])
        #expect(
            says(
                page,
                "<div class=\"out err\"><span>error</span><pre><samp><span class=\"diag\"><b>Ended the program</b>"
                    + "</span>\n<span class=\"diag\">line 2: error: a &lt; b</span>\n"
                    + "<span class=\"diag\">swap them</span></samp></pre></div>"))
        #expect(says(page, "<b>Not run: an earlier cell ended the program</b>"))
        #expect(says(page, "<b>2 of 2 cells did not run as expected.</b>"))
    }

    @Test func outputWithoutSourceAndTables() {
        let text = main(page(1))
        #expect(
            says(
                text,
                "<figure class=\"cell bare\" id=\"cell-2.0a\">\n<a class=\"lk\" href=\"#cell-2.0a\" "
                    + "aria-label=\"Cell 2.0a\"></a>\n<div class=\"out\"><span>shows</span>"))
        #expect(says(text, "<p class=\"cap\">weights</p>"))
        #expect(!says(text, "show(m"))
        #expect(says(text, "<div class=\"scroll\"><table class=\"data\">"))
        #expect(says(text, "<td class=\"align-right\">2</td>"))
        #expect(says(text, "<a href=\"01-dots.html\">its start</a> or the missing."))
    }

    @Test func theIndexListsChapters() {
        let index = handout.index(beside: Set(parts.map(\.chapter.id)))
        #expect(says(index, "<h1>A course</h1>\n<p class=\"kick\">Student edition</p>"))
        #expect(
            says(
                index,
                "<li><span class=\"n\" aria-hidden=\"true\">1</span><div><h2><a href=\"01-dots.html\">"
                    + "Dots &amp; products</a></h2><p>Two vectors, one number.</p></div></li>"))
    }

    /// The index and a book end with what a matrix can do, where the course has matrices.
    @Test func whatAMatrixCanDoIsAtTheEnd() {
        var handout = handout
        #expect(!handout.index(beside: []).contains("matrix-reference"))
        handout.reference = [
            .init(
                declaration: "func f(_ x: Matrix) -> Matrix", comment: ["As `a < b` says.", "Stops where it is > 1."])
        ]
        for html in [handout.index(beside: []), handout.book(parts)] {
            #expect(says(html, "<h2 id=\"matrix-reference\">What a matrix can do</h2>"))
            #expect(says(html, "<dd><p>As <code>a &lt; b</code> says.</p><p>Stops where it is &gt; 1.</p></dd>"))
            let end = html.firstRange(of: "matrix-reference")!.lowerBound
            #expect(html[end...].contains("</main>") && !html[end...].contains("class=\"course\""))
        }
    }

    /// Run times and caches differ from run to run; pages do not.
    @Test func aPageIsTheSameFreshAndCached() {
        var cached = parts[0]
        cached.report = ChapterReport(cached.chapter)
        for event in SampleHandout.events(in: cached.chapter) {
            switch event {
            case .cellFinished(let cell, let status, _): cached.report.apply(.cellFinished(cell, status, seconds: 9))
            case .chapterFinished: cached.report.apply(.chapterFinished(runSeconds: 0, cached: true))
            default: cached.report.apply(event)
            }
        }
        cached.report.apply(.compileFinished(seconds: 3))
        #expect(cached.report != parts[0].report)
        #expect(handout.page(cached, beside: SampleHandout.ids) == page(0))
    }

    @Test func pagesHangTogether() {
        for html in [page(0), page(1), handout.book(parts), handout.index(beside: Set(parts.map(\.chapter.id)))] {
            let body = html[html.firstRange(of: "<body>")!.upperBound...]
            let ids = body.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
            for match in body.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(match.1))) }
            #expect(body.matches(of: /<[^>]*\s(?:style|on[a-z]+)=/).isEmpty)
            #expect(html.matches(of: /(?:src|href)="(?:https?:)?\/\/[^"]*"/).isEmpty)
            var level = 0
            for match in body.matches(of: /<h([1-6])[ >]/) {
                let next = Int(match.1)!
                #expect(next <= level + 1)
                level = next
            }
        }
    }

    @Test func chaptersOfABookKeepTheirAnchorsApart() {
        let book = handout.book(parts)
        #expect(says(book, "<h2 id=\"ch1.sums\">") && says(book, "<h2 id=\"ch2.sums\">"))
        #expect(says(book, "<a href=\"#ch2.shares\">the next</a>"))
        #expect(says(book, "Back to <a href=\"#ch1.sums\">sums</a>, <a href=\"#chapter.1\">its start</a>"))
        #expect(says(book, "@page chapter-2{@top-right{content:\"2 · Softmax\""))
    }
}

extension Block {
    fileprivate var isFormula: Bool {
        if case .formula = kind { true } else { false }
    }
}
