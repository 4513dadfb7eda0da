import Foundation
import LessonModel
import Testing

@testable import LessonRendering

/// What an open page is sent of a newer one.
struct PageBlocksTests {
    private static let long = String(repeating: "word ", count: 100)

    private static func page(_ main: String) -> String { "<p>\n<main id=\"Main\">\n\(main)</main>\n<footer></footer>" }

    private static func section(_ name: String, _ blocks: String...) -> String {
        let heading = name.isEmpty ? "" : "<h2 id=\"\(name)\">\(name)</h2>\n"
        return "<section class=\"sec\">\n\(heading)\(blocks.joined(separator: "\n"))\n</section>\n"
    }

    private static func block(_ name: String) -> String { "<div id=\"\(name)\"><p>\(long)</p></div>" }

    /// The page that an open one makes of what it is sent.
    private static func joined(_ html: String, _ old: PageBlocks) throws -> String {
        let count = " data-blocks=\"\(old.texts.count)\""
        #expect(html.contains("<main id=\"Main\"\(count)>"))
        return html.replacing(count, with: "").replacing(/<i data-same="(\d+)"><\/i>/) { old.texts[Int($0.1)!] }
    }

    @Test func blocksThatAreThereAreLeftOut() throws {
        let (a, b, c, d) = (Self.block("a"), Self.block("b"), Self.block("c"), Self.block("d"))
        let old = Self.page(Self.section("", a) + Self.section("x", b, "<p>small</p>", c) + d)
        let new = Self.page(Self.section("", a) + Self.section("x", "<p>new</p>", c, "<p>small</p>", b) + d)
        let (before, now) = try (#require(PageBlocks(old)), #require(PageBlocks(new)))
        #expect(before.texts.map(\.count) == [a.count, 17, b.count, 12, c.count, d.count])
        let html = now.html(since: before)
        #expect(html.matches(of: /data-same="(\d)"/).map(\.1) == ["0", "4", "2", "5"])
        #expect(try Self.joined(html, before) == new)
    }

    @Test func aBlockThatIsThereTwiceComesOnce() throws {
        let a = Self.block("a")
        let pages = try (1...3).map { count in
            try #require(
                PageBlocks(Self.page(Self.section("x", Array(repeating: a, count: count).joined(separator: "\n")))))
        }
        #expect(pages[1].html(since: pages[0]).matches(of: /data-same="(\d)"/).map(\.1) == ["1"])
        #expect(pages[2].html(since: pages[1]).matches(of: /data-same="(\d)"/).map(\.1) == ["1", "2"])
        #expect(pages[0].html(since: pages[2]).matches(of: /data-same="(\d)"/).map(\.1) == ["1"])
    }

    /// Pages match section by section.
    @Test func aBlockOfAnotherSectionIsAnotherOne() throws {
        let a = Self.block("a")
        for (old, new) in [
            (Self.section("x", a) + Self.section("y"), Self.section("x") + Self.section("y", a)),
            (Self.section("x", a), a), (Self.section("x", a), Self.section("y", a)), (a, Self.section("", a)),
            (Self.section("", "<p>1</p>") + Self.section("", a), Self.section("", a)),
        ] {
            let (before, now) = try (#require(PageBlocks(Self.page(old))), #require(PageBlocks(Self.page(new))))
            #expect(!now.html(since: before).contains("data-same"))
        }
    }

    @Test func whatOnlyLooksLikeTagsIsNone() throws {
        let block =
            "<div><img src=\"a\"><br /><svg><path d=\"\"/></svg><script>\"<div>\" < 1</script>\(Self.long)</div>"
        let page = Self.page(Self.section("x", block))
        let blocks = try #require(PageBlocks(page))
        #expect(blocks.texts == ["<h2 id=\"x\">x</h2>", block[...]])
    }

    @Test(arguments: [
        "", "<main id=\"Main\">", "<main id=\"Main\"><p>a</main>", "<main id=\"Main\"><p",
        "<main id=\"Main\"><section class=\"sec\">",
    ])
    func whatDoesNotEndHasNone(html: String) {
        #expect(PageBlocks(html) == nil)
    }

    /// Every kind of block that there is, in pages as they are served.
    @Test func aServedPageIsTheSameInParts() throws {
        let old = LivePageTests().page
        let new = old.replacing("First part", with: "Other part").replacing("Add it to itself", with: "Add it twice")
        let (before, now) = try (#require(PageBlocks(old)), #require(PageBlocks(new)))
        let html = now.html(since: before)
        #expect(html.contains("data-same") && !html.contains("<style") && !html.contains("<script>"))
        #expect(html.contains("id=\"Live\"") && html.contains("Other part"))
        func main(_ html: String) -> Substring? { html.firstMatch(of: /(?s)<main.*<\/main>/)?.0 }
        #expect(try main(Self.joined(html, before)) == main(new))
        // With another style sheet the whole page is needed.
        let other = try #require(PageBlocks(new.replacing("</style>", with: "a{}</style>", maxReplacements: 1)))
        #expect(other.html(since: before) == new.replacing("</style>", with: "a{}</style>", maxReplacements: 1))
    }
}
