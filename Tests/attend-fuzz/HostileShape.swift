/// A lesson that is one thing over and over: what is read in time linear in its size as a lesson, but not as every parser would
/// read it.
struct HostileShape: Sendable {
    var before = ""
    var unit: String
    var after = ""
    var frontMatter = false

    init(_ unit: String) { self.unit = unit }

    init(_ before: String, _ unit: String, _ after: String = "", frontMatter: Bool = false) {
        self.before = before
        self.unit = unit
        self.after = after
        self.frontMatter = frontMatter
    }

    /// The text of the lesson, of about a size in bytes.
    func lesson(size: Int) -> String {
        // Each `%` in a unit that begins with `@` is its number.
        let numbered = unit.first == "@"
        let count = max(1, size / max(1, unit.utf8.count))
        let text = numbered ? String(unit.dropFirst()) : unit
        var body = ""
        for number in 0..<count { body += numbered ? text.replacing("%", with: String(number)) : text }
        let lesson = before + body + after
        return frontMatter ? lesson : "---\ntitle: T\n---\n\n" + lesson + "\n"
    }

    static let all: [HostileShape] = [markdown, sentences, tables, containers, html, formulas, fences, swift, yaml]
        .flatMap(\.self)

    private static let markdown: [HostileShape] = [
        HostileShape("`a` "), HostileShape("`"), HostileShape("``a` "), HostileShape("`` ` ``` "), HostileShape("["),
        HostileShape("[a]"), HostileShape("[a"), HostileShape("[a][b] "), HostileShape("@[a%][b%] "),
        HostileShape("[^1] "),
        HostileShape("@[^n%] "), HostileShape("[^1]: x\n\n", "see [^1] "), HostileShape("[a](b.md) "),
        HostileShape("@[a](b%.md) "), HostileShape("@[a](#b%) "), HostileShape("@[a](htp%:b) "), HostileShape("[a](<b"),
        HostileShape("[a]("), HostileShape("![a](b.png) "), HostileShape("!["), HostileShape("[", "a", "](b)"),
        HostileShape("[a](b \"`x\") "), HostileShape("@[l%]: http://a/%\n"), HostileShape("@[l%]: b%.md\n\n[l%]\n\n"),
        HostileShape("<http://a.b/c> "), HostileShape("*"), HostileShape("*a "), HostileShape("*a_ "),
        HostileShape("a**b c* "),
        HostileShape("*a **b "), HostileShape("_"), HostileShape("~~a "), HostileShape("$"), HostileShape("$a "),
        HostileShape("$x^2$ "), HostileShape("$`x`$ "), HostileShape("$`x "), HostileShape("$", "{", "$"),
        HostileShape("$$x\n"), HostileShape("{swift} "), HostileShape("`{swift} 1 + 2` "), HostileShape("\\*"),
        HostileShape("&amp; &#0; "), HostileShape("a  \n"), HostileShape("word "), HostileShape("word\n"),
        HostileShape("\n"),
        HostileShape("\r"), HostileShape("a\r"), HostileShape("e\u{301}"), HostileShape("\u{202E}"), HostileShape("\0"),
        HostileShape("## Heading\n\n"), HostileShape("@## H %\n\n"), HostileShape("a\n===\n\n"),
        HostileShape("", "a\n", "===\n"),
        HostileShape("---\n\n"), HostileShape("# "), HostileShape("#"), HostileShape("http://a.b/c "),
    ]

    private static let tables: [HostileShape] = [
        HostileShape("|a|b|\n|-|-|\n", "|1|2|\n"), HostileShape("|a|b|\n|-|-|\n", "|[x](y)|[z]|\n"),
        HostileShape("|a|b|\n|-|-|\n|[1]|2|\n\n"), HostileShape("[1]\n|a|b|\n|-|-|\n|1|2|\n\n"), HostileShape("a|b\n"),
        HostileShape("-|\n"), HostileShape("|a|b|\n|-|-|\n|", "\\|"), HostileShape("|"), HostileShape("|-"),
        HostileShape("|a|b|\n|-|-|\n", "|1|2|3|4|\n"),
        HostileShape(
            "|" + String(repeating: "a|", count: 1000) + "\n|" + String(repeating: "-|", count: 1000) + "\n", "|x\n"),
    ]

    /// What is cut into sentences, for the glossary and for the search.
    private static let sentences: [HostileShape] = [
        "0.1", ".", "a.", "e.g. ", "A. ", "? ", "?\u{201D}", "(", "( ", "\u{201C}a", "。", "…", "a", "a b\n", "*a*. ",
        "`a`. ",
    ].map { HostileShape("**word** is ", $0, "\n") }

    private static let containers: [HostileShape] = [
        HostileShape(String(repeating: "> ", count: 10_000), "x"), HostileShape(">"), HostileShape("> line [a]\n"),
        HostileShape("> [!NOTE]\n> x\n\n"), HostileShape("- "), HostileShape("- x\n"), HostileShape("1. x\n"),
        HostileShape("> - "), HostileShape("> > > x\n>\n"), HostileShape("\t- x\n"), HostileShape("- a\n\n  > b\n\n"),
        HostileShape((0..<1000).map { String(repeating: " ", count: 2 * $0) + "- x\n" }.joined(), "x\n"),
    ]

    private static let html: [HostileShape] = [
        HostileShape("<"), HostileShape("<a "), HostileShape("<a b=\""), HostileShape("<b>x</b> "),
        HostileShape("x <!-- a --> y "),
        HostileShape("`<!--` "), HostileShape("<!-- a -->\n\n"), HostileShape("<div>\nx\n</div>\n\n"),
        HostileShape("<div>\n", "<img src=a.png>\n"), HostileShape("<div>", "<img src=a.png>"),
        HostileShape("<div ", "<a "),
        HostileShape("<b>[x]</b> "), HostileShape("<meta "),
    ]

