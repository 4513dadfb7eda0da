import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// Compile errors are reported cell by cell, and the other cells run.
@Suite(.processLimit) struct CompileTests {
    @Test func divisionByZeroSeenByTheCompiler() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            let z = 0
            print(1 / z)
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 error: 5:9: division by zero
                    | print(1 / z)
                    |         ^
                1 failed
                """#)
    }

    @Test func typeErrorsAndWhatNeedsThem() async throws {
        var lesson = Lesson()
        lesson.cell("let a: Int = \"x\"")
        lesson.cell("print(a)")
        lesson.cell("print(\"fine\")")
        lesson.cell(
            """
            func f() -> Int {
                print(undefined)
            }
            """)
        lesson.cell("print(f())")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 error: 4:14: cannot convert value of type 'String' to specified type 'Int'
                    | let a: Int = "x"
                    |              ^^^
                1 failed
                2 note: 8:7: needs 'a' of cell 1, which does not compile
                    | print(a)
                    |       ^
                2 skipped
                3 started
                3 printed "fine\n"
                3 passed
                4 error: 17:11: cannot find 'undefined' in scope
                    |     print(undefined)
                    |           ^^^^^^^^^
                4 failed
                5 note: 22:7: needs 'f' of cell 4, which does not compile
                    | print(f())
                    |       ^
                5 skipped
                """#)
    }

    @Test func bracesLeftOpen() async throws {
        var lesson = Lesson()
        lesson.cell("print(\"one\")")
        lesson.cell(
            """
            func f() {
              if true {
                print(1)
            }
            """)
        lesson.cell("print(\"three\")")
        lesson.cell("print((1, 2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "one\n"
                1 passed
                2 error: 9:11: this `{` is never closed
                    |   if true {
                    |           ^
                    = write the `}` that belongs to it
                2 failed
                3 started
                3 printed "three\n"
                3 passed
                4 error: 19:6: this `(` is never closed
                    | print((1, 2)
                    |      ^
                    = write the `)` that belongs to it
                4 failed
                """#)
    }

    @Test(arguments: [
        ("/* a", "4:5: unterminated '/*' comment", ["note: 4:1: comment started here"]),
        ("let s = \"\"\"\n  a", "4:9: unterminated string literal", []),
        ("#if true\nlet b = 1", "5:10: expected #else or #endif at end of conditional compilation block", []),
    ])
    func whatIsLeftOpen(code: String, message: String, notes: [String]) async throws {
        for action in [Cell.Action.run, .failToCompile] {
            var lesson = Lesson()
            lesson.cell(code, action: action)
            lesson.cell("print(2)")
            lesson.cell("print(3)")
            let lines = try await RunnerFixture.transcript(of: lesson).split(separator: "\n").map(String.init)
            #expect(lines.first == "1 error: \(message)")
            #expect(lines.filter { $0.hasPrefix("    note: ") } == notes.map { "    " + $0 })
            #expect(
                lines.drop { !$0.hasPrefix("1 ") || $0.hasPrefix("1 error") } == [
                    action == .run ? "1 failed" : "1 passed", "2 started", #"2 printed "2\n""#, "2 passed",
                    "3 started", #"3 printed "3\n""#, "3 passed",
                ])
        }
    }

    @Test(arguments: [
        (Cell.Action.compile, "which is marked `no-run`: its names are its own"),
        (.ignore, "which is marked `ignore`: it is not even compiled"),
        (.failToCompile, "which is marked `fails=compile`: its names are its own"),
        (.trap, "which is marked `fails=trap`: its names are its own"),
        (.run, "before `reset` in cell 2 (line 8): declare it again"),
    ])
    func namesThatNoOtherCellSees(action: Cell.Action, reason: String) async throws {
        var lesson = Lesson()
        lesson.cell("let a = 1\nstruct B {}", action: action)
        lesson.cell("print(a)", reset: action == .run)
        lesson.inline("B()")
        let lines = try await RunnerFixture.transcript(of: lesson).split(separator: "\n")
        #expect(
            lines.filter { $0.contains("is declared in") }.sorted() == [
                "    = `B` is declared in cell 1 (line 4), \(reason)",
                "    = `a` is declared in cell 1 (line 4), \(reason)",
            ])
    }

    @Test func importsInCellsThatHaveAScopeOfTheirOwn() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nprint(Date())", action: .compile)
        lesson.cell("import Foundation\nlet a = [sqrt(4.0)]\nprint(a[3])", action: .trap)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 passed
                2 started
                2 error: 11:8: Index out of range
                    | print(a[3])
                    |        ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                2 passed
                """#)
    }

    @Test func errorsComeInTheOrderOfLines() {
        let messages = CompilerMessage.read("m.md:9:1: error: c\nm.md:4:7: error: a\nm.md:4:2: error: b\n")
        #expect(messages.errorsByLine.map(\.text) == ["a", "b", "c"])
    }

    @Test func columnsOfTrailingExpressions() async throws {
        var lesson = Lesson()
        lesson.cell("let a = 3; ", show: "nope")
        lesson.cell("let b = 1", show: "nope", column: 5)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 error: 4:12: cannot find 'nope' in scope
                    | let a = 3; nope
                    |            ^^^^
                1 failed
                2 error: 9:5: cannot find 'nope' in scope
                    |     nope
                    |     ^^^^
                2 failed
                """#)
    }

    @Test func inlineValueThatDoesNotCompile() async throws {
        var lesson = Lesson()
        lesson.cell("let a = [1]")
        lesson.inline("b[3]")
        lesson.inline("a")
        lesson.inline("-3")
        lesson.inline("-2.5")
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                - error: 7:20: cannot find 'b' in scope
                    | Prose, as `{swift} b[3]`.
                    |                    ^
                1 started
                1 passed
                inline 1 = [1]
                inline 2 = −3
                inline 3 = −2.5
                2 started
                2 printed "2\n"
                2 passed
                """#)
    }

    @Test func cellsThatAreNotToCompile() async throws {
        var lesson = Lesson()
        lesson.cell("let a = 1")
        lesson.cell("let b: String = a", action: .failToCompile)
        lesson.cell("let c: Int = a", action: .failToCompile)
        lesson.cell("print(a)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 passed
                2 error: 8:17: cannot convert value of type 'Int' to specified type 'String'
                    | let b: String = a
                    |                 ^
                2 passed
                3 error: 11:10: this cell is not to compile, but it does
                    | ```swift fails=compile
                    |          ^^^^^^^^^^^^^
                    = leave out `fails=compile`, or let the cell have an error
                3 unexpected-success
                4 started
                4 printed "1\n"
                4 passed
                """#)
    }
}
