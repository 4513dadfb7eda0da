import LessonModel
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
        ("01-dots.md#sums", .to("01-dots.html#sums")),
        ("#sums", .to("#sums")),
        ("https://x.org/02-softmax.md", .to("https://x.org/02-softmax.md")),
        ("mailto:a@b.org", .to("mailto:a@b.org")),
        ("data.csv", .text), ("03-none.md", .text), ("../README.md", .text), ("", .text),
        ("javascript:alert(1)", .text), ("//x.org/a", .text),
    ])
    func onPages(destination: String, expected: PageLinks.Target) {
        #expect(target(destination, .pages(SampleHandout.ids)) == expected)
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
}
