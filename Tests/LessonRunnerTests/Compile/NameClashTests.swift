import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// A name that is taken is an error where it is declared, not where it is used.
@Suite(.processLimit) struct NameClashTests {
    @Test func aNameThatIsDeclaredTwice() async throws {
        var lesson = Lesson()
        lesson.cell(
            "let scores = [1.0]\nfunc area(_ r: Double) -> Double { r }\nstruct P {}\nprint(scores, area(1.5), P())")
        lesson.cell("let scores = 2\nprint(scores)")
        lesson.cell("func area(_ r: Double) -> Double { r * r }")
        lesson.cell("struct P { var x = 1 }\nprint(P().x)")
        lesson.cell("func area(_ r: Int) -> Int { r }\nprint(area(2))")
        lesson.cell("let twice = 1\nlet twice = 2")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 printed "[1.0] 1.5 P()\n"
                1 passed
                2 error: 11:5: `scores` is already declared, in cell 1 (line 4)
                    | let scores = 2
                    |     ^
                    = rename it, or start anew with `reset`
                2 failed
                3 error: 16:6: `area` is already declared, in cell 1 (line 5)
                    | func area(_ r: Double) -> Double { r * r }
                    |      ^
                    = rename it, or start anew with `reset`
                3 failed
                4 error: 20:8: `P` is already declared, in cell 1 (line 6)
                    | struct P { var x = 1 }
                    |        ^
                    = rename it, or start anew with `reset`
                4 failed
                5 started
                5 printed "2\n"
                5 passed
                6 error: 31:5: `twice` is already declared, in line 30
                    | let twice = 2
                    |     ^
                    = remove one of the two, or rename it
                6 failed
                """#)
    }

    @Test func aNameThatHidesAnImportedFunction() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nprint(exp(0.0), max(1, 2))")
        lesson.cell("let exp = 2.0\nprint(exp)")
        lesson.cell("let max = 3\nprint(max(1, 2))")
        lesson.cell("let own = 3")
        lesson.cell("print(own())")
        lesson.cell("let foo = 3\nprint(foo(1))")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 printed "1.0 2\n"
                1 passed
                2 error: 9:5: `exp` hides the imported function of that name, which cell 1 (line 5) calls
                    | let exp = 2.0
                    |     ^^^
                    = rename it, or start anew with `reset`
                2 failed
                3 error: 14:5: `max` hides the imported function of that name, which cell 1 (line 5) calls
                    | let max = 3
                    |     ^^^
                    = rename it, or start anew with `reset`
                3 failed
                4 started
                4 passed
                5 error: 23:7: cannot call value of non-function type 'Int'
                    | print(own())
                    |       ^
                5 failed
                6 error: 28:7: cannot call value of non-function type 'Int'
                    | print(foo(1))
                    |       ^
                6 failed
                """#)
    }
}
