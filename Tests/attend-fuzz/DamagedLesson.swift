/// A lesson grown from pieces of chapters and damaged, with the course around it and answers to it.
struct DamagedLesson: Sendable {
    /// The texts of the course's files by their names.
    private(set) var files: [String: String] = [:]
    private(set) var answers = ""
    /// What its cells print.
    private(set) var printed = ""
    /// Whether its page is the teachers'.
    private(set) var isForTeachers = true
    /// Whether the pages about the course are made, too.
    private(set) var isShownWhole = true

    init(seed: UInt64, number: Int, pieces: LessonPieces) {
        var random = SplitMix(seed: seed, number: number)
        var lesson = pieces.frontMatters.randomElement(using: &random) ?? ""
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let piece = pieces.blocks.randomElement(using: &random) ?? ""
            lesson += "\n" + (random.once(in: 4) ? Self.nested(piece, &random) : piece)
        }
        var damage = LessonDamage(random: random)
        files["01-lesson.md"] = damage.damaged(lesson)
        files["02-other.md"] = "---\ntitle: Other\n---\n\n## A heading\n\nSee [it](01-lesson.md#a-heading).\n"
        let course = "format: 1\ntitle: T\nlanguage: en\n"
        let chapters = "chapters: [01-lesson.md, 02-other.md]\n"
        let settings = damage.random.once(in: 3) ? "raw-html: true\n" : ""
        files["course.yml"] =
            damage.random.once(in: 20)
            ? damage.damaged(pieces.courseFile + chapters) : course + settings + chapters
        answers = damage.damaged("which-sum: a\nfirst-row:\n  - [0.5, _, 1]\n  - [0,5; 1]\nq: [a, b] # b)\n")
        printed = damage.damaged(pieces.blocks.randomElement(using: &damage.random) ?? "")
        isForTeachers = damage.random.once(in: 2)
        isShownWhole = damage.random.once(in: 20)
    }

    /// A lesson of a hostile shape, whose answers have the shape, too.
    init(_ shape: HostileShape, size: Int) {
        files["01-lesson.md"] = shape.lesson(size: size)
        files["course.yml"] = "format: 1\ntitle: T\nraw-html: true\nchapters: [01-lesson.md]\n"
        answers = "a: " + shape.lesson(size: size)
        printed = answers
    }

    /// A piece inside a quote or an item.
    private static func nested(_ piece: String, _ random: inout SplitMix) -> String {
        let (first, others) = [("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> - ", ">   ")].randomElement(
            using: &random)!
        return piece.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0 == 0 ? first : others) + $1 }.joined(separator: "\n")
    }
}

/// Changes texts at random places.
struct LessonDamage {
    var random: SplitMix

    private static let marks = [
        "`", "``", "```", "````", "~~~", "$", "$`", "`$", "$$", "[", "]", "(", ")", "](", "][", "[^1]", "[^1]: ", "![",
        "<",
        ">", "<!--", "-->", "<a ", "<b>", "</b>", "<?", "<![CDATA[", "&amp;", "&#0;", "{", "}", "{swift}", "`{swift} ",
        "\\", "\\\\", "|", "|-|", "\n|---|---|\n", "*", "**", "_", "~~", "#", "## ", "\n# ", "---", "===", "\n---\n",
        "- ", "1. ", "> ", "> [!NOTE]\n", "> [!ASIDE] ", "    ", "\t", "\n", "\n\n", "\r", "\r\n", "\0", "\u{FEFF}",
        "\u{202E}", "\u{200B}", "e\u{301}", "é", "👩‍👩‍👧", "漢", "ب", "\u{1B}[31m", "\u{7}", ":::", "{{#include a}}", "[@a]",
        "http://a.b/c", "<http://a.b>", "[x](y.md)", "[x](02-other.md#a-heding)", "![x](y.png)", "[x]: y\n",
        "\n```swift\n", "\n```swift ", "\n```output\n", "\n```math\n", "\n```hint exercise=", "\n```quiz id=a\n",
        "\n```worksheet id=a of=\"", "\n```\n", "exercise=", "solution=", "mistake=", "check=", "says=\"", "uses=",
        "without=\"", "id=", "fails=trap", "fails=compile", "no-run", "ignore", "hidden", "reset", "varies", "warns",
        "timeout=", "points=", "=", "\"", "'", "\"\"\"", "#\"", "\\(", "/*", "*/", "//", "/", "<#", "#>", "#if a\n",
        "#endif\n", "@a(", "->", "func f() {}\n", "import Foundation\n", "\\frac{", "\\left(", "\\begin{matrix}",
        "\\text{", "^", "_{", "\\sqrt", "&", "\ntitle: ", "\nrequires: [", "\ndata: [", "\ntimeout: ", ": ", " #",
        "&a ",
        "*a", "!!int ", "? ", "%YAML 1.2\n", "1e999", "-1", "0.1", "99999999999999999999",
    ]

    mutating func damaged(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 0...6, using: &random) { damage(&bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
        let mark = Array(Self.marks.randomElement(using: &random)!.utf8)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 2: bytes.removeSubrange(start...)
        case 3: bytes[start] = UInt8.random(in: 0...255, using: &random)
        case 4: bytes.replaceSubrange(start..<end, with: mark)
        case 5:
            let other = Int.random(in: 0...bytes.count, using: &random)
            bytes.insert(contentsOf: bytes[start..<end], at: other)
        case 6 where random.once(in: 10): bytes.insert(contentsOf: repeated(mark, upTo: 3000), at: start)
        case 7: bytes.insert(contentsOf: repeated(mark, upTo: 20), at: start)
        case 8:
            let other = Array(Self.marks.randomElement(using: &random)!.utf8)
            bytes.insert(contentsOf: repeated(mark + other, upTo: 200), at: start)
        default: bytes.insert(contentsOf: mark, at: start)
        }
    }

    private mutating func repeated(_ mark: [UInt8], upTo most: Int) -> [UInt8] {
        Array(repeatElement(mark, count: Int.random(in: 1...most, using: &random)).joined())
    }
}
