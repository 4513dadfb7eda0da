import Foundation
import TestSupport
import Testing

/// Pages are written, and written again when something has changed.
@Suite(.processLimit) struct HandoutTests {
    private static let dot = "GIF89a\u{1}\0\u{1}\0\0\0\0;"

    private static func course(second: String = "Nothing yet.") -> [String: String] {
        [
            "lessons/course.yml": """
            format: 1
            title: "A miniature course"
            chapters: [01-first.md, 02-second.md]

            """,
            "lessons/01-first.md": """
            ---
            title: First steps
            ---
            ![A dot](a%20dot.png) ![A line](line.svg) One and one is `{swift} 1 + 1`.

            ```swift
            print("printed \\(6 * 7)")
            ```

            """,
            "lessons/02-second.md": "---\ntitle: Second thoughts\n---\n\(second)\n",
            "lessons/a dot.png": dot, "lessons/line.svg": "<svg/>",
        ]
    }

    private func page(_ name: String, _ attend: Attend) throws -> String {
        String(decoding: try Data(contentsOf: attend.folder.appending(path: name)), as: UTF8.self)
    }

    @Test func aPageForEachChapterAndAnIndex() async throws {
        let attend = try Attend(Self.course())
        defer { attend.remove() }
        let run = try await attend("handout")
        #expect(run.status == 0)
        let names = run.out.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(names == ["handouts/01-first.html", "handouts/02-second.html", "handouts/index.html"])
        let first = try page("handouts/01-first.html", attend)
        #expect(first.contains("One and one is") && first.contains("printed 42"))
        #expect(first.contains("data:image/gif;base64,\(Data(Self.dot.utf8).base64EncodedString())"))
        #expect(first.contains("data:image/svg+xml;base64,\(Data("<svg/>".utf8).base64EncodedString())"))
        #expect(try page("handouts/index.html", attend).contains("Second thoughts"))
    }

