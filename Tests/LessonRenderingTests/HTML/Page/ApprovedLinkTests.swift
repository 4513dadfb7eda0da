import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// Every link that the reader of a course approves leads to something on the pages, in each edition.
struct ApprovedLinkTests {
    /// What headings may hold: punctuation, equal texts, markup, letters of many scripts, values.
    private static let headings = [
        "First one", "Sums", "Sums", "Sums 1", "`softmax(x)` & *more*", "Grüße", "Gru\u{308}ße", "🎉 Party 🎉", "?!", "…",
        "注意力 Q_K-1", "A [link](#sums) and ![an image](dot.png)", "$`\\sqrt{d}`$ scaled", "`{swift} n` rows",
        "A <!-- comment --> word", "<b>Bold</b>", "Section", "ex-1.1", "chapter.1", "main",
    ]

    private static func chapter(title: String, other: String) -> (text: String, anchors: [String]) {
        let front = "---\ntitle: \(title)\n---\n"
        let body =
            headings.enumerated().map { index, heading in
                switch index {
                case 0: "# \(heading)\n"
                case 3: "> ## \(heading)\n"
                case 4: "- #### \(heading)\n"
                default: "## \(heading)\n"
                }
            }.joined(separator: "\n") + """

                ```swift id=hidden-cell hidden
                let n = 2
                ```
                ```swift id=shown
                n
                ```
                ### Exercise
                ```quiz id=why
                question: Why?
                choices:
                  - {text: a, correct: true}
                  - {text: b}
                ```
                ```swift exercise=task
                let m: Int = <#m#>
                ```
                ```swift solution=task
                let m: Int = 1
                ```
                ```swift check=task
                probe("m", m)
                ```
                ```hint exercise=task
                # Sums
                [sums](#sums)
                ```

                """
        let chapter = ChapterReader(file: "c/x.md").read(Array((front + body).utf8)).chapter
        let anchors =
            chapter.headings.map(\.anchor) + ["hidden-cell", "shown", "why", "task", "gru\u{308}ße", "grüße-1"]
        let links = anchors.map { "[x](#\($0)) [y](\(other)#\($0))" }.joined(separator: "\n")
        return (front + body + "\n" + links + " [z](\(other))\n", anchors)
    }

    private static func course() async throws -> (course: Course, text: String) {
        let first = chapter(title: "First one", other: "02-b.md")
        let files = [
            "c/course.yml": "format: 1\ntitle: C\nchapters: [01-a.md, 02-b.md]\n", "c/01-a.md": first.text,
            // The heading is not the title here, and has an id of its own.
            "c/02-b.md": chapter(title: "Another", other: "01-a.md").text, "c/dot.png": "GIF89a\u{1}\0\u{1}\0\0\0\0;",
        ]
        let reading = await CourseReader.read(folder: "c", display: "c", files: FileSource(files))
        return (
            try #require(reading.course), DiagnosticText().text(reading.diagnostics.filter { $0.severity == .error })
        )
    }

    private func ids(_ html: String) -> [String] { html.matches(of: /\sid="([^"]*)"/).map { String($0.1) } }

    private func hrefs(_ html: String) -> [String] {
        html.matches(of: /\shref="([^"]*)"/).map { PercentEncoding.decoded(String($0.1)) }
    }

    @Test(arguments: Handout.Edition.allCases)
    func everyLinkLeadsSomewhere(edition: Handout.Edition) async throws {
        let (course, errors) = try await Self.course()
        #expect(errors == "")
        let parts = course.chapters.map { Handout.Part(chapter: $0, report: ChapterReport($0)) }
        let handout = Handout(course, edition: edition, stamp: SampleHandout.stamp)
        var pages = ["course.html": handout.book(parts)]
        for part in parts {
            pages[PageFile.name(of: part.chapter)] = handout.page(part, beside: Set(course.chapters.map(\.id)))
        }
        var links = 0
        for (page, html) in pages {
            let own = ids(html)
            #expect(own.count == Set(own.map { Array($0.utf8) }).count, "an id is there twice in \(page): \(own)")
            #expect(!own.contains(""))
            for href in hrefs(html) where href.contains("#") {
                let name = href.prefix { $0 != "#" }
                let target = try #require(name.isEmpty ? html : pages[String(name)], "\(page): \(href)")
                let fragment = Array(href.drop { $0 != "#" }.dropFirst().utf8)
                #expect(ids(target).contains { Array($0.utf8) == fragment }, "\(page): \(href) leads nowhere")
                links += 1
            }
        }
        #expect(links > 200)
    }

    @Test func theHeadingThatRepeatsTheTitleIsTheTitle() async throws {
        let (course, _) = try await Self.course()
        let ids = Set(course.chapters.map(\.id))
        func target(_ destination: String, from chapter: Int, _ layout: PageLinks.Layout) -> PageLinks.Target {
            PageLinks(layout: layout, course: course, chapter: course.chapters[chapter]).target(of: destination)
        }
        #expect(target("#first-one", from: 0, .pages(ids)) == .to("#chapter.1"))
        #expect(target("01-a.md#first-one", from: 1, .pages(ids)) == .to("01-a.html#chapter.1"))
        #expect(target("01-a.md#first-one", from: 1, .book(ids)) == .to("#chapter.1"))
        #expect(target("#first-one", from: 1, .pages(ids)) == .to("#first-one"))
        #expect(target("#first-one", from: 1, .book(ids)) == .to("#ch2.first-one"))
    }
}