    private static let formulas: [HostileShape] = [
        HostileShape("```math\n", "{", "\n```\n"), HostileShape("```math\n", "{x}", "\n```\n"),
        HostileShape("```math\n", "\\frac{a}{b}", "\n```\n"), HostileShape("```math\n", "\\frac{1}{", "\n```\n"),
        HostileShape("```math\n", "x+", "x\n```\n"), HostileShape("```math\n", "x^", "x\n```\n"),
        HostileShape("```math\n", "\\left(", "\n```\n"), HostileShape("```math\n", "\\left(x\\right)", "\n```\n"),
        HostileShape("```math\n\\begin{matrix}", "a & b \\\\ ", "\\end{matrix}\n```\n"),
        HostileShape("```math\n\\begin{matrix}", "a & ", "\\end{matrix}\n```\n"),
        HostileShape("```math\n", "\\foo ", "\n```\n"), HostileShape("```math\n\\text{", "a ", "}\n```\n"),
        HostileShape("```math\n", "x +\n", "x\n```\n"), HostileShape("```math\nx\n```\n\n"),
        HostileShape("```math\n", "\\sqrt", "x\n```\n"), HostileShape("```math\n", "'", "\n```\n"),
    ]

    private static let fences: [HostileShape] = [
        HostileShape("```swift\nx\n```\n\n"), HostileShape("```swift hidden\nx\n```\n\n"),
        HostileShape("```swft\nx\n```\n\n"),
        HostileShape("```swift says=\"`x`\"\nx\n```\n\n"), HostileShape("```swift\n", "x\n"),
        HostileShape("```swift ", "a=b ", "\nx\n```\n"), HostileShape("```swift ", "\"", "\nx\n```\n"),
        HostileShape("```swift ", "@a%=b ", "\nx\n```\n"), HostileShape("```swift ", "no-run ", "\nx\n```\n"),
        HostileShape("```swift\nprint(1)\n```\n```output\n1\n```\n"), HostileShape("```output\n", "...\n", "```\n"),
        HostileShape("```hint exercise=a\nx\n```\n"), HostileShape("@```hint exercise=a%\nx\n```\n"),
        HostileShape("- ```swift\n  x\n  ```\n"), HostileShape("> ```swift\n> x\n> ```\n\n"),
        HostileShape("-\t```swift\n\tx\n\t```\n"), HostileShape("```a\n"), HostileShape("~~~\n"),
        HostileShape("@```worksheet id=w% of=\"[[1, 2]]\" blanks=\"row 1\"\nx\n```\n\n"),
        HostileShape("@```swift exercise=e%\nfunc f%() {}\n```\n```swift solution=e%\nfunc f%() {}\n```\n"),
        HostileShape("```worksheet id=w of=\"[[1, 2]]\" blanks=\"", "row 1, ", "\"\nx\n```\n"),
    ]

    private static let swift: [HostileShape] = [
        "(", "{", "[", "\"", "/ ", "/*", "#", "\"\\(", ".a", "<a", "if x {", " + x", "let a = 1\n", "#if x\n", " @a(",
        "<#a",
        "`", "\"\"\"\n", "a ? b : ", "{ $0 }", "a,", "func f() {\n", "switch x { case 1: ", "//\n", "-> ", "&",
    ].flatMap { unit in
        [
            HostileShape("```swift\nx", unit, "\n```\n"),
            HostileShape("```swift exercise=a without=f\nfunc f() {}\nx", unit, "\n```\n"),
        ]
    }

    private static let yaml: [HostileShape] = [
        HostileShape("---\ntitle: T\n", "@k%: v\n", "---\n", frontMatter: true),
        HostileShape("---\ntitle: T\nobjectives: [", "a, ", "b]\n---\n", frontMatter: true),
        HostileShape("---\ntitle: ", "[", "\n---\n", frontMatter: true),
        HostileShape("---\ntitle: \"", "word ", "\"\n---\n", frontMatter: true),
        HostileShape("---\ntitle: \"", "`a` ", "\"\n---\n", frontMatter: true),
        HostileShape("---\ntitle: \"", "`", "\"\n---\n", frontMatter: true),
        HostileShape("---\ntitle: T\nsummary: >\n", "  word word\n", "---\n", frontMatter: true),
        HostileShape("---\ntitle: T\nrequires: [", "@r%, ", "x]\n---\n", frontMatter: true),
        HostileShape("---\ntitle: T\ndata: [", "@r%, ", "x]\n---\n", frontMatter: true),
        HostileShape("---\ntitle: T\n", "# c\n", "---\n", frontMatter: true),
        HostileShape("---\ntitle: &a T\nobjectives: [", "*a, ", "*a]\n---\n", frontMatter: true),
        HostileShape(
            "```quiz id=q\nquestion: \"w\"\nchoices:\n", "  - {text: \"A\", correct: true, because: \"b\"}\n", "```\n"),
        HostileShape("```quiz id=q\n", "[", "\n```\n"), HostileShape("```quiz id=q\n", "{a: ", "\n```\n"),
        HostileShape("```quiz id=q\n", "@k%: 1\n", "```\n"),
        HostileShape("```quiz id=q\na: &a [1]\n", "@b%: *a\n", "```\n"),
        HostileShape(
            "```quiz id=q\na0: &a0 [x, x]\n", "@b%: &b% [*a0, *a0]\n", "```\n"),
    ]
}
