import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// Where links of a chapter's text lead on a page of its own, and in a book.
struct PageLinksTests {
    private func target(_ destination: String, _ layout: PageLinks.Layout) -> PageLinks.Target {
        PageLinks(layout: layout, course: SampleHandout.course, chapter: SampleHandout.parts[0].chapter)
            .target(of: destination)
    }

    @Test(arguments: [
        ("02-softmax.md", PageLinks.Target.to("02-softmax.html")),
        ("./02-softmax.md#shares", .to("02-softmax.html#shares")),
        ("sub/../02-softmax.md", .to("02-softmax.html")), ("02%2Dsoftmax.md?x=1#shares", .to("02-softmax.html#shares")),
        ("01-dots.md#sums", .to("#sums")), ("01-dots.md", .to("01-dots.html")),
        ("#sums", .to("#sums")),
        ("https://x.org/02-softmax.md", .to("https://x.org/02-softmax.md")),
        ("mailto:a@b.org", .to("mailto:a@b.org")),
        ("data.csv", .to("files/data.csv")), ("/02-softmax.md", .text), ("03-none.md", .text), ("../README.md", .text),
        ("", .text),
        ("javascript:alert(1)", .text), ("//x.org/a", .text),
    ])
    func onPages(destination: String, expected: PageLinks.Target) {
        #expect(target(destination, .pages(SampleHandout.ids)) == expected)
    }

    /// Only files below the course folder, and no Markdown.
    @Test(arguments: [
        ("data.csv", PageLinks.Target.to("/file/data.csv")), ("more/a%20b.csv#x", .to("/file/more/a%20b.csv")),
        ("more/../data.csv", .to("/file/data.csv")), ("../data.csv", .text), (".git/config", .text),
        ("03-none.md", .text),
        ("notes.MD", .text), ("/etc/passwd", .text), ("02-softmax.md", .to("02-softmax.html")), ("#sums", .to("#sums")),
        ("javascript:alert(1)", .text), ("", .text),
    ])
    func onServedPages(destination: String, expected: PageLinks.Target) {
        let links = PageLinks(
            layout: .pages(SampleHandout.ids), course: SampleHandout.course, chapter: SampleHandout.parts[0].chapter,
            servesFiles: true)
        #expect(links.target(of: destination) == expected)
    }

    @Test func chaptersWithoutAPageAreText() {
        #expect(target("02-softmax.md", .pages([])) == .text)
        #expect(target("02-softmax.md", .book(["01-dots"])) == .text)
    }

    @Test(arguments: [
        ("02-softmax.md", PageLinks.Target.to("#chapter.2")), ("02-softmax.md#shares", .to("#ch2.shares")),
        ("#sums", .to("#ch1.sums")), ("01-dots.md", .to("#chapter.1")),
    ])
    func inABook(destination: String, expected: PageLinks.Target) {
        #expect(target(destination, .book(SampleHandout.ids)) == expected)
    }

    // MARK: Chapters in folders, with names that addresses have to encode

    private static let chapters = ["a b.md", "more/c#?%.md", "more/第一章.md"].enumerated().map { index, path in
        let text = "---\ntitle: \(index)\n---\n# 缩放\n\n```swift id=shares\n1\n```\n```quiz id=why\nquestion: q\n```\n"
        return ChapterReader(file: "lessons/" + path, number: index + 1).read(Array(text.utf8)).chapter
    }
    private static let course = Course(title: "C", folder: "lessons", chapters: chapters)

    private func target(_ destination: String, from chapter: Int, _ layout: PageLinks.Layout) -> PageLinks.Target {
        PageLinks(layout: layout, course: Self.course, chapter: Self.chapters[chapter]).target(of: destination)
    }

    @Test(arguments: [
        ("more/c%23%3F%25.md", 0, "c%23%3F%25.html"), ("../a%20b.md#缩放", 1, "a%20b.html#%E7%BC%A9%E6%94%BE"),
        ("第一章.md", 1, "%E7%AC%AC%E4%B8%80%E7%AB%A0.html"),
        ("more/../more/%E7%AC%AC一章.md", 0, "%E7%AC%AC%E4%B8%80%E7%AB%A0.html"),
        ("a b.md", 1, nil), ("c#?%.md", 1, "files/more/c"),
    ])
    func addressesAreEncoded(destination: String, from: Int, address: String?) {
        let ids = Set(Self.chapters.map(\.id))
        #expect(target(destination, from: from, .pages(ids)) == address.map { .to($0) } ?? .text)
    }

