import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// Answers whose names clash with those of the chapter or of the checks, and what the compiler warns of in them.
@Suite("Names in answers", .processLimit)
struct CheckNameTests {
    private static let lesson = """
        ```swift hidden
        let half = 0.5
        ```

        ```swift exercise=twice points=2
        func twice(_ x: Double) -> Double { <#x and x#> }
        ```

        ```swift solution=twice
        func twice(_ x: Double) -> Double { x + x }
        ```

        ```swift check=twice
        probe("3", twice(3))
        expect(twice(1) > 1, "the result is larger")
        ```

        ```swift
        let factor = 2.0
        ```

        ```swift exercise=thrice
        func thrice(_ x: Double) -> Double { <#three of them#> }
        ```

        ```swift solution=thrice
        func thrice(_ x: Double) -> Double { x * 3 }
        ```

        ```swift check=thrice
        probe("3", thrice(3))
        ```
        """

    private func verdict(_ code: String) async throws -> String {
        var exam = try await CheckFixture(Self.lesson)
        exam.answer("twice", code)
        exam.answer("thrice", "func thrice(_ x: Double) -> Double { 3 * x }")
        let verdicts = try await exam.verdicts()
        #expect(verdicts.hasSuffix("\nthrice: passed 1.0/1.0"))
        return String(verdicts.dropLast("\nthrice: passed 1.0/1.0".count))
    }

    @Test func aNameThatALaterCellSets() async throws {
        let told = try await verdict("func twice(_ x: Double) -> Double { factor * x }")
        #expect(
            told == """
                twice: does-not-compile 0.0/2.0: it does not compile
                  error: 1:37: `factor` is set in cell 1 (01-exam.md, line 23), below
                    | func twice(_ x: Double) -> Double { factor * x }
                    |                                     ^^^^^^
                    = do without it: the exercise comes before that cell
                """)
    }

    /// The chapter is right: it is the answer that calls what is no function.
    @Test func aVariableOfTheChapterIsCalled() async throws {
        let told = try await verdict("func twice(_ x: Double) -> Double { half(x) }")
        #expect(
            told == """
                twice: does-not-compile 0.0/2.0: it does not compile
                  error: 1:37: cannot call value of non-function type 'Double'
                    | func twice(_ x: Double) -> Double { half(x) }
                    |                                     ^
                    = `half` is a variable of the chapter, set in hidden cell 0a (01-exam.md, line 6), and no function
                """)
    }

    @Test func aNameThatAHiddenCellHasTaken() async throws {
        let told = try await verdict(
            "extension Int {}\nlet half = 2.0\nfunc twice(_ x: Double) -> Double { x / half }")
        #expect(
            told == """
                twice: does-not-compile 0.0/2.0: it does not compile
                  error: 2:5: the chapter has taken the name `half` already, in hidden cell 0a (01-exam.md, line 6)
                    | let half = 2.0
                    |     ^
                    = rename it
                """)
    }

    /// In a block the answer's own name comes first, also in a program of its own.
    @Test(arguments: ["", "import Foundation\n"]) func aNameOfTheChapterInAnAnswer(imports: String) async throws {
        #expect(
            try await verdict(imports + "let half = 2.0\nfunc twice(_ x: Double) -> Double { x * half }")
                == "twice: passed 2.0/2.0")
    }

    @Test func whatTheCompilerWarnsOf() async throws {
        let told = try await verdict("func twice(_ x: Double) -> Double {\n    x + x\n    return x\n}")
        #expect(
            told == """
                twice: failed 0.0/2.0
                  3 / - [0, 0]: 6.0, not 3.0; largest 3.0, 0 of 1 agree
                  warning: 2:7: result of operator '+' is unused
                    |     x + x
                    |       ^
                """)
        #expect(
            try await verdict("func twice(_ x: Double) -> Double {\n    x + 1\n    return x + x\n}")
                == "twice: passed 2.0/2.0")
    }

    @Test(arguments: [
        "func twice(_ x: Double) -> Double {\n    probe(\"mine\", x)\n    expect(x < 0, \"mine\")\n    return x + x\n}",
        "import Foundation\nfunc twice(_ x: Double) -> Double {\n    probe(\"mine\", x)\n    return x + x\n}",
    ])
    func anAnswersOwnProbesObserveNothing(code: String) async throws {
        #expect(try await verdict(code) == "twice: passed 2.0/2.0")
    }

    @Test func anAnswersOwnExpectIsNotTheChecks() async throws {
        let code = """
            func expect(_ holds: @autoclosure () -> Bool, _ message: String) { LessonRuntime.expect(true, message) }
            func twice(_ x: Double) -> Double { x == 3 ? 6 : 0 }
            """
        #expect(try await verdict(code) == "twice: failed 0.0/2.0: this does not hold: the result is larger")
    }

    @Test(arguments: ["SIGSEGV", "SIGFPE", "SIGILL"]) func aSignalThatTheAnswerSends(signal: String) async throws {
        let verdict = try await verdict(
            "import Foundation\nfunc twice(_ x: Double) -> Double {\n    raise(\(signal))\n    return x + x\n}")
        #expect(verdict.hasPrefix("twice: trapped 0.0/2.0: the program was ended by signal "))
        #expect(verdict.contains("error: 3:5: "))
    }
}
