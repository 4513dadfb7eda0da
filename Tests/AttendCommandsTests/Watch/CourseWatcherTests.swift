import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct CourseWatcherTests {
    private let folder = TemporaryFolder()
    private static let lesson = "---\ntitle: A\n---\nText.\n"
    private static let withData = lesson.replacing("title: A\n", with: "title: A\ndata: [words.txt]\n")

    /// A course of one chapter with a data file, and a context that prints nothing.
    private func course(_ lesson: String) throws -> (CourseFolder, CommandContext) {
        try folder.write("format: 1\ntitle: C\nchapters: [01-a.md]\n", "course.yml")
        try folder.write(lesson, "01-a.md")
        try folder.write("one", "words.txt")
        let context = CommandContext(
            try DisplayOptions.parse([]), processEnvironment: .current(),
            console: Console(out: { _ in }, error: { _ in }))
        return (CourseFolder(url: folder.url, display: "c"), context)
    }

    /// Saves during the work, one in each run: a file that was watched before, then a file that the chapter lists only since
    /// the first save.
    @Test(.timeLimit(.minutes(30))) func aSaveDuringTheWorkIsNoticed() async throws {
        defer { folder.remove() }
        let (course, context) = try course(Self.lesson)
        let seen = Mutex<[String?]>([])
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let watcher = CourseWatcher(course, try await Pipeline.read(course, context)) { course, _ in
            let run = seen.withLock {
                $0.append(course.chapters[0].frontMatter.data.isEmpty ? nil : folder.read("words.txt"))
                return $0.count
            }
            switch run {
            case 1: try save(Self.withData, "01-a.md")
            case 2: try save("two", "words.txt")
            default: end.finish()
            }
        } failed: { error in
            Issue.record(error)
        }
        let task = Task { await watcher.run() }
        for await _ in ends {}
        task.cancel()
        await task.value
        #expect(seen.withLock { $0 } == [nil, "one", "two"])
    }

    private func save(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.url.appending(path: name), options: .atomic)
    }

    @Test func contentsOfAnEarlierSnapshotAreReused() async throws {
        defer { folder.remove() }
        let (course, context) = try course(Self.withData)
        var read = try await Pipeline.read(course, context)
        let new = WatchedCourse(course, read)
        read.chapters[0].frontMatter.data = []
        let old = WatchedCourse(course, read)
        let before = old.snapshot()
        try folder.write("changed", "01-a.md")
        try folder.write("added", "02-b.md")
        let snapshot = new.snapshot(after: before, of: old).map { (URL(filePath: $0).lastPathComponent, $1) }
        let texts = Dictionary(uniqueKeysWithValues: snapshot).mapValues { String(decoding: $0, as: UTF8.self) }
        #expect(
            texts == [
                "course.yml": "format: 1\ntitle: C\nchapters: [01-a.md]\n", "01-a.md": Self.withData,
                "words.txt": "one",
            ])
    }

    /// Chapters in subfolders, and images whichever way their path is written, belong to the files of the course.
    @Test func chaptersInFoldersAndTheirImagesAreWatched() async throws {
        defer { folder.remove() }
        let (course, context) = try course(Self.lesson)
        try folder.write("format: 1\ntitle: C\nchapters: [01-a.md, more/02-b.md]\n", "course.yml")
        try folder.write(Self.lesson + "![a](sub/../../a%23b.png?v=1)\n", "more/02-b.md")
        try folder.write("image", "a#b.png")
        let watched = WatchedCourse(course, try await Pipeline.read(course, context))
        let names = watched.snapshot().keys.map { $0.split(separator: "/").suffix(2).joined(separator: "/") }
        let root = folder.url.lastPathComponent
        #expect(
            names.sorted()
                == ["\(root)/01-a.md", "\(root)/a#b.png", "\(root)/course.yml", "more/02-b.md"].sorted())
        #expect(watched.folders.map { URL(filePath: $0).lastPathComponent }.sorted() == [root, "more"])
    }
}
