import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// An interrupt ends the child, names the cell, and leaves nothing behind.
@Suite struct InterruptionTests {
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

        let (process, out, error) = attend.process(["run", "1"])
        try process.run()
        var printed = ""
        while !printed.contains(mark) {
            let piece = out.fileHandleForReading.availableData
            try #require(!piece.isEmpty)
            printed += String(decoding: piece, as: UTF8.self)
        }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let errorText = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(errorText.hasSuffix("lessons/01-lesson.md:10: interrupted while cell 2 was running\n"))
        #expect(printed.contains("first\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
        #if os(Linux)
        #expect(try processes(mentioning: temporary.path) == [])
        #endif
    }

    /// As of `attend run 1 | head`.
    @Test func aReaderThatGoesAwayEndsTheWork() async throws {
        var attend = try Attend(
            lesson: """
                ---
                title: Endless
                timeout: 600
                ---
                ```swift
                import Foundation
                while true {
                    print("on and on")
                    Thread.sleep(forTimeInterval: 0.02)
                }
                ```

                """)
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        let (process, out, error) = attend.process([])
        // As a shell starts it: with the signal that ends a program on the spot.
        let start =
            "import os, signal, sys; signal.signal(signal.SIGPIPE, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", start, Attend.executable.path, "run", "1"]
        try process.run()
        var printed = ""
        while !printed.contains("on and on") {
            let piece = out.fileHandleForReading.availableData
            try #require(!piece.isEmpty)
            printed += String(decoding: piece, as: UTF8.self)
        }
        try out.fileHandleForReading.close()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 141)
        let complaint = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(!complaint.contains("interrupted") && !complaint.contains("error"), "\(complaint)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
    }

    @Test func aCheckSaysWhatWasBeingChecked() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start", "1.1")
        let mark = attend.folder.appending(path: "begun").path
        try Data(
            """
            import Foundation
            func shares(_ scores: [Double]) -> [Double] {
                FileManager.default.createFile(atPath: "\(mark)", contents: nil)
                while true {}
            }

            """.utf8
        ).write(to: attend.folder.appending(path: "answers/01-lesson/shares.swift"))
        let (process, _, error) = attend.process(["check", "1.1", "--timeout", "600"])
        try process.run()
        while !FileManager.default.fileExists(atPath: mark), process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
        }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let errorText = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(errorText.hasSuffix("interrupted while checking shares of lessons/01-lesson.md\n"))
    }

    #if os(Linux)
    /// Nobody is left to end them but they themselves.
    @Test(arguments: ["run", "check"])
    func nothingOutlivesAnAttendThatIsKilled(command: String) async throws {
        let mark = String(UInt32.random(in: 100_000_000...999_999_999))
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
            FileManager.default.createFile(atPath: "\(FileManager.default.temporaryDirectory.path)/\(mark)", contents: nil)
            while true {}
            """
        var attend = try Attend(
            lesson: ExerciseLesson.text
                + (command == "run" ? "```swift timeout=600\nimport Foundation\n\(children)\n\(body)\n```\n" : ""))
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        let begun = FileManager.default.temporaryDirectory.appending(path: mark)
        defer { try? FileManager.default.removeItem(at: begun) }
        if command == "check" {
            _ = try await attend("start", "1.1")
            let answer = "import Foundation\n\(children)\nfunc shares(_ scores: [Double]) -> [Double] {\n\(body)\n}\n"
            try Data(answer.utf8).write(to: attend.folder.appending(path: "answers/01-lesson/shares.swift"))
        }
        let (process, _, _) = attend.process([command, "1"] + (command == "check" ? ["--timeout", "600"] : []))
        try process.run()
        while !FileManager.default.fileExists(atPath: begun.path), process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try processes(mentioning: temporary.path) != [])
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let end = ContinuousClock.now + .seconds(120)
        var left: [String] = []
        repeat {
            try await Task.sleep(for: .milliseconds(50))
            left = try processes(mentioning: temporary.path) + processes(mentioning: mark)
        } while !left.isEmpty && ContinuousClock.now < end
        #expect(left == [])
    }

    /// Command lines of all processes that mention a path.
    private func processes(mentioning path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int32($0) != nil }.compactMap { id in
            let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline").map {
                String(decoding: $0, as: UTF8.self)
            }
            return line.flatMap { $0.contains(path) ? $0 : nil }
        }
    }
    #endif
}
