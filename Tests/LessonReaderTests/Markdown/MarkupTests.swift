import LessonModel
import LessonReader
import Testing

/// What GitHub adds to CommonMark is read as GitHub reads it, and nowhere else.
struct MarkupTests {
    private func read(_ text: String) -> (tree: String, diagnostics: [Diagnostic]) {
        let reading = ChapterReader(file: "a.md").read(Array((text + "\n").utf8))
        return (PrintedTree(reading.chapter.blocks).text, reading.diagnostics)
    }

    /// The tree of a text without front matter, which is the only thing wrong with it.
    private func tree(_ text: String) -> String {
        let reading = read("---\ntitle: T\n---\n" + text)
        #expect(reading.diagnostics == [])
        return reading.tree
    }

    @Test(arguments: [
        ("$x^2$", "formula(x^2)"), ("a $d_k$.", "\"a \" formula(d_k) \".\""), ("($n$)", "\"(\" formula(n) \")\""),
        ("$Q, K$ and $0$", "formula(Q, K) \" and \" formula(0)"),
        ("*a $b_c d_e$ f*", "em(\"a \" formula(b_c d_e) \" f\")"),
        ("$a*b$ and $c*d$", "formula(a*b) \" and \" formula(c*d)"), ("$\\{a\\}$", "formula(\\{a\\})"),
        ("$\\text{if } x$", "formula(\\text{if } x)"), ("$x$`y`", "\"$x$\" code(y)"),
        ("[see $x$](b.md)", "link(b.md, \"\", \"see \" formula(x))"), ("注意$x$力", "\"注意\" formula(x) \"力\""),
        ("a $x\n= y$ b", "\"a \" formula(x\n= y) \" b\""),
    ])
    func formulas(text: String, expected: String) {
        let found = read("---\ntitle: T\n---\n" + text)
        #expect(found.tree == "paragraph @4:1 \(expected)\n")
    }

