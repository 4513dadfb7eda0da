import Foundation
import TestSupport
import Testing

/// `attend check --watch`, with keys on a terminal and without one.
@Suite(.processLimit) struct WatchTests {
    /// What sessions on a pseudo-terminal share: `start` starts a command there, `wait` waits for a text, `press` presses keys.
    private static let terminal = """
        import fcntl, os, pty, select, signal, subprocess, sys, termios, time
        attend, folder = sys.argv[1], sys.argv[2]
        main, other = pty.openpty()
        before = termios.tcgetattr(other)
        seen = b""
        def start(*arguments, **variables):
            global child
            def lead():
                os.setsid()
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            # The shell leads the session, as a login shell does.
            child = subprocess.Popen(["sh", "-c", 'trap : INT; "$@"; exit $?', "sh", attend, *arguments, "--color", "never"],
                stdin=other, stdout=other, stderr=other, preexec_fn=lead, env={**os.environ, **variables})
        def until(condition, what):
            end = time.time() + 600
            while not condition():
                if time.time() > end or child.poll() is not None:
                    sys.exit("never saw " + what + " in:\\n" + seen.decode(errors="replace"))
                if select.select([main], [], [], 0.1)[0]: read()
        def read():
            global seen
            seen += os.read(main, 65536)
        def wait(text):
            global seen
            until(lambda: text.encode() in seen, text)
            seen = seen.split(text.encode(), 1)[1]
        def press(keys): os.write(main, keys.encode())
        def isRestored(): return termios.tcgetattr(other) == before
        def states():
            pids = open(f"/proc/{child.pid}/task/{child.pid}/children").read().split()
            return [open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0] for pid in pids]
        def finish():
            status = child.wait(300)
            print(status, "restored" if isRestored() else "left raw")

        """

    /// Runs a session in Python.
    /// - Returns: what it prints.
    private func session(_ script: String, _ attend: Attend, _ arguments: String...) async throws -> String {
        let process = attend.process([]).process
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", "-c", Self.terminal + script, Attend.executable.path, attend.folder.path] + arguments
        process.standardInput = FileHandle.nullDevice
        let outcome = try await process.outcome()
        return outcome.out + outcome.error
    }

    @Test(arguments: [("quit", "0 restored\n"), ("interrupt", "130 restored\n")])
    func keysAndSavesOnATerminal(ending: String, outcome: String) async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start", "1.1")
        try Data(ExerciseLesson.right.utf8).write(to: attend.folder.appending(path: "right.swift"))
        let printed = try await session(
            """
            start("check", "1.1", "--watch", "--width", "60")
            wait("not started"); wait("q quit")
            press("h"); wait("Add them up first."); wait("r run again\\r\\nl list · q quit\\r\\n")
            press("h"); wait("Hint 2 of 2"); wait("q quit")
            press("h"); wait("There are no more hints; all 2 again:"); wait("Hint 2 of 2"); wait("q quit")
            press("s"); wait("The solution of 1.1 is shown when it is passed."); wait("q quit")
            press("t"); wait("Exercise 1.1"); wait("$ attend check 1.1")
            os.rename(folder + "/right.swift", folder + "/answers/01-lesson/shares.swift")
            wait("1.1 shares  passed"); wait("2 of 2 points"); wait("All passed.")
            press("s"); wait("Solution of 1.1 shares")
            press("l"); wait("2 of 2 points")
            press("q" if sys.argv[3] == "quit" else "\u{3}")
            finish()
            """, attend, ending)
        #expect(printed == outcome)
    }

    /// The terminal has its own settings again while attend is stopped, and while an editor runs.
    @Test func aStopAnEditorAndAnotherWidth() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        try Data(ExerciseLesson.right.utf8).write(to: attend.folder.appending(path: "right.swift"))
        let printed = try await session(
            #"""
            import struct
            def resize(columns): fcntl.ioctl(main, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            resize(90)
            start("check", "1.1", "--watch", EDITOR="sh -c 'stty -a | grep -o .icanon; cp right.swift $0'")
            wait("there is no answers/01-lesson/shares.swift"); wait("q quit")
            resize(40); wait("there is no\r\n"); wait("q quit")
            press("\x1a")
            until(lambda: states() == ["T"], "a stop")
            print("restored" if isRestored() else "left raw")
            os.killpg(child.pid, signal.SIGCONT); wait("q quit")
            press("e"); wait(" icanon"); wait("passed"); wait("All passed."); wait("q quit")
            press("q")
            finish()
            """#, attend)
        #expect(printed == "restored\n0 restored\n")
    }

    @Test(arguments: [
        ("no-such-editor", "The editor 'no-such-editor' could not be started."),
        ("", "Set EDITOR to the editor that e shall open"),
    ])
    func anEditorThatCannotBeOpened(editor: String, said: String) async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        let printed = try await session(
            """
            start("check", "1.1", "--watch", EDITOR="", VISUAL="\(editor)")
            wait("q quit")
            press("e"); wait("\(said)"); wait("q quit")
            press("z"); wait("No such key: z"); wait("q quit")
            press("q")
            finish()
            """, attend)
        #expect(printed == "1 restored\n")
    }

    @Test func keysOfAWatchOverLessons() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        let printed = try await session(
            """
            start("run", "1", "--watch", "--width", "60")
            wait("Shares"); wait("r run again · q quit")
            press("x"); wait("r run again · q quit")
            press("r"); wait("Shares"); wait("r run again · q quit")
            press("q")
            finish()
            """, attend)
        #expect(printed == "0 restored\n")
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
