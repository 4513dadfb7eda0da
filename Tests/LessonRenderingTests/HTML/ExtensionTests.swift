import LessonModel
import LessonReader
import LessonRendering
import Testing

/// Alerts, formulas, values and the parts of a lesson in a body.
struct ExtensionTests {
    private func html(_ markdown: String, _ body: HTMLBody = HTMLBody()) -> String {
        body.html(of: DocumentReader.read(markdown: markdown, file: "x.md").blocks)
    }

    @Test(arguments: ["note", "tip", "important", "warning", "caution"])
    func alerts(name: String) {
        #expect(
            html("> [!\(name.uppercased())]\n> One *two*\n>\n> - three\n") == """
                <div class="alert alert-\(name)" role="note">
                <p class="alert-title">\(name.prefix(1).uppercased() + name.dropFirst())</p>
                <p>One <em>two</em></p>
                <ul>
                <li>three</li>
                </ul>
                </div>

                """)
    }

    @Test func anAsideIsANoteInTheMargin() {
        #expect(html("> [!ASIDE]\n> Text.\n") == "<aside class=\"sn\">\n<p>Text.</p>\n</aside>\n")
    }

    @Test(arguments: ["> [!NOET]\n> a\n", "> [!NOTE] a\n", "> a [!NOTE]\n", "> \\[!NOTE]\n> a\n", "> [!NOTE](x)\n"])
    func otherQuotesStayQuotes(markdown: String) {
        #expect(html(markdown).hasPrefix("<blockquote>\n<p>"))
    }

    @Test func formulas() {
        let inline = html("a $`x<y`$ b")
        #expect(inline.hasPrefix("<p>a <math"))
        #expect(inline.hasSuffix("</math> b</p>\n"))
        #expect(html("```math\nx\n```\n").hasPrefix("<math"))
        #expect(html("```math\nx\n```\n").contains("display=\"block\""))
    }

    @Test(arguments: [
        ("\\$`x`$", "<p>$<code>x</code>$</p>\n"), ("$ `x`$", "<p>$ <code>x</code>$</p>\n"),
        ("$`x` $", "<p>$<code>x</code> $</p>\n"),
        ("&#36;`x`$", "<p>$<code>x</code>$</p>\n"), ("$`x`*$*", "<p>$<code>x</code><em>$</em></p>\n"),
        ("$x$", "<p>$x$</p>\n"),
        ("$`\\foo`$", "<p><code>\\foo</code></p>\n"),
    ])
    func whatIsNoFormula(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func twoFormulasMayTouch() {
        #expect(html("$`a`$$`b`$").matches(of: /<math/).count == 2)
    }

    @Test func headingsOfAPageHaveAnchors() {
        let page = HTMLBody(style: .page)
        #expect(
            html("# Softmax, *stable*\n\n## 注意力 Q_K-1\n\n# Softmax stable\n\n- # Softmax stable\n", page) == """
                <h1 id="softmax-stable">Softmax, <em>stable</em></h1>
                <h2 id="注意力-q_k-1">注意力 Q_K-1</h2>
                <h1 id="softmax-stable-1">Softmax stable</h1>
                <ul>
                <li>
                <h1 id="softmax-stable-2">Softmax stable</h1>
                </li>
                </ul>

                """)
    }

    @Test func alignmentOnAPageIsAClass() {
        #expect(
            html("| a | b |\n|--:|---|\n", HTMLBody(style: .page)).contains(
                "<th scope=\"col\" class=\"align-right\">a</th>\n<th scope=\"col\">b</th>\n"))
    }

    @Test func aChapterBeforeItRunsShowsItsSource() {
        let text =
            "---\ntitle: T\n---\n```swift\na < b\n```\n```swift hidden\n1\n```\n`{swift} a`\n```swift exercise=e\n<#x#>\n```\n"
        let chapter = ChapterReader(file: "x.md").read(Array(text.utf8)).chapter
        #expect(
            HTMLBody(inserts: .init(sourceOf: chapter)).html(of: chapter.blocks) == """
                <pre><code class="language-swift">a &lt; b
                </code></pre>
                <p><span class="value">a</span></p>
                <pre><code class="language-swift">&lt;#x#&gt;
                </code></pre>

                """)
    }

    @Test func partsOfALessonAreHandedIn() {
        let place = FileLocation(file: "x.md", line: 1, column: 1)
        let blocks = [
            Block(.cell(1), at: place), Block(.paragraph([.value(0)]), at: place), Block(.quiz("a"), at: place),
        ]
        let inserts = HTMLBody.Inserts(
            block: { $0.kind == .cell(1) ? "<figure></figure>" : nil }, value: { $0 == 0 ? "<3" : nil })
        #expect(
            HTMLBody(inserts: inserts).html(of: blocks) == """
                <figure></figure>
                <p><span class="value">&lt;3</span></p>
                <div class="lesson-part" id="a"></div>

                """)
    }
}
