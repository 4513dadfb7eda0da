import TestSupport
import Testing

/// A program that ends early without a trap is reported too.
@Suite(.processLimit) struct EndingTests {
    @Test func uncaughtError() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            struct Bad: Error { var n: Int }
            func g(_ n: Int) throws -> Int { throw Bad(n: n) }
            print("a")
            """)
        lesson.cell(
            """
            print("b")
            let v = try g(3)
            """)
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "a\n"
                1 passed
                2 started
                2 printed "b\n"
                2 error: 5:34: the error Bad(n: 3) is never caught
                    | func g(_ n: Int) throws -> Int { throw Bad(n: n) }
                    |                                  ^
                    = catch it with `do { … } catch { … }`, or turn it into nil with `try?`
                    note: 11:13: called from here
                    | let v = try g(3)
                    |             ^
                2 trapped
                3 skipped
                """#)
    }

    @Test func uncaughtTypedError() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            enum Bad: Error { case one }
            func g() throws(Bad) { throw .one }
            """)
        lesson.cell("try g()")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 passed
                2 started
                2 error: 5:24: the error one is never caught
                    | func g() throws(Bad) { throw .one }
                    |                        ^
                    = catch it with `do { … } catch { … }`, or turn it into nil with `try?`
                    note: 9:5: called from here
                    | try g()
                    |     ^
                2 trapped
                """#)
    }

    @Test func aMissingDataFile() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nlet text = try String(contentsOfFile: \"a b.txt\", encoding: .utf8)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 5:16: there is no file 'a b.txt' where the cell runs
                    | let text = try String(contentsOfFile: "a b.txt", encoding: .utf8)
                    |                ^
                    = list it under `data` in the front matter, by its path from the course folder
                1 trapped
                """#)
    }

    @Test func exitZero() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            print("a")
            exit(0)
            """)
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "a\n"
                1 error: 6:1: the cell calls `exit`, which ends the program with exit code 0
                    | exit(0)
                    | ^
                    = leave out the call; the cells below could not run
                1 trapped
                2 skipped
                """#)
    }

    @Test func exitInFunction() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            func leave() { exit(3) }
            leave()
            """)
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 error: 5:16: the cell calls `exit`, which ends the program with exit code 3
                    | func leave() { exit(3) }
                    |                ^
                    = leave out the call; the cells below could not run
                    note: 6:1: called from here
                    | leave()
                    | ^
                1 trapped
                2 skipped
                """#)
    }

    @Test func exitWithoutHandlers() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            print(1)
            _exit(4)
            """)
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n"
                1 error: 3:1: the cell ended the program with exit code 4
                    = the cells below could not run
                1 trapped
                2 skipped
                """#)
    }

    @Test func closedDescriptors() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            print(1)
            close(1)
            close(2)
            for d in 3..<400 { close(Int32(d)) }
            print(2)
            """)
        lesson.cell("print(3)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n"
                1 error: 3:1: the cell ended the program with exit code 0
                    = the cells below could not run
                1 trapped
                2 skipped
                """#)
    }

    @Test func deferredToTheEnd() async throws {
        var lesson = Lesson()
        lesson.cell("defer { print(\"one\") }\nprint(1)")
        lesson.cell("defer { print(\"two\") }", show: "2")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n"
                1 passed
                2 started
                2 shown 2
                2 printed "two\none\n"
                2 passed
                """#)
    }

    @Test func deferredToTheEndBehindWhatFollowsTheLastCell() async throws {
        var lesson = Lesson()
        lesson.cell("defer { print(\"one\") }\nprint(1)")
        lesson.inline("2")
        lesson.cell("print(3)\nfatalError(\"four\")", action: .trap)
        lesson.cell("let a: Int = \"\"", action: .failToCompile)
        lesson.cell("print(5)", action: .compile)
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == #"""
                1 started
                1 printed "1\n"
                inline 0 = 2
                2 started
                2 printed "3\n"
                2 error: 12:1: four
                    | fatalError("four")
                    | ^
                2 passed
                1 printed "one\n"
                1 passed
                3 error: 16:14: cannot convert value of type 'String' to specified type 'Int'
                    | let a: Int = ""
                    |              ^^
                3 passed
                4 passed
                """#)
    }

    @Test func theLastCellHasPassedWhateverFollowsIt() async throws {
        var lesson = Lesson()
        lesson.cell("let a = [1]\ndefer { print(\"lost\") }")
        lesson.inline("a[2]")
        let lines = try await RunnerFixture.transcript(of: lesson).split(separator: "\n")
        #expect(lines.first == "1 started" && lines.last == "1 passed", "\(lines)")
        #expect(lines.contains("- error: 8:21: Index out of range"), "\(lines)")
    }

    @Test func closedOutput() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nprint(1)\nclose(1)\nprint(\"lost\")")
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n(the cell closed standard output: what it printed after that is lost)\n"
                1 passed
                2 started
                2 printed "2\n"
                2 passed
                """#)
    }

    @Test func redirectedOutput() async throws {
        var lesson = Lesson()
        lesson.cell(
            "import Foundation\nprint(1)\nlet file = open(\"log\", O_WRONLY | O_CREAT, 0o600)\ndup2(file, 1)\nprint(\"lost\")"
        )
        lesson.cell("print(2)\nlet saved = dup(1)\ndup2(file, 1)\nprint(\"kept\")\ndup2(saved, 1)\nprint(3)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n(the cell redirected standard output: what it printed after that is not shown)\n"
                1 passed
                2 started
                2 printed "2\n3\n"
                2 passed
                """#)
    }

    #if os(Linux)
    @Test func theEndOfTheMainThread() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\nprint(1)\npthread_exit(nil)")
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n"
                1 error: 3:1: the cell ends its thread, as `pthread_exit` does, and with it the program
                    = leave out the call; the cells below could not run
                1 trapped
                2 skipped
                """#)
    }

    @Test func aFunctionThatALibraryCannotUse() async throws {
        var lesson = Lesson()
        lesson.cell("print(1)")
        lesson.cell("import Foundation\natexit { print(2) }")
        lesson.cell("print(3)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                2 error: 7:1: `atexit` cannot be called here: programs of lessons are loaded as libraries, which do not have it
                    = leave the call out; no cell could run
                2 failed
                1 skipped
                3 skipped
                """#)
    }
    #endif

    @Test func whatACellHasRegisteredForTheEndOfTheProgram() async throws {
        var lesson = Lesson()
        lesson.cell("import Foundation\non_exit({ _, _ in\n    while getpid() > 0 {}\n}, nil)", timeout: 3)
        lesson.cell("print(2)", timeout: 3)
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript.contains(
                ": code that runs at the program's end ran longer than 3 s and was stopped"),
            "\(transcript)")
        #expect(transcript.hasPrefix("1 started\n1 passed\n2 started\n2 printed \"2\\n\"\n"), "\(transcript)")
        #expect(transcript.hasSuffix("\n2 passed"), "\(transcript)")
    }
}
