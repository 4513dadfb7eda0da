import Foundation
import LessonModel
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// Results come from the cache as long as nothing that they depend on has changed.
@Suite(.processLimit) struct ResultCacheTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"
    private var cache: ResultCache { ResultCache(in: folder) }

    private func run(_ lesson: Lesson, data: [String] = []) async throws -> (text: String, cached: Bool) {
        let runner = ChapterRunner(
            toolchain: try await RunnerFixture.toolchain, toolkit: try await RunnerFixture.library, cache: cache,
            courseFolder: folder, environment: RunnerFixture.environment, temporaryFolder: folder + "/scratch")
        let events = Mutex<[Event]>([])
        var chapter = lesson.chapter
        chapter.frontMatter.data = data
        let plan = ChapterPlan(chapter, imports: [])
        try await ProcessTurns.take {
            try await runner.run(plan) { event in events.withLock { $0.append(event) } }
        }
        let all = events.withLock { $0 }
        guard case .chapterFinished(_, let cached)? = all.last else { return (transcript(all), false) }
        return (transcript(all), cached)
    }

    /// A chapter with cells of every kind, below that many lines of prose.
    private func lesson(below prose: Int = 0) -> Lesson {
        var lesson = Lesson(linesOfProse: prose)
        lesson.cell("let a = [1, 2]\nprint(\"one\")\nshow(a, \"caption\")", show: "a.count")
        lesson.inline("a[1]")
        lesson.cell("let b: String = a", action: .failToCompile)
        lesson.cell("func f(_ i: Int) -> Int { a[i] }\nprint(f(2))")
        return lesson
    }

    @Test func nothingChanged() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try await run(lesson())
        let second = try await run(lesson())
        #expect([first.cached, second.cached] == [false, true])
        #expect(first.text == second.text)
        #expect(first.text.contains("3 error: 17:28: Index out of range"))
    }

    /// Pruning is done once for each command.
    @Test func aChapterRemovesNothingFromAFullCache() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: cache.folder, withIntermediateDirectories: true)
        let other = cache.folder + "/other.events"
        #expect(FileManager.default.createFile(atPath: other, contents: nil))
        #expect(truncate(other, 2 * CacheFolder.limit) == 0)
        var lesson = Lesson()
        lesson.cell("print(1)")
        #expect(try await !run(lesson).cached)
        #expect(try await run(lesson).cached)
        #expect(FileManager.default.fileExists(atPath: other))
    }

    @Test func moreProseMovesThePlacesOnly() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try await run(lesson())
        let moved = try await run(lesson(below: 100))
        #expect(moved.cached)
        #expect(moved.text.contains("3 error: 117:28: Index out of range"))
        #expect(moved.text.contains("note: 118:7: `f(_:)` is called here"))
    }

    @Test func aCellThatAsksForItsLineIsRunAnewWhenItMoves() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var first = Lesson()
        first.cell("print(#line)")
        var second = Lesson(linesOfProse: 5)
        second.cell("print(#line)")
        #expect(try await run(first).text.contains("4\\n"))
        let moved = try await run(second)
        #expect(!moved.cached && moved.text.contains("9\\n"))
    }

    @Test func changedCodeAndChangedDataAreRunAnew() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
        try Data("first".utf8).write(to: URL(filePath: folder + "/data/words.txt"))
        var reading = Lesson()
        reading.cell("import Foundation\nprint(try String(contentsOfFile: \"data/words.txt\", encoding: .utf8))")
        #expect(
            try await run(reading, data: ["data/words.txt"]) == ("1 started\n1 printed \"first\\n\"\n1 passed", false))
        #expect(try await run(reading, data: ["data/words.txt"]).cached)
        try Data("second".utf8).write(to: URL(filePath: folder + "/data/words.txt"))
        #expect(
            try await run(reading, data: ["data/words.txt"]) == ("1 started\n1 printed \"second\\n\"\n1 passed", false))
    }

    @Test func damagedFilesAreDiscarded() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try await run(lesson())
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: cache.folder).first)
        let path = "\(cache.folder)/\(name)"
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        for damaged in [
            "", "nonsense", String(whole.dropLast(20)), whole.replacing("one", with: "two"),
            whole.replacing("attend.results/\(ResultCache.version)", with: "attend.results/0"),
        ] {
            try Data(damaged.utf8).write(to: URL(filePath: path))
            let again = try await run(lesson())
            #expect(!again.cached)
            #expect(again.text == first.text)
            #expect(try await run(lesson()).cached)
        }
        #expect(try CacheFolder(folder).clear().inUse == [])
        #expect(try await !run(lesson()).cached)
    }

    @Test func theResultOfAnotherChapterIsNotTakenForThisOnes() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var other = Lesson()
        other.cell("print(\"other\")")
        _ = try await run(other)
        let foreign = try #require(try FileManager.default.contentsOfDirectory(atPath: cache.folder).first)
        let first = try await run(lesson())
        let names = try FileManager.default.contentsOfDirectory(atPath: cache.folder)
        let own = try #require(names.first { $0 != foreign })
        try FileManager.default.removeItem(atPath: "\(cache.folder)/\(own)")
        try FileManager.default.copyItem(atPath: "\(cache.folder)/\(foreign)", toPath: "\(cache.folder)/\(own)")
        let again = try await run(lesson())
        #expect(!again.cached && again.text == first.text)
    }

    @Test func aChangedCellRunsItsChapterAndAChangedKernelAll() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var one = Lesson()
        one.cell("print(1)")
        var two = Lesson()
        two.cell("print(2)")
        _ = try await (run(one), run(two))
        var changed = Lesson()
        changed.cell("print(3)")
        #expect(try await [run(one).cached, run(two).cached, run(changed).cached] == [true, true, false])
        let (toolchain, library) = try await (RunnerFixture.toolchain, RunnerFixture.library)
        let keys = ["library", "other library"].map { key in
            Fingerprint.of(
                one.plan, toolchain: toolchain,
                toolkit: KernelLibrary(folder: library.folder, key: key, sources: ""), flags: [], limits: Limits(),
                permissions: Permissions(), courseFolder: "/")
        }
        #expect(keys[0] != keys[1])
    }

    @Test func chaptersRunWithoutAWritableCache() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Not even root can create a folder in a file.
        try Data().write(to: URL(filePath: cache.folder))
        let first = try await run(lesson())
        let second = try await run(lesson())
        #expect(!second.cached && first.text == second.text)
        #expect(first.text.contains("1 printed \"one\\n\""))
    }

    @Test func whatRanOutOfTimeIsNotKept() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var slow = Lesson(timeout: 1)
        slow.cell("while true {}")
        #expect(try await !run(slow).cached)
        #expect(try await !run(slow).cached)
    }

    @Test func anInlineValueThatRanOutOfTimeIsNotKept() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var slow = Lesson(timeout: 1)
        slow.cell("func forever() -> Int { while true {} }")
        slow.inline("forever()")
        #expect(try await run(slow).text.contains("ran longer than 1 s"))
        #expect(try await !run(slow).cached)
    }

    @Test(arguments: [Cell.Action.run, .trap])
    func whatWasKilledIsNotKept(action: Cell.Action) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var killed = Lesson()
        killed.cell("import Foundation\nkill(getpid(), SIGKILL)", action: action)
        #expect(try await run(killed).text.contains("killed by signal 9"))
        #expect(try await !run(killed).cached)
    }
}
