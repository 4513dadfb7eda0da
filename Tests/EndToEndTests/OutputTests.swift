import Foundation
import TestSupport
import Testing

/// The output formats of `attend run`, and the commands `dump`, `doctor` and `clean`.
@Suite(.processLimit) struct OutputTests {
    private static let lesson = """
        ---
        title: Order
        ---
        ```swift id=first
        print("one")
        show([1, 2], "two")
        print("three")
        ```

        Their sum is `{swift} 1 + 2`.

        """

    @Test func jsonHasTheRun() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let run = try await attend("run", "1", "--format", "json")
        #expect(run.status == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
        #expect(object["format"] as? String == "attend.run/1")
        #expect((object["toolchain"] as? String)?.hasPrefix("swift-") == true)
        let chapter = try #require((object["chapters"] as? [[String: Any]])?.first)
        #expect(chapter["id"] as? String == "01-lesson")
        #expect(chapter["status"] as? String == "passed")
        #expect(chapter["inlineValues"] as? [String] == ["3"])
        let cell = try #require((chapter["cells"] as? [[String: Any]])?.first)
        #expect(cell["id"] as? String == "first")
        #expect(cell["stdout"] as? String == "one\nthree\n")
        #expect((cell["values"] as? [[String: Any]])?.first?["caption"] as? String == "two")
    }

    @Test func printedTextAndShownValuesKeepTheirOrder() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let run = try await attend("run", "1", "--width", "60")
        #expect(
            run.out.hasSuffix(
                "one\n\ntwo\n[1, 2]\n\nthree\n\nTheir sum is 3.\n\nAll done. Read one again: attend run 1\n"))
    }

    /// `{ 5 }()` is a value, not a trailing closure of the call around it; an awaited expression is a value too.
    @Test func trailingClosuresAndAwaitedValuesAreShown() async throws {
        let attend = try Attend(
            lesson: """
                ---
                title: Values
                ---
                ```swift
                { 5 }()
                ```

                ```swift
                func six() async -> Int { 6 }
                await six()
                ```

                ```swift
                { () -> [Double] in [7, 8.5] }()
                ```

                Arrays are [`{swift} [1.0, 2.3456]`], [`{swift} [[0.5], [1]]`] and [`{swift} [2.25], digits: 1`].

                """)
        defer { attend.remove() }
        let run = try await attend("run", "1", "--format", "json")
        #expect(run.status == 0, "\(run.error)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
        let chapter = try #require((object["chapters"] as? [[String: Any]])?.first)
        let cells = try #require(chapter["cells"] as? [[String: Any]])
        let shown = cells.map { ($0["values"] as? [[String: Any]])?.compactMap { $0["text"] as? String } }
        #expect(shown == [["5"], ["6"], ["[7.0, 8.5]"]])
        #expect(chapter["inlineValues"] as? [String] == ["[1, 2.346]", "[[0.5], [1]]", "[2.2]"])
    }

    @Test func colourOnlyWhereItIsWanted() async throws {
        var attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        #expect(try await !attend("run", "1").out.contains("\u{1B}"))
        #expect(try await attend("run", "1", "--color", "always").out.contains("\u{1B}["))
        attend.environment = ["CLICOLOR_FORCE": "1"]
        #expect(try await attend("run", "1").out.contains("\u{1B}["))
        attend.environment["NO_COLOR"] = "1"
        #expect(try await !attend("run", "1").out.contains("\u{1B}"))
    }

    @Test func dumpPrintsTheValueOfEachStage() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let program = try await attend("dump", "--stage", "program", "1")
        #expect(program.out.contains("#sourceLocation(file: \"lessons/01-lesson.md\", line: 5)\nprint(\"one\")\n"))
        let document = try await attend("dump", "--stage", "document", "1")
        #expect(document.out.contains("Their sum is "))
        let plan = try await attend("dump", "--stage", "plan", "1")
        #expect(plan.out.contains("LessonModel.ChapterPlan"))
        let events = try await attend("dump", "--stage", "events", "1")
        #expect(events.out.contains("cellStarted(1)\n"))
        let report = try await attend("dump", "--stage", "report", "1")
        #expect(report.out.contains("\"format\" : \"attend.run/1\""))
        let tokens = try await attend("dump", "--stage", "tokens", "1")
        #expect(
            tokens.out.hasPrefix(
                "== lessons/01-lesson.md:5\n- 0..<12 expression value\n  0..<5 identifier call print\n"))
    }

    @Test func dumpTakesSeveralSwiftFilesForTheirTokens() async throws {
        let attend = try Attend(["a.swift": "a", "b.swift": "// b\n"])
        defer { attend.remove() }
        let tokens = try await attend("dump", "--stage", "tokens", "a.swift", "b.swift")
        #expect(
            tokens.out == "== a.swift\n- 0..<1 expression value\n  0..<1 identifier plain a\n"
                + "== b.swift\n0..<4 lineComment comment // b\n")
        let html = try await attend("dump", "--stage", "html", "a.md", "b.md")
        #expect(html.status == 64)
        #expect(html.error.hasPrefix("Error: '--stage html' takes one chapter or file\n"))
    }

    @Test func dumpWritesTheBodyOfAnyMarkdownFile() async throws {
        let attend = try Attend(["notes.md": "# A *note*\n\n- one\n- two <b>\n"])
        defer { attend.remove() }
        let html = try await attend("dump", "--stage", "html", "notes.md")
        #expect(html.status == 0)
        #expect(html.out == "<h1>A <em>note</em></h1>\n<ul>\n<li>one</li>\n<li>two &lt;b&gt;</li>\n</ul>\n")
    }

    @Test func doctorAndClean() async throws {
        var attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let doctor = try await attend("doctor")
        #expect(doctor.status == 0)
        #expect(doctor.out.contains("✓ compiler: swift-"))
        #expect(doctor.out.contains("✓ cmark: 0."))
        #if os(Linux)
        #expect(doctor.out.contains(/✓ confinement: Landlock \(version \d+.*\) and seccomp\n/))
        #endif
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        try Data("x".utf8).write(to: attend.folder.appending(path: "cache-file"))
        let clean = try await attend("clean")
        #expect(clean.status == 0)
        #expect(clean.out.hasPrefix("Emptied "))
        attend.environment["PATH"] = "/nowhere"
        let without = try await attend("doctor")
        #expect(without.status == 2)
        #expect(without.out.contains("✗ compiler: no Swift compiler"))
        #expect(without.out.contains("install Swift from swift.org"))
    }

    @Test func chaptersComeInOrderHoweverLongEachTakes() async throws {
        let names = (1...4).map { "0\($0)-part" }
        let path = "pipes/third-has-printed"
        let course = "format: 1\ntitle: \"Four\"\nmodules: []\nimports: []\nallow: {write: [pipes/]}\nchapters:\n"
        var files = ["lessons/course.yml": course]
        for (index, name) in names.enumerated() {
            files["lessons/course.yml"]! += "  - \(name).md\n"
            // The first chapter is not done before the third has printed.
            let (before, after) = (index == 0 ? NamedPipe.reading(path) : "", index == 2 ? NamedPipe.writing(path) : "")
            files["lessons/\(name).md"] = """
                ---
                title: Part \(index)
                ---
                ```swift
                import Foundation
                \(before)
                print("end of \(index)")
                \(after)
                ```

                """
        }
        let attend = try Attend(files)
        defer { attend.remove() }
        let pipes = attend.folder.appending(path: "lessons/pipes")
        try FileManager.default.createDirectory(at: pipes, withIntermediateDirectories: true)
        let pipe = try NamedPipe(at: pipes.appending(path: "third-has-printed").path)
        defer { withExtendedLifetime(pipe) {} }
        let ends = { (text: String) in text.split(separator: "\n").filter { $0.hasPrefix("end of ") }.map(String.init) }
        let order = (0..<4).map { "end of \($0)" }
        // When all are run, the second is in the cache and the third runs.
        _ = try await attend("run", "2", "4", "--allow")
        let first = try await attend("run", "all", "--jobs", "2", "--timeout", "600")
        let kept = try await attend("run", "all", "--timeout", "600")
        #expect(first.status == 0 && ends(first.out) == order, "\(first.error)")
        #expect(kept.out == first.out)
    }

    #if os(Linux)
    @Test(arguments: [[], ["run", "1"], ["run", "1", "--format", "json"], ["doctor"], ["verify", "1"]])
    func resultsThatCannotBeWrittenAreAFailure(arguments: [String]) async throws {
        for (redirection, reason) in [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")] {
            let attend = try Attend(lesson: "---\ntitle: One\n---\n```swift\nprint(1)\n```\n")
            let command = try WatchedCommand(attend, joined: false) { process in
                process.executableURL = URL(filePath: "/bin/sh")
                process.arguments =
                    ["-c", "exec \"$0\" \"$@\" \(redirection)", Attend.executable.path] + arguments
            }
            #expect(try await command.ended() == 2, "\(arguments) \(redirection)")
            #expect(
                command.errorText().hasSuffix(
                    """
                    error: the results cannot be written to standard output: \(reason)
                    help: make room there, or send them somewhere else

                    """), "\(arguments) \(redirection)")
        }
    }
    #endif
}
