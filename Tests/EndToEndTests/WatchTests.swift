import Foundation
import TestSupport
import Testing

/// `attend check --watch`, with keys on a terminal and without one.
@Suite(.processLimit) struct WatchTests {
    /// A session on a pseudo-terminal: each step waits for a text, then presses keys or saves a file.
    private static let terminal = """
        import os, pty, select, signal, subprocess, sys, termios, time
        attend, answer = sys.argv[1], sys.argv[2]
        right = sys.stdin.read()
        main, other = pty.openpty()
        before = termios.tcgetattr(other)
        child = subprocess.Popen([attend, "check", "1.1", "--watch", "--width", "60", "--color", "never"],
            stdin=other, stdout=other, stderr=other, start_new_session=True)
        seen = b""
        def wait(text):
            global seen
            end = time.time() + 600
            while text.encode() not in seen:
                if time.time() > end or child.poll() is not None:
                    sys.exit("never saw " + text + " in:\\n" + seen.decode(errors="replace"))
                if select.select([main], [], [], 0.1)[0]: seen += os.read(main, 65536)
            seen = seen.split(text.encode(), 1)[1]
        wait("not started"); wait("q quit")
        os.write(main, b"h"); wait("Add them up first.")
        os.write(main, b"s"); wait("The solution of 1.1 is shown when it is passed.")
        with open(answer + ".new", "w") as file: file.write(right)
        os.rename(answer + ".new", answer)
        wait("1.1 shares  passed"); wait("2 of 2 points"); wait("All passed.")
        os.write(main, b"s"); wait("Solution of 1.1 shares")
        os.write(main, b"l"); wait("2 of 2 points")
        if sys.argv[3] == "quit": os.write(main, b"q")
        else: child.send_signal(signal.SIGINT)
        status = child.wait(300)
        after = termios.tcgetattr(other)
        print(status, "restored" if after == before else "left raw")
        """

    @Test(arguments: [("quit", "0 restored\n"), ("interrupt", "130 restored\n")])
    func keysAndSavesOnATerminal(ending: String, outcome: String) async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start", "1.1")
        let process = attend.process([]).process
        process.executableURL = URL(filePath: "/usr/bin/env")
        let answer = attend.folder.appending(path: "answers/01-lesson/shares.swift").path
        process.arguments = ["python3", "-c", Self.terminal, Attend.executable.path, answer, ending]
        let (input, out, error) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (input, out, error)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(ExerciseLesson.right.utf8))
        try input.fileHandleForWriting.close()
        let printed = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let errorText = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(printed == outcome, "\(errorText)")
    }

    @Test func withoutATerminalThereArePlainLines() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        _ = try await attend("start", "1.1")
        let watched = try WatchedCommand(attend, "check", "1.1", "--watch", "--width", "60")
        let before = try await watched.read()
        try watched.save(ExerciseLesson.right, "answers/01-lesson/shares.swift")
        let after = try await watched.read(until: "All passed.")
        #expect(try await watched.interrupt() == 130)
        #expect(after.contains("✓ 1.1 shares  passed"))
        #expect(!(before + after).contains("\u{1B}"))
    }
}
