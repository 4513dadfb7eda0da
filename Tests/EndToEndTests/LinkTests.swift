import TestSupport
import Testing

/// Addresses of parts of a page, opened and used in a real browser.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct LinkTests {
    /// Two heads, whose steps are folded, and a hint that holds an element with an id.
    private static let course = [
        "lessons/course.yml": """
        format: 1
        title: "A miniature course"
        raw-html: true
        modules: [\(PackageFolder.root.appending(path: "Sources/AttentionKernel").path)]
        imports: [AttentionKernel]
        chapters: [01-lesson.md]

        """,
        "lessons/01-lesson.md": """
        ---
        title: Heads
        ---
        ```swift
        let x = Matrix([[1, 0, 2, 0], [0, 1, 0, 2]])
        let w = Linear(weight: .identity(4))
        MultiHeadAttention(query: w, key: w, value: w, output: nil, heads: 2)(x)
        ```

        ```math
        S = Q K^\\top
        ```

        ```swift exercise=one points=1
        func one() -> Int { <#A number#> }
        ```

        ```hint exercise=one
        <a id="deep"></a>The first *number*.
        ```

        ```swift solution=one
        func one() -> Int { 1 }
        ```

        ```swift check=one
        probe("one", one())
        ```

        """,
    ]

    @Test func everyAddressShowsWhatItNames() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let attend = try Attend(Self.course)
        defer { attend.remove() }
        let run = try await attend("handout", "1", "-o", "pages")
        #expect(run.status == 0, "\(run.error)")
        #expect(try await PageTools.run("links", [attend.folder.appending(path: "pages/01-lesson.html").path]) == "")
    }
}
