import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// `attend run --watch`: what is saved is run, and what has become different is shown.
@Suite struct RunWatchJourneys {
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

    private final class Watched {
        let attend: Attend
        let process: Process
        private let out: Pipe
        private let error: Pipe
        private(set) var printed = ""

        init() throws {
            attend = try Attend(lesson: RunWatchJourneys.lesson)
            try Data("one".utf8).write(to: attend.folder.appending(path: "lessons/words.txt"))
            (process, out, error) = attend.process(["run", "1", "--watch", "--width", "60"])
            process.standardError = out
            try process.run()
        }

        deinit { attend.remove() }

        func save(_ text: String, _ name: String = "lessons/01-lesson.md", atomically: Bool = true) throws {
            try Data(text.utf8).write(
                to: attend.folder.appending(path: name), options: atomically ? .atomic : [])
        }

        /// What is printed up to that text.
        func read(until text: String = "Waiting for you to save; Ctrl-C ends\n") throws -> String {
            while !printed.contains(text) {
                let piece = out.fileHandleForReading.availableData
                try #require(!piece.isEmpty, "\(printed)")
                printed += String(decoding: piece, as: UTF8.self)
            }
            let end = try #require(printed.range(of: text)).upperBound
            defer { printed = String(printed[end...]) }
            return String(printed[..<end])
        }
    }

    @Test func savesAreRunAndWhatIsDifferentIsShown() async throws {
        let watched = try Watched()
        let lesson = Self.lesson
        let first = try watched.read()
        #expect(first.contains("The first paragraph.") && first.contains("42\n"))
        #expect(first.hasSuffix("\n\n2 of 2 cells as they should be. Waiting for you to save; Ctrl-C ends\n"))

        try watched.save(lesson.replacing("a * 21", with: "a * 50"))
        let cell = try watched.read()
        #expect(cell.contains("100\n") && !cell.contains("The first paragraph.") && !cell.contains("\u{1B}"))

        try watched.save(lesson.replacing("The last", with: "The very last"), atomically: false)
        let prose = try watched.read()
        #expect(prose.contains("42\n") && prose.contains("The very last paragraph."))

        try watched.save(lesson.replacing("let a = 2", with: "let a: String = 2"))
        let refused = try watched.read()
        #expect(refused.contains("cannot convert value of type 'Int' to specified type 'String'"), "\(refused)")
        #expect(refused.contains("0 of 2 cells as they should be."))

        try watched.save(lesson.replacing("title: Watched", with: "tittle: Watched"))
        let malformed = try watched.read()
        #expect(malformed.contains("lessons/01-lesson.md:2:1: error: "), "\(malformed)")

        try watched.save(lesson)
        #expect(try watched.read().contains("2 of 2 cells"))
        try watched.save("two", "lessons/words.txt")
        #expect(try watched.read().contains("Nothing new to be seen. 2 of 2 cells"))

        kill(watched.process.processIdentifier, SIGINT)
        watched.process.waitUntilExit()
        #expect(watched.process.terminationStatus == 130)
    }

    @Test func aSaveEndsTheRunThatIsUnderWay() async throws {
        let watched = try Watched()
        _ = try watched.read()
        let mark = watched.attend.folder.appending(path: "begun").path
        let endless =
            "import Foundation\nFileManager.default.createFile(atPath: \"\(mark)\", contents: nil)\nwhile true {}"
        try watched.save(
            Self.lesson.replacing("```swift\nprint(a * 21)", with: "```swift timeout=600\n" + endless))
        while !FileManager.default.fileExists(atPath: mark) { try await Task.sleep(for: .milliseconds(20)) }
        try watched.save(Self.lesson.replacing("a * 21", with: "a * 5"))
        let shown = try watched.read()
        #expect(shown.contains("10\n"), "\(shown)")

        try watched.save(
            Self.lesson.replacing("```swift\nprint(a * 21)", with: "```swift timeout=600\nwhile true {}"))
        try await Task.sleep(for: .milliseconds(500))
        kill(watched.process.processIdentifier, SIGINT)
        watched.process.waitUntilExit()
        #expect(watched.process.terminationStatus == 130)
    }
}
