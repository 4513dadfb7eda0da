import Foundation
import TestSupport
import Testing

/// The search of a course, in a browser and without a server: the script finds what the index holds.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct SearchTests {
    private static let course = [
        "lessons/course.yml": "format: 1\ntitle: \"A course\"\nchapters: [01-first.md, 02-second.md]\n",
        "lessons/01-first.md": """
        ---
        title: Masks
        summary: What is hidden.
        ---
        ## Padding

        The words of a text, and a façade; softmax too.

        ## Shares

        A **softmax** makes shares of words.

        """,
        "lessons/02-second.md": """
        ---
        title: 注意力
        ---
        ## Softmax

        Words alone: softmaxes.

        ## 缩放点积

        每个查询都看所有的键。

        """,
    ]
    private static let queries = [
        "softmax", "soft", "SOFTMAX the", "words shares", "Facade", "缩放", "键", "所有的键", "hidden", "zebra", "the",
    ]
    /// Headings, then terms, then text; whole words before beginnings of words.
    private static func found(_ enter: String) -> String {
        """
        softmax: 3 results: 2.1 Softmax | 1.2 Shares | 1.1 Padding
        soft: 3 results: 2.1 Softmax | 1.2 Shares | 1.1 Padding
        SOFTMAX the: 3 results: 2.1 Softmax | 1.2 Shares | 1.1 Padding
        words shares: 1 result: 1.2 Shares
        Facade: 1 result: 1.1 Padding
        缩放: 1 result: 2.2 缩放点积
        键: 1 result: 2.2 缩放点积
        所有的键: 1 result: 2.2 缩放点积
        hidden: 1 result: 1 Masks
        zebra: Nothing found for “zebra”:\u{20}
        the: Nothing found for “the”:\u{20}
        closed
        Search closed
        ArrowDown 2.1 Softmax
        ArrowDown 1.2 Shares
        ArrowUp 2.1 Softmax
        ArrowUp Search
        ArrowDown 2.1 Softmax
        Escape Search
        emptied
        \(enter)

        """
    }

    @Test func inTheIndexAndInTheBook() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let attend = try Attend(Self.course)
        defer { attend.remove() }
        #expect(try await attend("handout", "-o", "pages").status == 0)
        #expect(try await attend("handout", "-o", "pages", "--single-file").status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: attend.folder.appending(path: "pages").path)
        #expect(names.sorted() == ["01-first.html", "02-second.html", "course.html", "glossary.html", "index.html"])
        for (name, place) in [("index.html", "02-second.html#softmax"), ("course.html", "course.html#ch2.softmax")] {
            let page = attend.folder.appending(path: "pages/\(name)").path
            let found = try await PageTools.run("search", [page] + Self.queries)
            #expect(found == Self.found(place), "\(found)")
        }
    }
}
