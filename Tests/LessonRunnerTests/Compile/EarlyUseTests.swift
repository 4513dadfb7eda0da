import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// A variable that is used above the place that sets it would be 0, silently: it is an error.
@Suite(.processLimit) struct EarlyUseTests {
    @Test func inACellAndInAnInlineValue() async throws {
        var lesson = Lesson()
        lesson.inline("scale")
        lesson.cell("print(10 * scale)")
        lesson.cell("let scale = 0.5")
        lesson.inline("scale")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                - error: 3:20: `scale` is set in cell 2 (line 10), below
                    | Prose, as `{swift} scale`.
                    |                    ^^^^^
                    = move that cell up, or this use of `scale` below it
                1 error: 6:12: `scale` is set in cell 2 (line 10), below
                    | print(10 * scale)
                    |            ^^^^^
                    = move that cell up, or this use of `scale` below it
                1 failed
                2 started
                inline 1 = 0.5
                2 passed
                """#)
    }

    @Test func inAFunctionThatIsCalledTooEarly() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            func sum() -> Double { table.reduce(0, +) }
            func mean() -> Double { sum() / 2 }
            """)
        lesson.cell("print(mean())")
        lesson.cell("print(sum(), table)")
        lesson.cell("let table = [1.0, 2.0]")
        lesson.cell("print(mean())")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 passed
                2 error: 9:7: `mean` uses `table`, which is set in cell 4 (line 17), below
                    | print(mean())
                    |       ^^^^
                    = move that cell up, or this use of `table` below it
                    note: 4:24: `table` is used here
                2 failed
                3 error: 13:7: `sum` uses `table`, which is set in cell 4 (line 17), below
                    | print(sum(), table)
                    |       ^^^
                    = move that cell up, or this use of `table` below it
                    note: 4:24: `table` is used here
                3 failed
                4 started
                4 passed
                5 started
                5 printed "1.5\n"
                5 passed
                """#)
    }

    @Test func withinACell() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            func f() -> Int { count + 1 }
            let count = f()
            """)
        lesson.cell("print(later)\nlet later = 1", action: .failToCompile)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 error: 4:19: `count` is used before it is set
                    | func f() -> Int { count + 1 }
                    |                   ^^^^^
                    = set `count` first
                    note: 5:13: `f` is used here
                    | let count = f()
                    |             ^
                    note: 5:5: it is set here
                    | let count = f()
                    |     ^^^^^
                1 failed
                2 error: 9:7: `later` is used before it is set
                    | print(later)
                    |       ^^^^^
                    = set `later` first
                    note: 10:5: it is set here
                    | let later = 1
                    |     ^^^^^
                2 passed
                """#)
    }

    /// Statements, each in a cell of its own, that use `total` of the cell after them.
    @Test(arguments: [
        "print(\"\\(total)\")", "let a = { total }()", "print([1].map { $0 + total })",
        "let a: Int? = nil; print(a ?? total)",
        "func f(_ x: Int = total) -> Int { x }\nprint(f())", "let f = { total }\nprint(f())",
        "func f() -> Int { total }\nfunc run(_ f: @escaping () -> Int) -> Int { f() }\nprint(run(f))",
        "func run(_ f: @escaping () -> Int) -> Int { f() }\nprint(run { total })",
        "print([1].map(f))\nfunc f(_ x: Int) -> Int { x + total }", "struct S { var n = total }\nprint(S())",
        "struct S { static let n = total }\nprint(S.n)", "struct S { var n: Int { total } }\nprint(S().n)",
        "struct S { subscript(i: Int) -> Int { total } }\nprint(S()[1])",
        "extension Int { var f: Int { total } }\nprint(1.f)",
        "struct S { static func + (a: S, b: S) -> Int { total } }\nprint(S() + S())", "total += 1",
        "if true { func f() -> Int { total }; print(f()) }", "do { let f = { total }; print(f()) }",
        "var a = 1 { didSet { print(total) } }\na = 2", "Task { print(total) }",
    ])
    func everyWayToUseIt(code: String) async throws {
        var lesson = Lesson()
        lesson.cell(code)
        lesson.cell("var total = 5")
        let lines = try await RunnerFixture.transcript(of: lesson).split(separator: "\n")
        let line = 7 + code.split(separator: "\n").count
        let message = try #require(lines.first)
        #expect(message.hasPrefix("1 error: ") && message.hasSuffix(": `total` is set in cell 2 (line \(line)), below"))
        #expect(lines.suffix(3) == ["1 failed", "2 started", "2 passed"])
    }

    /// Labels, members, names that hide it, and functions that are only declared.
    @Test func noFalseAlarms() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            func declared() -> Int { total }
            func f(total: Int) -> Int { total + 1 }
            struct Box { var total = 1; func read() -> Int { total } }
            struct Late { var n = total; var m = 2; lazy var l = total }
            print(f(total: 3), Box().total, Box(total: 4).read(), Late(n: 1).n)
            let closure = { total + 1 }
            var handlers: [() -> Int] = []
            handlers.append { total }
            handlers.append(declared)
            let alias = declared
            var optional: (() -> Int)? = { total }
            var computed: Int { total }
            for total in 0..<1 { print(total) }
            if let total = Optional(3) { print(total) }
            func hides() -> Int { let total = 7; return total }
            func even(_ n: Int) -> Bool { n == 0 || !even(n - 1) }
            let factorial: (Int) -> Int = { n in n == 0 ? 1 : n * factorial(n - 1) }
            print(hides(), even(2), factorial(3), ["total": 1].count)
            let a = 1, b = a + 1
            defer { print("deferred", total) }
            """)
        lesson.cell("print(total)", action: .compile)
        lesson.cell("let total = 5")
        lesson.cell("print(declared(), closure(), handlers[1](), alias(), optional!(), computed)")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 printed "4 1 4 1\n0\n3\n7 true 6 1\n"
                1 passed
                2 passed
                3 started
                3 passed
                4 started
                4 printed "5 6 5 5 5 5\ndeferred 5\n"
                4 passed
                """#)
    }
}