    @Test func displayFormulas() {
        #expect(
            tree("$$\na\n- b\n= c\n$$\n\nSo $$x^2$$ holds.\n\n> $$ d_k\n> + 1 $$") == """
                formula @4:1 <a
                - b
                = c>
                paragraph @10:1 "So"
                formula @10:4 <x^2>
                paragraph @10:11 "holds."
                quote @12:1
                  formula @12:3 < d_k
                + 1 >

                """)
    }

    @Test(arguments: [
        "It costs $5 and $10.", "From $5-$6 to US$7^2$.", "$HOME/$USER and ${A}/${B}", "\\$x^2\\$",
        "Set $PATH:$HOME, $MY_VAR or $OTHER_VAR.", "~one~ ~~~ and ~~ alone", "\\~~a~~", "[^a-z]",
        "xhttps://x.org/ http:// www. https://_a.b_c", "a:b : c",
    ])
    func whatOnlyLooksLikeMarkup(text: String) {
        let plain = DocumentReader.read(markdown: "\n\n\n" + text + "\n", file: "a.md").blocks
        #expect(tree(text) == PrintedTree(plain).text)
    }

    @Test(arguments: [
        "`$x$ ~~a~~ [^1] <!-- --> https://x.org [@a] {{#include b}}`",
        "<https://x.org/~~a~~$b$>", "[a](https://x.org/$x$_$y$ \"~~t~~ $z$\")", "![a](<https://x.org/$x$ ~~b~~>)",
        "```text\n$x$ ~~a~~ [^1] <!-- a --> https://x.org\n::: note\n[^1]: a\n$$\n```",
        "    $x$ ~~a~~\n    [^1]: a\n    $$",
        "$`x ~~a~~ b`$", "```math\na ~~ b ~~ c % https://x.org\n```", "[a]\n\n[a]: https://x.org/$b$~~c~~ \"$d$\"",
        "Code ``$x` `` and $`a`$ $`b`$.",
    ])
    func codeAndAddressesAreLeftAlone(text: String) {
        let plain = DocumentReader.read(markdown: "\n\n\n" + text + "\n", file: "a.md").blocks
        #expect(read("---\ntitle: T\n---\n" + text).tree == PrintedTree(plain).text)
    }

    @Test(arguments: [
        ("~~a *b* c~~ d", "del(\"a \" em(\"b\") \" c\") \" d\""), ("**~~a~~**", "strong(del(\"a\"))"),
        ("~~a", "\"~~a\""), ("a~~b~~c", "\"a\" del(\"b\") \"c\""), ("*a ~~b* c~~", "em(\"a ~~b\") \" c~~\""),
    ])
    func struckText(text: String, expected: String) {
        #expect(tree(text) == "paragraph @4:1 \(expected)\n")
    }

    @Test(arguments: [
        ("https://x.org/a_b_c.", "link(https://x.org/a_b_c, \"\", \"https://x.org/a_b_c\") \".\""),
        ("链接：https://x.org，好", "\"链接：\" link(https://x.org, \"\", \"https://x.org\") \"，好\""),
        ("请看https://x.org/a؟", "\"请看\" link(https://x.org/a, \"\", \"https://x.org/a\") \"؟\""),
        ("(www.x.org)", "\"(\" link(http://www.x.org, \"\", \"www.x.org\") \")\""),
        ("*http://x.org/a(b)*", "em(link(http://x.org/a(b), \"\", \"http://x.org/a(b)\"))"),
        ("HTTPS://x.org?a=1&amp;", "link(HTTPS://x.org?a=1, \"\", \"HTTPS://x.org?a=1\") \"&\""),
        ("见 https://x.org。好", "\"见 \" link(https://x.org, \"\", \"https://x.org\") \"。好\""),
        ("[https://x.org and https://y.org](b.md)", "link(b.md, \"\", \"https://x.org and https://y.org\")"),
    ])
    func bareAddresses(text: String, expected: String) {
        #expect(read("---\ntitle: T\n---\n" + text).tree == "paragraph @4:1 \(expected)\n")
    }

    /// A reference to a control character is no mask of markup.
    @Test(arguments: ["&#1;", "&#x1;", "&#X01;"]) func referencesToControlCharacters(reference: String) {
        let text = read("---\ntitle: T\n---\nA \(reference)0\(reference) B $x$ ~~del~~ C").tree
        #expect(text.hasSuffix("0\\u{01} B \" formula(x) \" \" del(\"del\") \" C\"\n"), "\(text)")
    }

    @Test func taskLists() {
        #expect(
            tree("- [ ] one\n- [x] *two*\n- three\n- \\[x] four\n- [x]") == """
                list @4:1 start - tight true
                item to do
                  paragraph @4:3 "one"
                item done
                  paragraph @5:3 em("two")
                item
                  paragraph @6:3 "three"
                item
                  paragraph @7:3 "[x] four"
                item
                  paragraph @8:3 "[x]"

                """)
    }

    @Test func footnotes() {
        #expect(
            tree(
                "# A[^b]\n\nOne[^A], two[^b].\n\n[^a]: The $x$ note.\n\n    ```swift\n    let a = 1\n    ```\n[^b]: See[^a].\n\nEnd."
            )
                == """
                heading 1 @4:1 "A" note(1, 1)
                paragraph @6:1 "One" note(2, 1) ", two" note(1, 2) "."
                paragraph @15:1 "End."
                notes @8:1
                note 1 references 2
                  paragraph @13:5 "See" note(2, 2) "."
                note 2 references 2
                  paragraph @8:5 "The " formula(x) " note."
                  code @10:5 <swift> "let a = 1\\n"

                """)
    }

    @Test(arguments: [
        "a <!-- b --> c", "a <!-- b -- c --> c", "a <!-- `b\n`` -- --> c", "a <!--> c", "<!-- b\n\nb -->\na c",
        "a\n<!-- b\n\nb -->\nc",
    ])
    func commentsAreNotShown(text: String) {
        let tree = read("---\ntitle: T\n---\n" + text).tree
        #expect(tree.contains("a") && tree.contains("c\"") && !tree.contains("b") && !tree.contains("--"))
    }

    /// Whatever stands there many times is read; `attend-fuzz` reads more of it.
    @Test(arguments: [
        "$", "$$", "$a", "$a$ ", "a$b ", "$\\q$ ", "~", "~~", "~~a ", "a~~ ", "[^", "[^a", "[^a] ", "[^a]: ",
        "\n[^a]: b", "<!--",
        "<!-- a ", "`<!--` ", "<!-- a --> ", "\n$$\n", "$$ a\n", "https://", "www.a.", "https://a.b/) ", "]( ", "](a ",
        "{{#", "[@a", "[@a] ", ":::a\n", ": a\n", "- [ ] a\n", "${", "$_{",
    ])
    func hostileTexts(part: String) {
        let text = "---\ntitle: T\n---\nx " + String(repeating: part, count: 2_000)
        #expect(ChapterReader(file: "a.md").read(Array(text.utf8)).chapter.title == "T")
    }
}