    /// A cell and an exercise have an id of their own on the page, in a book as well.
    @Test(arguments: [
        ("#shares", "#cell-1.1", "#cell-1.1"), ("#why", "#ex-1.1", "#ex-1.1"),
        ("more/第一章.md#why", "%E7%AC%AC%E4%B8%80%E7%AB%A0.html#ex-3.1", "#ex-3.1"),
        ("#raw%2F1", "#raw%2F1", "#ch1.raw%2F1"), ("#缩放", "#%E7%BC%A9%E6%94%BE", "#ch1.%E7%BC%A9%E6%94%BE"),
    ])
    func cellsAndExercisesAreFound(destination: String, page: String, book: String) {
        let ids = Set(Self.chapters.map(\.id))
        #expect(target(destination, from: 0, .pages(ids)) == .to(page))
        #expect(target(destination, from: 0, .book(ids)) == .to(book))
    }

    /// No policy of contents stops a page that sends its reader elsewhere.
    @Test(arguments: [PageLinks.Layout.pages([]), .book([])])
    func tagsOfAHeadAreText(layout: PageLinks.Layout) {
        let links = PageLinks(layout: layout, course: Self.course, chapter: Self.chapters[0])
        #expect(
            links.raw("<META http-equiv=refresh><link rel=preconnect><base><metadata><b>x</b>")
                == "&lt;META http-equiv=refresh>&lt;link rel=preconnect>&lt;base><metadata><b>x</b>")
    }

    /// In a book, what authors write themselves gets ids of its chapter, and so do links to it.
    @Test func rawHTMLInABook() {
        let links = PageLinks(layout: .book(["a b"]), course: Self.course, chapter: Self.chapters[0])
        let html = "<a id=\"proof\"></a><a href='#proof'>p</a><a href=\"#why\" name=x>q</a><a href=\"a.html#b\">id</a>"
        #expect(
            links.raw(html) == "<a id=\"ch1.proof\"></a><a href='#ch1.proof'>p</a><a href=\"#ex-1.1\" name=ch1.x>q</a>"
                + "<a href=\"a.html#b\">id</a>")
        let page = PageLinks(layout: .pages(["a b"]), course: Self.course, chapter: Self.chapters[0])
        #expect(page.raw(html) == html)
    }

    @Test func aPageDependsOnWhatItLinksTo() {
        let text = "---\ntitle: T\n---\n[a](more/第一章.md#shares) [b](more/第一章.md) [c](none.md) [d](more/第一章.md)\n"
        let chapter = ChapterReader(file: "lessons/t.md").read(Array(text.utf8)).chapter
        let handout = Handout(Self.course, edition: .student, stamp: SampleHandout.stamp)
        let page = "%E7%AC%AC%E4%B8%80%E7%AB%A0.html"
        #expect(handout.addresses(linkedFrom: chapter, beside: ["第一章"]) == [page + "#cell-3.1", page, ""])
        #expect(handout.addresses(linkedFrom: chapter, beside: []) == ["", "", ""])
    }

    @Test func theNavigationIsEncodedToo() {
        let parts = Self.chapters.map { Handout.Part(chapter: $0, report: ChapterReport($0)) }
        let handout = Handout(Self.course, edition: .student, stamp: SampleHandout.stamp)
        let ids = Set(Self.chapters.map(\.id))
        let addresses = ["a%20b.html", "c%23%3F%25.html", "%E7%AC%AC%E4%B8%80%E7%AB%A0.html"]
        #expect(hrefs(in: handout.index(beside: ids)).filter { $0.hasSuffix(".html") } == addresses)
        let links = hrefs(in: handout.page(parts[1], beside: ids))
        #expect(links.contains(addresses[0]) && links.contains(addresses[2]))
        #expect(Set(links.filter { $0.hasSuffix(".html") }) == Set(addresses + [PageFile.index]))
    }

    private func hrefs(in html: String) -> [String] { html.matches(of: /href="([^"]*)"/).map { String($0.1) } }

    @Test func aPageIsPrintedToAFileOfItsName() {
        #expect(PageFile.name(of: Self.chapters[1]) == "c#?%.html")
        #expect(PageFile.printed("c#?%.html") == "c#?%.pdf")
        #expect(PageFile.printed("a.html.b.html") == "a.html.b.pdf")
    }
}
