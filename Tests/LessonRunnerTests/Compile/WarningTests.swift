import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// What the compiler warns of belongs to the cell that it is about.
@Suite(.processLimit) struct WarningTests {
    @Test func warningsAreShownWithTheirCell() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            @available(*, deprecated, message: "use new") func old() -> Int { 1 }
            1 == 2
            print(old())
            """)
        lesson.cell("let k = 1\n[k].map { $0 }\nprint(2)", action: .compile)
        lesson.cell("let unused = 1\nfatalError(\"on purpose\")", action: .trap)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 printed "1\n"
                1 warning: 5:3: result of operator '==' is unused
                    | 1 == 2
                    |   ^
                1 warning: 6:7: 'old()' is deprecated: use new
                    | print(old())
                    |       ^
                2 warning: 11:5: result of call to 'map' is unused
                    | [k].map { $0 }
                    |     ^
                2 passed
                3 started
                3 error: 17:1: on purpose
                    | fatalError("on purpose")
                    | ^
                3 passed
                1 passed
                """#)
    }

    /// A last expression is in a call that attend writes around it, whose location is the line before.
    @Test func nothingIsSaidAboutCodeThatAttendWrites() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nfunc stop() -> Never { fatalError(\"c\") }")
        for end in ["fatalError(\"a\")", "preconditionFailure(\"b\")", "stop()"] {
            lesson.cell("print(1)\n\(end)", action: .trap)
        }
        lesson.cell("fatalError(\"d\")", action: .trap)
        lesson.cell("print(2); exit(0)", action: .compile)
        lesson.cell("print(3)\nexit(0)")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(!told.contains("warning"), "\(told)")
        #expect(told.components(separatedBy: " error: ").count == 6)
    }

    @Test func aCellThatIsMeantToBeWarnedAbout() async throws {
        var lesson = Lesson()
        lesson.cell("1 == 2\nprint(1)", warns: true)
        lesson.cell("print(2)", warns: true)
        lesson.cell("print(3)", action: .compile, warns: true)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 printed "1\n"
                1 warning: 4:3: result of operator '==' is unused
                    | 1 == 2
                    |   ^
                1 passed
                2 started
                2 printed "2\n"
                2 error: 8:10: the compiler is to warn of this cell, but it does not
                    | ```swift warns
                    |          ^^^^^
                    = leave out `warns`, or let the cell have something to warn of
                2 unexpected-success
                3 error: 12:10: the compiler is to warn of this cell, but it does not
                    | ```swift warns
                    |          ^^^^^
                    = leave out `warns`, or let the cell have something to warn of
                3 unexpected-success
                """#)
    }

    @Test func macrosAndRegexLiterals() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            let isLarge = #Predicate<Int> { $0 > 2 }
            print(try [1, 2, 3].filter(isLarge), "caaat".firstMatch(of: /a+/)!.output)
            """)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(told == "1 started\n1 printed \"[3] aaa\\n\"\n1 passed")
    }
}
