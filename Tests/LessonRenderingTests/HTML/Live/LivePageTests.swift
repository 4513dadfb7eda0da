import Foundation
import HandoutAssets
import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// Served pages: the handout's, with what their script needs.
struct LivePageTests {
    private static let text = """
        ---
        title: A live one
        ---
        See [data](data/my%20file.csv), [notes](more.md), [up](../x.csv), [next](02-softmax.md).

        ## First part

        ```swift
        let end = "</script><!--"
        ```

        ```swift hidden
        let secret = 4711
        ```

        ```swift no-source id=shown
        end
        ```

        ```swift no-run
        let later = 1
        ```

        ## Tasks

        ```swift exercise=twice points=2
        /// Double it.
        func twice(_ x: Double) -> Double { <#x#> }
        ```

        ```hint exercise=twice
        Add it to itself.
        ```

        ```swift solution=twice
        func twice(_ x: Double) -> Double { x + x + 4712 }
        ```

        ```swift check=twice
        expect(twice(1) == 2, "it doubles")
        ```

        ```quiz id=why points=1
        question: Why?
        choices:
          - text: Because
            correct: true
            because: "so 4713"
          - text: No
        ```

        """
    private static let part: Handout.Part = {
        var part = SampleHandout.part(text, 1, "01-live")
        part.report.apply(.printed("4\n", cell: 1))
        part.report.apply(.cellFinished(1, .passed, seconds: 0))
        part.report.apply(.cellFinished(3, .passed, seconds: 0))
        return part
    }()
    private static let course = Course(
        title: "A course", folder: "lessons", chapters: [part.chapter, SampleHandout.parts[1].chapter])
    private static let ids: Set = ["01-live", "02-softmax"]

    private func handout(_ edition: Handout.Edition = .student, live: Bool = true) -> Handout {
        var handout = Handout(Self.course, edition: edition, stamp: SampleHandout.stamp)
        handout.live = live
        return handout
    }

    var page: String { handout().page(Self.part, beside: Self.ids) }

    private func data(_ page: String) throws -> [String: Any] {
        let block = try #require(page.firstMatch(of: /<script type="application\/json" id="Live">(.*?)<\/script>/)).1
        return try #require(try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any])
    }

    @Test func theHandoutHasNothingOfIt() {
        let page = handout(live: false).page(Self.part, beside: Self.ids)
        for text in ["id=\"Live\"", "connect-src", "class=\"outputs", "attend theme", "id=\"Search\"", "/file/"] {
            #expect(!page.contains(text), "\(text)")
        }
    }

