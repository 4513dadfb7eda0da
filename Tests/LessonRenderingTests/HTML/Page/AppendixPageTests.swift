import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// An appendix has its place among the chapters on every page, and no number.
struct AppendixPageTests {
    private let handout: Handout
    private let parts: [Handout.Part]

    init() {
        let text =
            "---\ntitle: Claims\n---\n# Claims\n\n[Next](01-dots.md#sums)\n\n## One\n\n```swift\n1\n```\n```math\nx\n```\n"
        let chapter = ChapterReader(file: "lessons/article.md", number: nil, letter: "A").read(Array(text.utf8)).chapter
        parts = SampleHandout.parts + [Handout.Part(chapter: chapter, report: ChapterReport(chapter))]
        var course = SampleHandout.course
        course.chapters.append(chapter)
        handout = Handout(course, edition: .student, stamp: SampleHandout.stamp)
    }

    private var ids: Set<String> { Set(parts.map(\.chapter.id)) }

    private func isOn(_ page: String, _ text: String) -> Bool { page.contains(text) }

    @Test func itsPage() {
        let page = handout.page(parts[2], beside: ids)
        #expect(isOn(page, "<title>Claims · A course</title>"))
        #expect(isOn(page, "@top-right{content:\"Claims\";"))
        #expect(isOn(page, "<header class=\"opener\"><p class=\"kick\">Appendix</p><h1 id=\"chapter.A\">Claims</h1>"))
        #expect(isOn(page, "<nav class=\"ruler\" aria-label=\"Appendix\">"))
        #expect(isOn(page, "<li class=\"done\"><a href=\"02-softmax.html\"><b>2</b>"))
        #expect(isOn(page, "<li class=\"now\"><a href=\"article.html\" aria-current=\"page\"><b>A</b>"))
        #expect(isOn(page, "<a href=\"02-softmax.html\" rel=\"prev\">← 2 Softmax</a>"))
        #expect(isOn(page, "<section class=\"sec\">\n<h2 id=\"one\">One</h2>"))
        #expect(isOn(page, "<a class=\"lk\" href=\"#cell-A.1\">Cell A.1</a>") && isOn(page, "(A.1)</a>"))
        #expect(isOn(page, "<a href=\"01-dots.html#sums\">Next</a>"))
    }

    @Test func thePagesBesideIt() {
        let page = handout.page(parts[1], beside: ids)
        #expect(isOn(page, "<p class=\"kick\">Chapter 2 of 2</p>") && isOn(page, "<b data-n=\"of 2\">2</b>"))
        #expect(isOn(page, "<a href=\"article.html\" rel=\"next\"> Claims →</a>"))
        let index = handout.index(beside: ids)
        #expect(
            isOn(
                index,
                "<li><span class=\"n\" aria-hidden=\"true\"></span><div><h2><a href=\"article.html\">Claims</a></h2>"))
    }

    @Test func theBook() {
        let book = handout.book(parts)
        #expect(isOn(book, "<article class=\"chapter chapter-A\" aria-labelledby=\"chapter.A\">"))
        #expect(isOn(book, "@page chapter-A{@top-right{content:\"Claims\";"))
        #expect(isOn(book, "<a href=\"#ch1.sums\">Next</a>"))
    }
}
