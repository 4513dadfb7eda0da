#if os(Linux)
import Foundation
import TestSupport
import Testing

/// Answers that are wrong and try to pass, or to keep others from being judged: each gets its own verdict, and the right one
/// beside them passes.
@Suite(.processLimit) struct ForgedVerdictTests {
    private struct Attempt {
        var name: String
        /// `NAME` stands for the function that the checks call.
        var code: String
        var verdict = "not right yet"
        /// The rest of the verdict, line by line.
        var says: [String] = []
    }

    private static let wrong = "func NAME(_ x: Double) -> Double { 0 }"
    private static let notSix = ["  this does not hold: 3 gives 6", "  checked  NAME(3) == 6"]

    private static func refusal(_ place: String, _ message: String, _ line: String, _ mark: String, _ help: String)
        -> [String]
    {
        [
            "  answers/01-lesson/NAME.swift:\(place): error: \(message)", "  \(place.prefix { $0 != ":" }) | \(line)",
            "    | \(mark)", "    help: \(help)",
        ]
    }

    private static func shadow(_ name: String, _ place: String, _ line: String, _ mark: String, member: Bool = false)
        -> [String]
    {
        refusal(
            place, "`\(name)` is a word of this exercise's checks, and would mean something else in them", line, mark,
            member ? "give the member another name" : "give yours another name")
    }

    private static func attribute(_ name: String, _ place: String, _ line: String, _ mark: String) -> [String] {
        refusal(
            place, "`\(name)` cannot be used in an answer", line, mark,
            "leave it out: an answer is Swift code only, without symbols of its own for the linker")
    }