    @Test func anImageThatHoldsNoneIsLeftOutAndItsAuthorTold() async throws {
        let attend = try Attend(
            Self.course(second: "![](text.png) ![](none.gif)").merging(
                ["lessons/text.png": "A heat map.\n", "lessons/none.gif": ""]) { $1 })
        defer { attend.remove() }
        let run = try await attend("handout", "2")
        #expect(run.status == 0)
        #expect(
            run.error == """
                lessons/02-second.md:4:5: warning: this image will not be on the page: 'text.png' holds no image that browsers show
                4 | ![](text.png) ![](none.gif)
                  |     ^~~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                lessons/02-second.md:4:19: warning: this image will not be on the page: 'none.gif' is empty
                4 | ![](text.png) ![](none.gif)
                  |                   ^~~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                """)
        #expect(try !page("handouts/02-second.html", attend).contains("data:image/"))
    }

    @Test func whatHasNotChangedIsLeftAlone() async throws {
        let attend = try Attend(Self.course())
        defer { attend.remove() }
        let first = try await attend("handout", "-o", "pages")
        #expect(first.status == 0 && !first.out.contains("unchanged"))
        let again = try await attend("handout", "-o", "pages")
        #expect(again.out.split(separator: "\n").allSatisfy { $0.hasSuffix("  unchanged") })
        let afresh = try await attend("handout", "-o", "pages", "--no-cache")
        #expect(afresh.out == again.out)
        // A changed page is written again, and so are pages whose image or whose linked title has changed.
        let original = try page("pages/01-first.html", attend)
        try Data("mine".utf8).write(to: attend.folder.appending(path: "pages/01-first.html"))
        let mended = try await attend("handout", "-o", "pages")
        #expect(mended.out.split(separator: "\n").filter { !$0.hasSuffix("unchanged") }.count == 1)
        #expect(try page("pages/01-first.html", attend) == original)
        try Data((Self.dot + "more").utf8).write(to: attend.folder.appending(path: "lessons/a dot.png"))
        #expect(try await attend("handout", "-o", "pages").status == 0)
        #expect(try page("pages/01-first.html", attend).contains(Data((Self.dot + "more").utf8).base64EncodedString()))
        let teacher = try await attend("handout", "-o", "pages", "--edition", "teacher")
        #expect(teacher.out.contains("index.html") && !teacher.out.hasSuffix("unchanged\n"))
        #expect(try await attend("handout", "-o", "pages").status == 0)
        try Data("---\ntitle: Second thoughts\n---\nMore.\n".utf8).write(
            to: attend.folder.appending(path: "lessons/02-second.md"))
        let edited = try await attend("handout", "-o", "pages")
        let rewritten = edited.out.split(separator: "\n").filter { !$0.hasSuffix("unchanged") }
        // The index finds every word of the course.
        #expect(rewritten.map { $0.prefix { $0 != " " } } == ["pages/02-second.html", "pages/index.html"])
    }

    /// A page with a question also says which version of the whole course its answers belong to.
    @Test func pagesThatJudgeThemselvesAreOtherPages() async throws {
        let quiz = """
            ```quiz id=one points=1
            question: What is one and one?
            choices:
              - {text: "Two", correct: true, because: "So it was agreed."}
              - {text: "Three"}
            ```

            """
        let attend = try Attend(Self.course(second: quiz))
        defer { attend.remove() }
        func written(_ options: String...) async throws -> [Substring] {
            let run = try await attend(["handout", "-o", "pages"] + options)
            #expect(run.status == 0)
            return run.out.split(separator: "\n").filter { !$0.hasSuffix("unchanged") }.map { $0.prefix { $0 != " " } }
        }
        #expect(try await written().count == 3)
        let plain = try page("pages/02-second.html", attend)
        #expect(try await written("--self-check") == ["pages/02-second.html"])
        #expect(try page("pages/02-second.html", attend).contains("So it was agreed."))
        #expect(try await written() == ["pages/02-second.html"])
        #expect(try page("pages/02-second.html", attend) == plain && !plain.contains("So it was agreed."))
        let first = try page("lessons/01-first.md", attend)
        try attend.write(first + "\nMore.\n", "lessons/01-first.md")
        #expect(try await written() == ["pages/01-first.html", "pages/02-second.html", "pages/index.html"])
        let refused = try await attend("handout", "--self-check", "--edition", "teacher")
        #expect(refused.status == 64)
        #expect(refused.error.hasPrefix("Error: --self-check is for students; the teacher edition shows the keys\n"))
    }

    @Test func oneChapterOneBookOneEdition() async throws {
        let attend = try Attend(Self.course())
        defer { attend.remove() }
        #expect(try await attend("handout", "2", "-o", "one").status == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: attend.folder.appending(path: "one").path).sorted()
                == ["02-second.html", "index.html"])
        let index = try page("one/index.html", attend)
        #expect(index.contains("<h2>First steps</h2>"))
        #expect(index.contains("<h2><a href=\"02-second.html\">Second thoughts</a></h2>"))
        #expect(try await attend("handout", "1", "-o", "one").status == 0)
        #expect(try page("one/index.html", attend).contains("<h2><a href=\"02-second.html\">Second thoughts</a></h2>"))
        #expect(try page("one/01-first.html", attend).contains("<a href=\"02-second.html\" rel=\"next\">"))
        #expect(try await attend("handout", "--single-file", "--edition", "teacher").status == 0)
        let book = try page("handouts-teacher/course.html", attend)
        #expect(book.contains("First steps") && book.contains("Second thoughts") && book.contains("printed 42"))
    }

    @Test func theStampHasADateOnlyWhenOneIsGiven() async throws {
        var attend = try Attend(Self.course())
        defer { attend.remove() }
        attend.environment["SOURCE_DATE_EPOCH"] = "86400"
        #expect(try await attend("handout", "1").status == 0)
        let dated = try page("handouts/01-first.html", attend)
        #expect(dated.contains("1970-01-02") && dated.contains("swift-"))
        attend.environment["SOURCE_DATE_EPOCH"] = "yesterday"
        let wrong = try await attend("handout", "1")
        #expect(wrong.status == 2)
        #expect(
            wrong.error == """
                error: SOURCE_DATE_EPOCH is 'yesterday'
                help: it takes whole seconds since 1970-01-01

                """)
        #expect(try page("handouts/01-first.html", attend) == dated)
    }

    @Test func aChapterThatFailsIsShownAsItIs() async throws {
        let attend = try Attend(Self.course(second: "```swift\nlet x: Int = \"one\"\n```\n"))
        defer { attend.remove() }
        let run = try await attend("handout")
        #expect(run.status == 1)
        #expect(run.error.contains("lessons/02-second.md:5:14: error: cannot convert value of type 'String'"))
        #expect(try page("handouts/02-second.html", attend).contains("cannot convert value of type"))
        #expect(try page("handouts/01-first.html", attend).contains("printed 42"))
    }

    @Test func aKeyThatCannotBeComputedIsReportedEachTime() async throws {
        let attend = try Attend(
            Self.course(
                second: "```swift\nlet x = [1.0]\n```\n\n"
                    + "```worksheet id=sum of=\"[x[x.count]]\" blanks=\"all\" points=1\nBy hand.\n```\n"))
        defer { attend.remove() }
        func said(_ severity: String) -> String {
            """
            lessons/02-second.md:8:27: \(severity): Index out of range
            8 | ```worksheet id=sum of="[x[x.count]]" blanks="all" points=1
              |                           ^
              help: indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one

            """
        }
        for _ in 0..<2 {
            let run = try await attend("handout", "2")
            #expect(run.status == 1)
            #expect(run.error.contains(said("error")), "\(run.error)")
        }
        let solution = try await attend("solution", "2.1", "--reveal")
        #expect(solution.status == 2 && solution.error.contains(said("error")), "\(solution.error)")
        let start = try await attend("start", "2")
        #expect(start.status == 0 && start.error.contains(said("warning")), "\(start.error)")
    }

    @Test func whoWatchesIsToldOfTheServer() async throws {
        let attend = try Attend(Self.course())
        defer { attend.remove() }
        let run = try await attend("handout", "--watch")
        #expect(run.status == 64)
        #expect(run.error.contains("--watch is gone: 'attend serve' shows the pages"), "\(run.error)")
    }

    @Test func aFolderThatCannotBeWritten() async throws {
        let attend = try Attend(Self.course())
        defer { attend.remove() }
        try Data().write(to: attend.folder.appending(path: "taken"))
        let run = try await attend("handout", "1", "-o", "taken")
        #expect(run.status == 2)
        #expect(run.error.contains("error: taken/01-first.html cannot be written: "))
        #expect(run.error.hasSuffix("help: name another folder with -o\n"))
    }

    @Test func thePDFNeedsABrowser() async throws {
        var attend = try Attend(Self.course())
        defer { attend.remove() }
        let tools = attend.folder.appending(path: "tools")
        try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
        attend.environment["PATH"] = tools.path
        let without = try await attend("handout", "1", "--pdf")
        #expect(without.status == 2)
        #expect(
            without.error.hasPrefix("error: there is neither Chromium nor Chrome to print with\nhelp: install one: "))
    }
}
