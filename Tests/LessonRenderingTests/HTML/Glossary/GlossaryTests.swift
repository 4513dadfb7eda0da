import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// The terms that a course defines, and what else is bold.
struct GlossaryTests {
    private static func chapter(_ text: String, _ number: Int = 1, title: String = "Shares & sums") -> Chapter {
        ChapterReader(file: "lessons/0\(number)-part.md", number: number)
            .read(Array("---\ntitle: \(title)\n---\n\(text)\n".utf8)).chapter
    }

    private func terms(_ text: String, language: String = "en") -> [String] {
        Glossary([Self.chapter(text)], language: language, layout: .pages([])).terms.map { $0.name.shownText }
    }

    private func definition(_ text: String, language: String = "en") -> String? {
        let glossary = Glossary([Self.chapter(text)], language: language, layout: .pages([]))
        return glossary.terms.first?.places[0].term.sentence.shownText
    }

    @Test(arguments: [
        "## A **heading**", "> Someone said **so**.", "| **a** | **b** |\n|---|---|\n| **c** | d |", "**A paragraph**",
        "- **Label**: what it names", "- **Label.** More", "So it **ends.** Here", "See **−∞** or **12**.",
        "The animal was tired, so **it** slept.", "**The** same, **out** of **the two**.",
        "Each query gives one whole, so **each row adds up to 1** here.", "So **Verdict: wrong** it is.",
        "```swift exercise=e points=1\n/// A **term**\nfunc f() {}\n```", "一切**都是注意力而且只有注意力而已**。",
    ])
    func whatIsNoTerm(markdown: String) {
        #expect(terms(markdown).isEmpty)
    }

    @Test func chineseSentencesThatPointBack() {
        let text = "点积得到分数。这称为**点积注意力**。"
        #expect(definition(text, language: "zh-CN") == text.replacing("**", with: ""))
        #expect(definition(text, language: "zh-TW") == "这称为点积注意力。")
    }

    @Test func whatIsATerm() {
        #expect(
            terms(
                """
                A **mask** hides. This is **scaled dot-product attention**, and *here **nested** it* is.

                - A list may define: a **top-k** share.

                > [!NOTE]
                > **Jacobian** of a map, in a [link with **weights**](#x).

                **Softmax** makes shares; softmax again. An **Élan** and `code`; a **$`Q`$ matrix**; an **é**.
                """) == [
                    "é", "Élan", "Jacobian", "mask", "nested", "Q matrix", "scaled dot-product attention", "softmax",
                    "top-k", "weights",
                ])
        #expect(terms("用**掩码**藏住。再说**注意力**。", language: "zh") == ["掩码", "注意力"])
    }

    @Test func aDefinitionIsASentence() {
        #expect(definition("First. A **mask** hides. Last.") == "A mask hides.")
        #expect(definition("First. Some are hidden. This is a **mask**. Last.") == "Some are hidden. This is a mask.")
        #expect(definition("This is a **mask**.") == "This is a mask.")
        #expect(definition("One. (A **token** is text.) Two.") == "A token is text.")
        #expect(definition("**Softmax** divides by the sum:") == "Softmax divides by the sum.")
        #expect(definition("A [**mask**](#x) hides `{swift} 1`.") == "A mask hides ….")
        #expect(definition("先说。**掩码**藏住它：", language: "zh") == "掩码藏住它。")
    }

    // MARK: A course

    private static let chapters = [
        chapter("A **weight** is a share.\n\n## Sums\n\nA weighted **sum** and a **sum**; **Query** it.\n", 1),
        chapter("## **Keys** & $`Q`$\n\nAll **weights**, each **query**, and a **sum**.\n", 2, title: "More"),
    ]

    @Test func duplicatesAreOneTermWithAllPlaces() {
        let glossary = Glossary(Self.chapters, language: "en", layout: .pages(["01-part", "02-part"]))
        #expect(glossary.terms.map { $0.name.shownText } == ["query", "sum", "weight"])
        #expect(
            glossary.terms.map { $0.places.map(\.section.address) } == [
                ["01-part.html#sums", "02-part.html#keys--q"], ["01-part.html#sums", "02-part.html#keys--q"],
                ["01-part.html", "02-part.html#keys--q"],
            ])
        let foreign = Glossary(Self.chapters, language: "xx", layout: .pages([]))
        #expect(foreign.terms.map(\.key) == ["query", "sum", "weight", "weights"])
    }

    @Test func theListOfTerms() throws {
        let glossary = Glossary(Self.chapters, language: "en", layout: .book(["01-part", "02-part"]))
        let q = try #require(LinkedSection.sections(of: Self.chapters[1], in: .pages([])).last?.titleHTML)
        #expect(q.hasPrefix("2.1 <strong>Keys</strong> &amp; <math"))
        #expect(
            GlossaryHTML(glossary).html == """
                <dl class="terms">
                <dt id="term.query"><dfn>query</dfn></dt>
                <dd><p>A weighted <strong>sum</strong> and a <strong>sum</strong>; <strong>Query</strong> it.</p>
                <p class="meta"><a href="#ch1.sums">1.1 Sums</a> · <a href="#ch2.keys--q">\(q)</a></p></dd>
                <dt id="term.sum"><dfn>sum</dfn></dt>
                <dd><p>A weighted <strong>sum</strong> and a <strong>sum</strong>; <strong>Query</strong> it.</p>
                <p class="meta"><a href="#ch1.sums">1.1 Sums</a> · <a href="#ch2.keys--q">\(q)</a></p></dd>
                <dt id="term.weight"><dfn>weight</dfn></dt>
                <dd><p>A <strong>weight</strong> is a share.</p>
                <p class="meta"><a href="#chapter.1">1 Shares &amp; sums</a> · <a href="#ch2.keys--q">\(q)</a></p></dd>
                </dl>
                """)
    }

    @Test func whereItIsShown() throws {
        let course = Course(title: "C", folder: "lessons", chapters: Self.chapters)
        let handout = Handout(course, edition: .student, stamp: SampleHandout.stamp)
        let page = try #require(handout.glossary(beside: ["01-part", "02-part"]))
        #expect(page.contains("<h1>Glossary</h1>\n<p class=\"kick\">3 terms</p>"))
        #expect(
            page.contains("<title>Glossary · C</title>") && page.contains("<a class=\"mark\" href=\"index.html\">C</a>")
        )
        #expect(!page.contains("id=\"Search\""))
        let link = "<p class=\"also meta\"><a href=\"glossary.html\">Glossary</a> · 3 terms</p>"
        #expect(handout.index(beside: ["01-part", "02-part"]).contains(link))
        // Terms of chapters without a page have nowhere to lead to.
        #expect(try #require(handout.glossary(beside: ["01-part"])).contains("<p class=\"kick\">3 terms</p>"))
        #expect(handout.glossary(beside: []) == nil)
        #expect(!handout.index(beside: []).contains("glossary.html"))
        let book = handout.book(Self.chapters.map { Handout.Part(chapter: $0, report: ChapterReport($0)) })
        #expect(
            book.contains("<a href=\"#glossary\">Glossary</a>") && book.contains("<h2 id=\"glossary\">Glossary</h2>"))
        #expect(!SampleHandout.handout.book(SampleHandout.parts).contains("id=\"glossary\""))
    }
}
