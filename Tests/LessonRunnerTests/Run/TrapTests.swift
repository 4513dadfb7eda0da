import LessonModel
import TestSupport
import Testing

/// Every kind of trap is reported at the lesson's line, with the calls that led there.
@Suite(.processLimit) struct TrapTests {
    @Test func fatalErrorWithTwoLines() async throws {
        var lesson = Lesson()
        lesson.cell("print(\"x\")")
        lesson.cell(
            """
            func f() { fatalError("boom\\nsecond line") }
            f()
            """)
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "x\n"
                1 passed
                2 started
                2 error: 8:12: boom
                second line
                    | func f() { fatalError("boom\nsecond line") }
                    |            ^
                    note: 9:1: `f()` is called here
                    | f()
                    | ^
                2 trapped
                3 skipped
                """#)
    }

    @Test func preconditionFailureWithMessage() async throws {
        var lesson = Lesson()
        lesson.cell("preconditionFailure(\"no way\")")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 4:1: no way
                    | preconditionFailure("no way")
                    | ^
                1 trapped
                """#)
    }

    @Test func preconditionWithMessage() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            let i = 3
            precondition(i < 2, "i is \\(i)")
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 5:1: Precondition failed: i is 3
                    | precondition(i < 2, "i is \(i)")
                    | ^
                1 trapped
                """#)
    }

    @Test func arithmeticOverflow() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            var x = Int.max
            x += 1
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 5:3: arithmetic overflow
                    | x += 1
                    |   ^
                    = use a wider type, or `&+`, `&-`, `&*` where wrapping around is meant
                1 trapped
                """#)
    }

    @Test func overflowInAClosure() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            let scale = { (x: Int) in x * Int.max }
            func all(_ xs: [Int]) -> [Int] {
                xs.map { x in
                    scale(x)
                }
            }
            print(all([2]))
            """)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 error: 4:29: arithmetic overflow
                    | let scale = { (x: Int) in x * Int.max }
                    |                             ^
                    = use a wider type, or `&+`, `&-`, `&*` where wrapping around is meant
                    note: 7:9: the closure is called here
                    |         scale(x)
                    |         ^
                    note: 6:8: the closure in `all(_:)` is called here
                    |     xs.map { x in
                    |        ^
                    note: 10:7: `all(_:)` is called here
                    | print(all([2]))
                    |       ^
                1 trapped
                """#)
    }

    @Test(arguments: [("3", "String", "Int"), ("P()", "[Int]", "P")])
    func aValueOfAnotherType(value: String, type: String, own: String) async throws {
        var lesson = Lesson()
        lesson.cell("struct P {}\nlet any: Any = \(value)\nprint(any as! \(type))")
        let told = try await RunnerFixture.transcript(of: lesson).split(separator: "\n").map(String.init)
        let name = type == "String" ? type : "Array<Int>"
        #expect(told[1] == "1 error: 6:11: Could not cast value of type '\(own)' to '\(name)'")
        #expect(told.count == 6)
    }

    #if os(Linux)
    @Test func aSignalThatTheCellSendsToItself() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nraise(SIGSEGV)\nprint(1)")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 error: 5:1: the program was ended by signal 11 (bad memory access)
                    | raise(SIGSEGV)
                    | ^
                1 trapped
                """#)
    }
    #endif

    @Test func unwrappedNil() async throws {
        var lesson = Lesson()
        lesson.cell("let s: String? = nil", show: "s!")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 5:2: Unexpectedly found nil while unwrapping an Optional value
                    | s!
                    |  ^
                    = unwrap with `if let`, or give a value for nil with `??`
                1 trapped
                """#)
    }

    @Test func stackOverflow() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            func f(_ n: Int) -> Int { 1 + f(n + 1) }
            print(f(0))
            """)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == #"""
                1 started
                1 error: 4:1: stack overflow: `f(_:)` calls itself without end
                    | func f(_ n: Int) -> Int { 1 + f(n + 1) }
                    = let the recursion end: a case that does not call itself
                    note: 4:31: `f(_:)` is called here
                    | func f(_ n: Int) -> Int { 1 + f(n + 1) }
                    |                               ^
                    note: 5:7: `f(_:)` is called here
                    | print(f(0))
                    |       ^
                1 warning: 4:31: function call causes an infinite recursion
                    | func f(_ n: Int) -> Int { 1 + f(n + 1) }
                    |                               ^
                1 trapped
                """#)
    }

    /// Forty calls, whose values are of types that double.
    @Test func aRecursionThatEndsButNeedsTooMuchRoom() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            func d<A>(_ n: Int, _ a: A) -> Int { n == 0 ? 0 : d(n - 1, (a, a)) + 1 }
            print(d(40, 1))
            """)
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(told.contains("calls itself more often than there is room for\n"), "\(told)")
        #expect(told.contains("= each call needs much room: keep the types of its variables small\n"), "\(told)")
    }

    @Test func badPointer() async throws {
        var lesson = Lesson()
        lesson.cell("UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 4:51: Bad pointer dereference
                    | UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
                    |                                                   ^
                1 trapped
                """#)
    }

    @Test func aborted() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            abort()
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 5:1: Aborted
                    | abort()
                    | ^
                1 trapped
                """#)
    }

    @Test func killed() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            kill(getpid(), SIGKILL)
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 3:1: the cell's process was killed by signal 9
                    = look for a call of `kill`; the system, too, kills what takes more memory than it has
                1 trapped
                """#)
    }

    @Test func errorsOfABlockHaveNoAddresses() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            func f() throws {
                struct E: Error {}
                throw E()
            }
            try! f()
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 8:6: 'try!' expression unexpectedly raised an error: E()
                    | try! f()
                    |      ^
                1 trapped
                """#)
    }

    #if os(Linux)
    /// As when the machine is too busy to let the backtracer look.
    @Test(arguments: [Cell.Action.run, .trap]) func theBacktracerReportsNothing(action: Cell.Action) async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            // The backtracer's report is a file, and none may be longer than this.
            var nothing = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &nothing)
            func f(_ numbers: [Int]) -> Int { numbers.isEmpty ? Int(exactly: 0.5)! : 1 }

            print(f([]))
            """, action: action)
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(transcript.contains("error: 8:"), "\(transcript)")
        #expect(transcript.contains("note: 10:"), "\(transcript)")
    }
    #endif
}
