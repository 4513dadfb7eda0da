import Foundation
import TestSupport
import Testing

/// An interrupt ends the cell's process, names the cell, and leaves no files and processes behind.
@Suite(.processLimit) struct SignalHandlingTests {
    @Test func theRunningCellIsNamedAndItsProcessEnds() async throws {
        let mark = "attend-interrupt-\(UUID().uuidString)"
        var attend = try Attend(
            lesson: """
                ---
                title: Endless
                timeout: 600
                ---
                ```swift
                print("first")
                ```

                ```swift
                print("\(mark)")
                while true {}
                ```

                """)
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()

        let command = try WatchedCommand(attend, "run", "1", joined: false)
        #expect(try await command.read(until: mark).contains("first\n"))
        #expect(try await command.interrupt() == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
        #expect(RunningProcesses.naming(temporary.path) == [])
        #expect(command.errorText().hasSuffix("lessons/01-lesson.md:10: interrupted while cell 2 was running\n"))
    }

    #if os(Linux)
    /// Also while the first one is still waiting for something.
    @Test func aSecondInterruptEndsAttendAtOnce() async throws {
        var attend = try Attend(lesson: "---\ntitle: One\n---\n```swift\nprint(1)\n```\n")
        defer { attend.remove() }
        let mark = RunningProcesses.mark()
        let swiftc = attend.folder.appending(path: "swiftc")
        try Data(
            """
            #!/bin/sh
            trap '' INT
            while test -e "\(attend.folder.path)"; do sleep 1.0\(mark); done
            """.utf8
        ).write(to: swiftc)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swiftc.path)
        attend.environment["ATTEND_SWIFTC"] = swiftc.path
        let (process, _, _) = attend.process(["run", "1"])
        try process.run()
        await RunningProcesses.started(naming: "sleep\01.0\(mark)")
        kill(process.processIdentifier, SIGINT)
        // The compiler is killed after two seconds, and attend ends by itself. A suspended task could resume later than that.
        while RunningProcesses.handles(SIGINT, in: process.processIdentifier), process.isRunning { sched_yield() }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    }
    #endif

    /// As with `attend run 1 | head`.
    @Test(arguments: ["print(\"on and on\")", ""])
    func aReaderThatGoesAwayEndsTheWork(goingOn: String) async throws {
        var attend = try Attend(
            lesson: """
                ---
                title: Endless
                timeout: 600
                ---
                ```swift
                import Foundation
                print("begun")
                while true {
                    \(goingOn)
                    Thread.sleep(forTimeInterval: 0.02)
                }
                ```

                """)
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        // As a shell starts it: with the default action of SIGPIPE, which ends a program.
        let start =
            "import os, signal, sys; signal.signal(signal.SIGPIPE, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
        let command = try WatchedCommand(attend, joined: false) { process in
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["python3", "-c", start, Attend.executable.path, "run", "1"]
        }
        _ = try await command.read(until: "begun\n")
        try command.stopReading()
        #expect(try await command.ended() == 141)
        #expect(command.process.terminationReason == .exit)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
        let errorText = command.errorText()
        #expect(!errorText.contains("interrupted") && !errorText.contains("error"), "\(errorText)")
    }

    @Test func aCheckSaysWhatWasBeingChecked() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start", "1.1")
        let mark = RunningProcesses.mark()
        try Data(
            """
            import Foundation
            func shares(_ scores: [Double]) -> [Double] {
                \(RunningProcesses.starting(mark))
                while true {}
            }

            """.utf8
        ).write(to: attend.folder.appending(path: "answers/01-lesson/shares.swift"))
        let command = try WatchedCommand(attend, "check", "1.1", "--timeout", "600", joined: false)
        await RunningProcesses.started(naming: mark)
        #expect(try await command.interrupt() == 130)
        #expect(command.errorText().hasSuffix("interrupted while checking shares of lessons/01-lesson.md\n"))
    }

    #if os(Linux)
    /// Their supervisors must end them.
    @Test(arguments: ["run", "check"])
    func nothingOutlivesAnAttendThatIsKilled(command: String) async throws {
        let mark = RunningProcesses.mark()
        let children = """
            func leave(_ script: String) {
                let child = Process()
                child.executableURL = URL(filePath: "/bin/sh")
                child.arguments = ["-c", script]
                try! child.run()
            }
            """
        let body = """
            leave("sleep \(mark) & setsid sleep \(mark) & env -i setsid sleep \(mark)")
            while true {}
            """
        var attend = try Attend(
            lesson: ExerciseLesson.text
                + (command == "run" ? "```swift timeout=600\nimport Foundation\n\(children)\n\(body)\n```\n" : ""))
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        if command == "check" {
            _ = try await attend("start", "1.1")
            let answer = "import Foundation\n\(children)\nfunc shares(_ scores: [Double]) -> [Double] {\n\(body)\n}\n"
            try Data(answer.utf8).write(to: attend.folder.appending(path: "answers/01-lesson/shares.swift"))
        }
        let watched = try WatchedCommand(attend, command, "1") { process in
            if command == "check" { process.arguments! += ["--timeout", "600"] }
        }
        // The shell's command line has the mark first, that of the last process that it starts has no more than that.
        await RunningProcesses.started(naming: "sleep\0\(mark)")
        #expect(RunningProcesses.naming(temporary.path) != [])
        _ = try await watched.end(by: SIGKILL)
        #expect(await RunningProcesses.lasting(naming: temporary.path) == [])
        #expect(await RunningProcesses.lasting(naming: mark) == [])
    }
    #endif
}
