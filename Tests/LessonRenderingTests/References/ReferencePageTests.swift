import LessonModel
import LessonReader
import TestSupport
import Testing

@testable import LessonRendering

/// References, captions and numbers on pages and in a book.
@Suite struct ReferencePageTests {
    private let handout: Handout
    private let parts: [Handout.Part]

    init() async throws {
        let reading = await SampleReferences.reading()
        #expect(DiagnosticText().text(reading.diagnostics) == "")
        let course = try #require(reading.course)
        handout = Handout(course, edition: .student, stamp: SampleHandout.stamp)
        parts = course.chapters.map(SampleReferences.part)
    }

    private func page(_ index: Int) -> String { handout.page(parts[index], beside: SampleReferences.ids) }

    /// The links of a text whose words attend has written.
    private func references(_ html: String) -> [String] {
        html.matches(of: /<a href="([^"]*)">((?:[A-Z]?[a-z]+) \d[.\d]*)<\/a>/).map { "\($0.2) \($0.1)" }
    }

    @Test func onPages() {
        #expect(
            references(page(0)) == [
                "Equation 1.1 #eq-scores", "figure 1.1 #heat", "section 2.1 02-second.html#why",
                "question 2.2 02-second.html#ex-2.2",
            ])
        #expect(
            references(page(1)) == [
                "equation 1.1 01-first.html#eq-scores", "cell 1.1 01-first.html#cell-1.1",
                "figure 1.2 01-first.html#who",
                "table 1.1 01-first.html#heads", "chapter 1 01-first.html", "section 1.1 01-first.html#scores",
                "Figure 1.1 01-first.html#heat",
            ])
    }

    @Test func inABookAndWithoutTheOtherPage() {
        let book = handout.book(parts)
        #expect(
            references(book) == [
                "Equation 1.1 #ch1.eq-scores", "figure 1.1 #ch1.heat", "section 2.1 #ch2.why", "question 2.2 #ex-2.2",
                "equation 1.1 #ch1.eq-scores", "cell 1.1 #cell-1.1", "figure 1.2 #ch1.who", "table 1.1 #ch1.heads",
                "chapter 1 #chapter.1", "section 1.1 #ch1.scores", "Figure 1.1 #ch1.heat",
            ])
        let ids = Set(book.matches(of: /\sid="([^"]*)"/).map(\.1))
        for target in book.matches(of: /href="#([^"]+)"/) { #expect(ids.contains(target.1), "\(target.1)") }
        let alone = handout.page(parts[1], beside: [])
        #expect(references(alone) == [])
        #expect(alone.contains("<p>一 equation 1.1 cell 1.1 figure 1.2 table 1.1 chapter 1 section 1.1</p>"))
    }

    @Test func captionsAndNumbers() {
        let html = page(0)
        #expect(html.contains("<h2 id=\"scores\"><span class=\"n\">1.1</span> 一</h2>"))
        #expect(html.contains("<div class=\"eq\" id=\"eq-1.1\"><div class=\"scroll\" id=\"eq-scores\" role=\"group\""))
        #expect(html.contains("<div class=\"eq\" id=\"eq-1.2\"><div class=\"scroll\" role=\"group\""))
        #expect(
            html.contains(
                """
                <figure class="fig" id="heat">
                <img src="data:image/gif;base64,AA" alt="图" class="width-60">
                <figcaption><b>Figure 1.1</b>&#8194;Caption <code>q</code></figcaption></figure>
                <p><img src="data:image/gif;base64,AA" alt="图" class="width-5"></p>
                <div class="scroll" id="heads"><table class="data">
                <caption><b>Table 1.1</b>&#8194;Two <em>heads</em></caption>
                <thead>
                """))
        #expect(html.contains("<figure class=\"fig\" id=\"who\">\n<figure class=\"cell bare\" id=\"cell-1.1a\">\n"))
        #expect(html.contains("<figcaption><b>Figure 1.2</b>&#8194;Who listens</figcaption></figure>\n"))
    }

    /// What an author has given an id has an anchor of that name, unless a heading has it or it may be one of the page's own.
    @Test func everyIDIsAnAnchor() async {
        let html = page(0)
        #expect(html.contains("<figure class=\"cell\" id=\"cell-1.1\">\n<figcaption id=\"dot\"><b>"))
        #expect(
            page(1).contains(
                "<section class=\"ex\" id=\"ex-2.2\" aria-labelledby=\"ex-2.2-title\">\n<header id=\"why-not\">"))
        #expect(page(1).contains("<h2 id=\"why\">") && page(1).matches(of: /\sid="why"/).count == 1)
        #expect(handout.book(parts).contains("<header id=\"ch2.why-not\">"))
        let text =
            "---\ntitle: T\n---\n```swift id=Words\n1\n```\n```swift hidden id=unseen\n1\n```\n```swift no-source id=bare\n1\n```\n"
        let chapter = ChapterReader(file: "lessons/t.md").read(Array(text.utf8)).chapter
        let other = handout.page(SampleReferences.part(chapter), beside: [])
        #expect(other.matches(of: /id="Words"/).count == 1)
        #expect(other.contains("<div id=\"cell-1.1a\"><span id=\"unseen\"></span></div>"))
        #expect(other.contains("<a class=\"lk\" id=\"bare\" href=\"#cell-1.1b\" aria-label"))
    }

    @Test func rulesAreWhereTheyAreNeeded() throws {
        #expect(page(0).contains("\n.fig{") && page(0).contains("\n.width-5{width:5%}\n.width-60{width:60%}\n"))
        #expect(!page(1).contains(".fig{") && !page(1).contains("{width:5%}"))
        var live = handout
        live.live = true
        let served = live.page(parts[1], beside: SampleReferences.ids)
        #expect(served.contains("\n.fig{") && served.contains("\n.width-100{width:100%}\n"))
    }

    /// A page is made again when what it refers to gets another number.
    @Test func aPageDependsOnTheNumbers() {
        let names = handout.addresses(linkedFrom: parts[1].chapter, beside: SampleReferences.ids).suffix(7)
        #expect(
            names == [
                "equation 1.1", "cell 1.1", "figure 1.2", "table 1.1", "chapter 1", "section 1.1", "figure 1.1",
            ])
    }

    @Test func everyWordComesFromTheTables() {
        let foreign = Handout(handout.course, edition: .student, stamp: SampleHandout.stamp, words: .foreign)
        let page = foreign.page(parts[1], beside: SampleReferences.ids)
        #expect(page.contains(">жжжжжжжж 1.1</a>") && page.contains(">Жжжжжж 1.1</a>"))
        #expect(foreign.page(parts[0], beside: SampleReferences.ids).contains("<b>Жжжжжж 1.1</b>"))
    }

    @Test func bodyOfAnyChapter() throws {
        let body = HTMLBody(style: .page, inserts: .init(sourceOf: parts[0].chapter))
        let html = body.html(of: parts[0].chapter.blocks)
        #expect(
            html.contains("<a href=\"#heat\">figure 1.1</a>") && html.contains("<caption>Two <em>heads</em></caption>"))
    }
}
