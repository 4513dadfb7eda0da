import ArgumentParser
import Foundation
import LessonModel
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

/// Colours and width follow the environment, the terminal and the options.
@Suite struct CommandContextTests {
    private func context(
        _ environment: [String: String] = [:], terminal: Bool = true, arguments: [String] = []
    ) throws -> CommandContext {
        let processEnvironment = ProcessEnvironment(
            variables: environment, workingFolder: URL(filePath: "/"), outputIsTerminal: terminal,
            errorIsTerminal: terminal,
            terminalWidth: 100, executable: URL(filePath: "/bin/attend"))
        return CommandContext(
            try DisplayOptions.parse(arguments), processEnvironment: processEnvironment,
            console: Console(out: { _ in }, error: { _ in }))
    }

    @Test(arguments: [
        (["TERM": "xterm-256color"], true), (["TERM": "dumb"], false), (["TERM": "xterm", "NO_COLOR": "1"], false),
        (["TERM": "xterm", "NO_COLOR": ""], true), (["TERM": "xterm", "CI": "true"], false),
        (["TERM": "xterm", "CI": "true", "CLICOLOR_FORCE": "1"], true),
        (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
    ])
    func coloursOnATerminal(environment: [String: String], coloured: Bool) throws {
        #expect(try (context(environment).style.colours != .none) == coloured)
    }

    @Test func noColoursInAFileUnlessForced() throws {
        #expect(try context(["TERM": "xterm"], terminal: false).style.colours == .none)
        #expect(
            try context(["TERM": "xterm"], terminal: false, arguments: ["--color", "always"]).style.colours == .basic)
        #expect(try context(["NO_COLOR": "1"], arguments: ["--color", "always"]).style.colours != .none)
        #expect(try context(["TERM": "xterm"], arguments: ["--color", "never"]).style.colours == .none)
    }

    @Test func theDepthFollowsTheTerminal() throws {
        #expect(try context(["TERM": "xterm-256color"]).style.colours == .indexed)
        #expect(try context(["TERM": "xterm", "COLORTERM": "truecolor"]).style.colours == .trueColour)
        #expect(try context(["TERM": "linux"]).style.colours == .basic)
    }

    @Test func theWidthIsTheTerminalsUnlessSaid() throws {
        #expect(try context().style.width == 100)
        #expect(try context(arguments: ["--width", "60"]).style.width == 60)
        #expect(try context(arguments: ["--width", "40"]).style.width == 40)
        #expect(throws: (any Error).self) { try context(arguments: ["--width", "39"]) }
    }

    /// The least recently used items are removed, also after work that fails.
    @Test func theCacheIsPrunedAfterTheWork() async throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let old = folder.url.appending(path: "attend/results/old.events").path
        for (name, size) in [("old", 400_000_000), ("new", 200_000_000)] {
            try folder.write("", "attend/results/\(name).events")
            #expect(truncate(folder.url.appending(path: "attend/results/\(name).events").path, size) == 0)
        }
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -100)], ofItemAtPath: old)
        let context = try context(["XDG_CACHE_HOME": folder.url.path])
        await #expect(throws: ExitCode.self) {
            try await context.work {
                #expect(FileManager.default.fileExists(atPath: old))
                throw Surprise()
            }
        }
        let left = try FileManager.default.contentsOfDirectory(
            atPath: folder.url.appending(path: "attend/results").path)
        #expect(left == ["new.events"])
    }

    private struct Surprise: Error, CustomStringConvertible {
        var description: String { "something else" }
    }

    @Test func anUnforeseenErrorEndsWithTwo() async throws {
        for (error, words) in [
            (
                CocoaError(.fileWriteOutOfSpace, userInfo: [NSFilePathErrorKey: "/d/f"]) as any Error,
                "error: the tool could not work: /d/f: No space left on device\n"
            ), (Surprise(), "error: the tool could not work: something else\n"),
        ] {
            let printed = Mutex("")
            var context = try context()
            context.console.error = { text in printed.withLock { $0 += text } }
            context.processEnvironment.errorIsTerminal = false
            let exit = await #expect(throws: ExitCode.self) { try await context.work { throw error } }
            #expect(exit == ExitCode(2) && printed.withLock { $0 } == words)
        }
    }

    /// Programs that read the results get the failure in their format; it is on standard error as well.
    @Test(arguments: [
        (["check"], "\"format\" : \"attend.check/1\""), (["run", "1"], "\"format\" : \"attend.run/1\""),
        (["verify"], "\"format\" : \"attend.verify/1\""),
    ])
    func aFailureIsAResultForPrograms(command: [String], format: String) async throws {
        let (json, error) = try await results(command + ["--format", "json"])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let messages = (object["diagnostics"] as? [[String: Any]])?.map { $0["message"] as? String }
        #expect(messages == ["there is no course.yml in '/nowhere'"] && json.contains(format))
        #expect(error == "error: there is no course.yml in '/nowhere'\n")
        #expect(try await results(command).out == "")
    }

    @Test(arguments: ["check", "verify"])
    func aFailureIsATestCase(command: String) async throws {
        let (junit, _) = try await results([command, "--format", "junit"])
        #expect(junit.contains("tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">"))
        #expect(junit.contains("<error type=\"malformed\" message=\"there is no course.yml in &apos;/nowhere&apos;\">"))
    }

    private func results(_ arguments: [String]) async throws -> (out: String, error: String) {
        let out = Mutex("")
        let error = Mutex("")
        var context = try context()
        context.console = Console(
            out: { text in out.withLock { $0 += text } }, error: { text in error.withLock { $0 += text } })
        context.processEnvironment.errorIsTerminal = false
        let command = try #require(
            try Attend.parseAsRoot(arguments + ["--course", "/nowhere"]) as? any ContextualCommand)
        var exit = ExitCode.success
        do {
            let context = context
            try await context.work(
                { try await command.run(in: context) }, results: { try command.results(of: $0) })
        } catch let code as ExitCode {
            exit = code
        }
        #expect(exit == ExitCode(2))
        return (out.withLock { $0 }, error.withLock { $0 })
    }

    @Test func theTemporaryFolderHasARemedy() {
        let error = CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: "/t/attend-1"])
        #expect(
            Diagnostic(unforeseen: error, temporaryFolder: "/t/")
                == Diagnostic(
                    at: nil, "the tool could not work: /t/attend-1: Permission denied",
                    remedy: "make room there, or set TMPDIR to a folder that can be written"))
    }

    @Test func errorsForTheParserAreThrownOn() async throws {
        let context = try context()
        await #expect(throws: ExitCode(1)) { try await context.work { throw ExitCode(1) } }
        await #expect(throws: ValidationError.self) { try await context.work { throw ValidationError("no") } }
        await #expect(throws: CancellationError.self) { try await context.work { throw CancellationError() } }
    }

    @Test func foldersFollowTheEnvironment() throws {
        let named = try context(["XDG_CACHE_HOME": "/c", "XDG_STATE_HOME": "/s"]).processEnvironment
        #expect(named.cacheFolder.path == "/c/attend")
        #expect(named.stateFolder.path == "/s/attend")
    }
}
