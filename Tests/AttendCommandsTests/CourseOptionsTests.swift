import Foundation
import Testing

@testable import AttendCommands

@Suite struct CourseOptionsTests {
    /// A folder `book` with a course in `book/lessons` and a folder `book/notes/deep` beside it.
    private func book() throws -> URL {
        let book = FileManager.default.temporaryDirectory.appending(path: "attend-options-\(UUID().uuidString)/book")
        for folder in ["lessons", "notes/deep"] {
            try FileManager.default.createDirectory(at: book.appending(path: folder), withIntermediateDirectories: true)
        }
        try Data().write(to: book.appending(path: "lessons/course.yml"))
        return book
    }

    private func options(_ arguments: String...) throws -> CourseOptions {
        try CourseOptions.parse(arguments)
    }

    @Test func theCourseIsFoundHereAndFromBelow() throws {
        let book = try book()
        defer { try? FileManager.default.removeItem(at: book.deletingLastPathComponent()) }
        let here = try options().folder(from: book)
        #expect(here.display == "lessons")
        let below = try options().folder(from: book.appending(path: "notes/deep"))
        #expect(below.url.standardizedFileURL.path == book.appending(path: "lessons").standardizedFileURL.path)
        let inside = try options().folder(from: book.appending(path: "lessons"))
        #expect(inside.display == ".")
    }

    @Test func aNamedFolderMustHoldACourse() throws {
        let book = try book()
        defer { try? FileManager.default.removeItem(at: book.deletingLastPathComponent()) }
        #expect(try options("--course", "lessons").folder(from: book).display == "lessons")
        let error = #expect(throws: CourseNotFound.self) { try options("--course", "notes").folder(from: book) }
        #expect(error?.diagnostics.map(\.message) == ["there is no course.yml in 'notes'"])
    }
}
