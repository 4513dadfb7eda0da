import Foundation
import TestSupport
import Testing

/// `attend run --watch`: saved chapters run again, and what has changed is shown.
@Suite(.processLimit) struct RunWatchTests {
    private static let lesson = """
        ---
        title: Watched
        data: [words.txt]
        ---
        The first paragraph.

        ```swift
        let a = 2
        ```

        A paragraph in between.

        Another one.

        ```swift
        print(a * 21)
        ```

        The last paragraph.

        """

    private static let file = "lessons/01-lesson.md"

    private func watched() throws -> WatchedCommand {
        let attend = try Attend(lesson: Self.lesson)
        try Data("one".utf8).write(to: attend.folder.appending(path: "lessons/words.txt"))
        return try WatchedCommand(attend, "run", "1", "--watch", "--width", "60")
    }

    @Test func savesAreRunAndWhatIsDifferentIsShown() async throws {
        let watched = try watched()
        let lesson = Self.lesson
        let first = try await watched.read()
        #expect(first.contains("The first paragraph.") && first.contains("42\n"))
        #expect(first.hasSuffix("\n\n2 of 2 cells as they should be. Waiting for you to save; Ctrl-C ends\n"))

        try watched.save(lesson.replacing("a * 21", with: "a * 50"), Self.file)
        let cell = try await watched.read()
        #expect(cell.contains("100\n") && !cell.contains("The first paragraph.") && !cell.contains("\u{1B}"))

        try watched.save(lesson.replacing("The last", with: "The very last"), Self.file, atomically: false)
        let prose = try await watched.read()
        #expect(prose.contains("42\n") && prose.contains("The very last paragraph."))

        try watched.save(lesson.replacing("let a = 2", with: "let a: String = 2"), Self.file)
        let refused = try await watched.read()
        #expect(refused.contains("cannot convert value of type 'Int' to specified type 'String'"), "\(refused)")
        #expect(refused.contains("0 of 2 cells as they should be."))

        try watched.save(lesson.replacing("title: Watched", with: "tittle: Watched"), Self.file)
        let malformed = try await watched.read()
        #expect(malformed.contains("lessons/01-lesson.md:2:1: error: "), "\(malformed)")

        try watched.save(lesson, Self.file)
        #expect(try await watched.read().contains("2 of 2 cells"))
        try watched.save("two", "lessons/words.txt")
        #expect(try await watched.read().contains("Nothing new to be seen. 2 of 2 cells"))

        #expect(try await watched.interrupt() == 130)
    }

    @Test func aSaveEndsTheRunThatIsUnderWay() async throws {
        let watched = try watched()
        _ = try await watched.read()
        let marks = (RunningProcesses.mark(), RunningProcesses.mark())
        let endless = Self.lesson.replacing(
            "```swift\nprint(a * 21)",
            with: "```swift timeout=600\nimport Foundation\n\(RunningProcesses.starting(marks.0))\nwhile true {}")
        try watched.save(endless, Self.file)
        await RunningProcesses.started(naming: marks.0)
        try watched.save(Self.lesson.replacing("a * 21", with: "a * 5"), Self.file)
        let shown = try await watched.read()
        #expect(shown.contains("10\n"), "\(shown)")

        try watched.save(endless.replacing(marks.0, with: marks.1), Self.file)
        await RunningProcesses.started(naming: marks.1)
        #expect(try await watched.interrupt() == 130)
    }
}