    /// Apart from what is added, the page is the handout's.
    @Test func theRestIsTheHandouts() {
        func body(_ page: String) -> String {
            String(page[page.firstRange(of: "<body>")!.lowerBound...])
                .replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "").replacing(
                    /\n+<\/body>/, with: "\n</body>")
        }
        let live = body(page).replacing(SearchHTML(words: { $0.english }).html, with: "")
            .replacing(/<div class="outputs after" data-cell="\d+"><\/div>\n/, with: "")
            .replacing(/<div class="outputs" data-cell="\d+">/, with: "").replacing(
                "</div>\n</figure>", with: "</figure>"
            )
            .replacing(/<script type="application\/json" id="Live">.*?<\/script>\n/, with: "")
            // A cell that a reader changes may show a trace.
            .replacing(/<template id="Formulas">.*?<\/template>\n/, with: "")
            .replacing(/<script type="application\/octet-stream" id="Module">.*?<\/script>\n/, with: "")
            .replacing(/,"search":\{.*?"\}/, with: "")
            .replacing("\"/file/data/my%20file.csv\"", with: "\"files/data/my%20file.csv\"")
            // Cells that show nothing can show what comes of a change.
            .replacing(/<figure class="cell bare" id="[^"]*">\n.*\n<\/figure>\n/, with: "")
        let handout = body(handout(live: false).page(Self.part, beside: Self.ids))
            .replacing("<div id=\"cell-1.1b\"><span id=\"shown\"></span></div>\n", with: "")
        let different = zip(live.split(separator: "\n"), handout.split(separator: "\n")).first { $0 != $1 }
        #expect(different.map { [$0.0, $0.1] } == nil)
        #expect(live.utf8.count == handout.utf8.count)
    }

    @Test func outputsStandInElementsOfTheirOwn() {
        let page = page
        #expect(
            page.contains(
                "</code></pre>\n<div class=\"outputs\" data-cell=\"1\"><div class=\"out\"><span>prints</span>"
                    + "<pre><samp>4</samp></pre></div>\n</div>\n</figure>\n<div class=\"outputs after\" data-cell=\"1\"></div>\n"
            ))
        #expect(
            page.contains(
                "<figure class=\"cell bare\" id=\"cell-1.1a\">\n<a class=\"lk\" href=\"#cell-1.1a\" "
                    + "aria-label=\"Cell 1.1a\"></a>\n<div class=\"outputs\" data-cell=\"2\"></div>\n</figure>\n"
                    + "<div class=\"outputs after\" data-cell=\"2\"></div>\n"))
        #expect(page.matches(of: /class="outputs( after)?" data-cell/).count == 8)
    }

    @Test func whatTheScriptIsGiven() throws {
        let data = try data(page)
        #expect(data["chapter"] as? String == "01-live" && data["page"] as? String == "")
        #expect(data["sections"] as? [String] == ["first-part", "tasks"])
        let cells = try #require(data["cells"] as? [[String: Any]])
        #expect(cells.map { $0["cell"] as? Int } == [1, 4])
        #expect(cells.map { $0["id"] as? String } == ["cell-1.1", "cell-1.2"])
        #expect(cells.map { $0["code"] as? String } == ["let end = \"</script><!--\"\n", "let later = 1\n"])
        #expect(cells.map { $0["canRun"] as? Bool } == [true, false])
        let exercises = try #require(data["exercises"] as? [[String: Any]])
        #expect(exercises.map { $0["path"] as? String } == ["01-live/twice", "01-live/why"])
        #expect(exercises.map { $0["kind"] as? String } == ["code", "quiz"])
        #expect(exercises.map { $0["id"] as? String } == ["ex-1.1", "ex-1.2"])
        #expect(exercises.map { $0["hints"] as? Int } == [1, 0])
        #expect(exercises[0]["starter"] as? String == "func twice(_ x: Double) -> Double { <#x#> }\n")
        #expect(exercises[1]["starter"] is NSNull)
        let words = try #require(data["words"] as? [String: String])
        #expect(words.count == LivePhrase.allCases.count && words["check"] == LivePhrase.check.english)
    }

    @Test func theScriptEndsWhereItShould() {
        let page = page
        #expect(page.matches(of: /<\/script>/).count == 9 && page.matches(of: /<script/).count == 9)
        for secret in ["4711", "4712", "4713"] { #expect(!page.contains(secret)) }
    }

    @Test func aTeachersPageShowsKeysAndAsksNothing() throws {
        let page = handout(.teacher).page(Self.part, beside: Self.ids)
        #expect(page.contains("4712") && page.contains("4713"))
        #expect((try data(page)["exercises"] as? [Any])?.isEmpty == true)
    }

    @Test func theDigestIsThatOfThePageWithoutIt() throws {
        let page = page
        let (stamped, digest) = LiveData.stamped(page)
        #expect(digest == SHA256(page.utf8).hexadecimal)
        #expect(try data(stamped)["page"] as? String == digest)
        #expect(stamped.replacing(digest, with: "") == page)
        #expect(LiveData.stamped("nothing").html == "nothing")
        // What a lesson writes does not take its place.
        let fake = "<script type=\"application/json\" id=\"Live\">{\"chapter\":1,\"page\":\"\"}</script>"
        #expect(LiveData.stamped(fake + page).html.hasPrefix(fake))
    }

    @Test func filesOfTheCourseAreServed() {
        #expect(
            page.contains(
                "<a href=\"/file/data/my%20file.csv\">data</a>, notes, up, <a href=\"02-softmax.html\">next</a>"))
        #expect(handout().linkedFiles == ["data/my file.csv"])
        #expect(handout().addresses(linkedFrom: Self.part.chapter, beside: Self.ids)[0] == "/file/data/my%20file.csv")
        #expect(
            handout(live: false).addresses(linkedFrom: Self.part.chapter, beside: Self.ids)[0]
                == "files/data/my%20file.csv")
    }

    @Test func theIndexAndTheGlossary() throws {
        let progress = CourseOverview.ChapterProgress(
            hasRun: true, isDone: false, points: 1, maximumPoints: 3, hasAnswers: true)
        let html = ProgressHTML(progress, words: .english).html
        let index = handout().index(beside: Self.ids, progress: ["01-live": html])
        #expect(index.contains("<div class=\"progress\" data-chapter=\"01-live\">\(html)</div></div></li>"))
        #expect(index.contains("<div class=\"progress\" data-chapter=\"02-softmax\"></div></div></li>"))
        #expect(index.contains("id=\"Search\"") && !index.contains("id=\"SearchIndex\""))
        let data = try data(index)
        #expect(data["chapter"] is NSNull && (data["cells"] as? [Any])?.isEmpty == true)
        let handoutIndex = handout(live: false).index(beside: Self.ids)
        #expect(handoutIndex.contains("id=\"SearchIndex\"") && !handoutIndex.contains("class=\"progress\""))
        #expect(handoutIndex.contains(handout(live: false).searchIndex(beside: Self.ids)))
    }
}