    private static let attempts = [
        Attempt(name: "right", code: "func NAME(_ x: Double) -> Double { 2 * x }", verdict: "passed"),
        Attempt(
            name: "helpers",
            code: """
                func abs(_ x: Double) -> Double { -1 }
                func expect(_ holds: Bool, _ message: String) {}
                func probe(_ x: Int) {}
                func print(_ x: Any) {}
                func NAME(_ x: Double) -> Double { 2 * x }
                """, verdict: "passed"),
        Attempt(
            name: "imports", code: "import Foundation\nfunc NAME(_ x: Double) -> Double { 2 * x }", verdict: "passed"),
        Attempt(
            name: "operators",
            code: "infix operator ~~\nfunc ~~ (a: Double, b: Double) -> Double { a * b }\n"
                + "func NAME(_ x: Double) -> Double { 2 ~~ x }", verdict: "passed"),
        Attempt(name: "absolute", code: "func abs(_ x: Double) -> Double { 0 }\n" + wrong, says: notSix),
        Attempt(
            name: "expectation",
            code: "func expect(_ holds: @autoclosure () -> Bool, _ m: String) { LessonRuntime.expect(true, m) }\n"
                + wrong,
            says: notSix),
        Attempt(
            name: "duplicate",
            code: "func NAME(_ x: Double) -> Double { LessonRuntime.expect(true, \"3 gives 6\"); return 0 }",
            says: notSix),
        Attempt(
            name: "runtime",
            code: """
                enum LessonProgram {
                    static func beginCheck(_ index: Int, nonce: String) {
                        LessonRuntime.LessonProgram.beginCheck(index, nonce: nonce)
                        LessonRuntime.LessonProgram.endVariant(nonce: nonce)
                    }
                }
                """ + "\n" + wrong, says: notSix),
        Attempt(
            name: "overload",
            code: "struct Six { static func == (a: Six, b: Int) -> Bool { true } }\n"
                + "func NAME(_ x: Int) -> Six { Six() }\n" + wrong, says: notSix),
        Attempt(
            name: "result",
            code: "extension Int {}\nstruct Six: ExpressibleByIntegerLiteral {\n"
                + "    init(integerLiteral x: Int) {}\n    static func == (a: Six, b: Six) -> Bool { true }\n}\n"
                + "func NAME(_ x: Double) -> Six { 0 }", verdict: "does not compile",
            says: refusal(
                "6:6", "this exercise calls `NAME(_: Double) -> Double`; your file declares `NAME(_: Double) -> Six`",
                "func NAME(_ x: Double) -> Six { 0 }", "     ^~~~~~",
                "begin it as the starter does: func NAME(_ x: Double) -> Double")),
        Attempt(
            name: "member",
            code: "extension Double { static func == (a: Double, b: Double) -> Bool { true } }\n" + wrong,
            verdict: "does not compile",
            says: shadow(
                "==", "1:32", "extension Double { static func == (a: Double, b: Double) -> Bool { true } }",
                "                               ^~")),
        Attempt(
            name: "conditional",
            code: "#if true\nextension Double { static func == (a: Double, b: Double) -> Bool { true } }\n"
                + "#endif\n" + wrong, verdict: "does not compile",
            says: shadow(
                "==", "2:32", "extension Double { static func == (a: Double, b: Double) -> Bool { true } }",
                "                               ^~")),
        Attempt(
            name: "global", code: "func == (a: Double, b: Double) -> Bool { true }\n" + wrong,
            verdict: "does not compile",
            says: shadow("==", "1:6", "func == (a: Double, b: Double) -> Bool { true }", "     ^~")),
        Attempt(
            name: "runtimes",
            code: "extension LessonProgram { static func beginCheck(_ i: Int, nonce: String) {} }\n" + wrong,
            verdict: "does not compile",
            says: shadow(
                "beginCheck", "1:39", "extension LessonProgram { static func beginCheck(_ i: Int, nonce: String) {} }",
                "                                      ^~~~~~~~~~", member: true)),
        Attempt(
            name: "number", code: "struct Double {}\n" + wrong, verdict: "does not compile",
            says: shadow("Double", "1:8", "struct Double {}", "       ^~~~~~")),
        Attempt(
            name: "symbol", code: "@_silgen_name(\"no_such_symbol\") func nothing()\n" + wrong,
            verdict: "does not compile",
            says: attribute(
                "@_silgen_name", "1:1", "@_silgen_name(\"no_such_symbol\") func nothing()", "^~~~~~~~~~~~~")),
        Attempt(
            name: "loading",
            code: "enum E {\n    @section(\".init_array\") @used static let f: @convention(c) () -> Void = {}\n}\n"
                + wrong,
            verdict: "does not compile",
            says: attribute(
                "@section", "2:5", "    @section(\".init_array\") @used static let f: @convention(c) () -> Void = {}",
                "    ^~~~~~~~")),
        Attempt(
            name: "brace", code: wrong + "\n}\nfunc other() {", verdict: "does not compile",
            says: [
                "  answers/01-lesson/NAME.swift:2:1: error: extraneous '}' at top level", "  2 | }", "    | ^",
                "    help: one `}` is too many: remove this one, or one above it",
                "  answers/01-lesson/NAME.swift:3:14: error: this `{` is never closed", "  3 | func other() {",
                "    |              ^", "    help: write the `}` that belongs to it",
            ]),
        Attempt(
            name: "big", code: wrong + "// " + String(repeating: "x", count: 1 << 20), verdict: "not understood",
            says: [
                "  answers/01-lesson/NAME.swift:1:1: error: this file is larger than 1 MiB",
                "  help: an answer is the code of one exercise",
            ]),
    ]

    private static let lesson = DoublingExam.lesson(
        attempts.map(\.name),
        checks: """
            expect(NAME(3) == 6, "3 gives 6")
            expect(abs(NAME(5) - 10) < 1e-9, "5 gives 10")
            """)

    @Test func everyAnswerGetsItsOwnVerdict() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        for attempt in Self.attempts {
            let code = attempt.code.replacing("NAME", with: attempt.name) + "\n"
            try attend.write(code, "answers/01-lesson/\(attempt.name).swift")
        }
        let outcome = try await attend("check", "1", "--width", "200")
        let parts = outcome.out.split(separator: "\n\n", omittingEmptySubsequences: true)
        for (number, attempt) in zip(1..., Self.attempts) {
            let part = parts.first { $0.contains(" 1.\(number) \(attempt.name)  ") } ?? "\(outcome.error)"
            let lines = part.split(separator: "\n")
            #expect(lines.first?.contains("\(attempt.name)  \(attempt.verdict)  ") == true, "\(part)")
            let says = attempt.says.map { $0.replacing("NAME", with: attempt.name) }
            #expect(lines.dropFirst().map(String.init) == says)
        }
    }
}
#endif
