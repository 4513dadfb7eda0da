import LessonModel
import Testing

@testable import LessonReader

/// Readings that are kept between two readings of a course.
@Suite struct ChapterReadingsTests {
    private func files(_ chapters: [String: String]) -> FileSource {
        let listed = chapters.keys.sorted().joined(separator: ", ")
        let all = chapters.merging(["course.yml": "format: 1\ntitle: C\nchapters: [\(listed)]\n"]) { one, _ in one }
        @Sendable func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
        return FileSource(
            read: { path in all[name(path)].map { Array($0.utf8) } }, exists: { all[name($0)] != nil },
            list: { $0 == "c" ? Array(all.keys) : [] })
    }

    private func read(_ chapters: [String: String], _ known: ChapterReadings) async -> CourseReading {
        await CourseReader.read(folder: "c", display: "c", files: files(chapters), known: known)
    }

    @Test func aSavedChapterIsReadAndTheOthersAreAsTheyWere() async throws {
        let known = ChapterReadings()
        let text = "---\ntitle: A\n---\nText.\n"
        let first = await read(["01-a.md": text, "02-b.md": text], known)
        let changed = ["01-a.md": text, "02-b.md": text.replacing("Text", with: "Other text")]
        let second = await read(changed, known)
        #expect(second.course == (await read(changed, ChapterReadings())).course)
        #expect(first.course?.chapters[0] == second.course?.chapters[0])
        #expect(first.course?.chapters[1] != second.course?.chapters[1])
    }

    /// The same file at another place of the course has other numbers.
    @Test func aChapterThatHasMovedIsReadAgain() async throws {
        let known = ChapterReadings()
        let text = "---\ntitle: A\n---\n## One\n"
        _ = await read(["a.md": text, "b.md": text], known)
        let moved = await read(["b.md": text], known)
        #expect(moved.course?.chapters.map(\.number) == [1])
    }
}
