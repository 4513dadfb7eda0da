import Foundation
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct CourseOptionsTests {
    private let folder = TemporaryFolder()

    /// A folder `book` with a course in `book/lessons` and another folder `book/notes/deep`.
    private func book() throws -> URL {
        try folder.write("", "book/lessons/course.yml")
        try folder.write("", "book/notes/deep/page.txt")
        return folder.url.appending(path: "book")
    }

    private func options(_ arguments: String...) throws -> CourseOptions {
        try CourseOptions.parse(arguments)
    }

    @Test func theCourseIsFoundHereAndFromBelow() throws {
        let book = try book()
        defer { folder.remove() }
        let here = try options().folder(from: book)
        #expect(here.display == "lessons")
        let below = try options().folder(from: book.appending(path: "notes/deep"))
        #expect(below.url.standardizedFileURL.path == book.appending(path: "lessons").standardizedFileURL.path)
        let inside = try options().folder(from: book.appending(path: "lessons"))
        #expect(inside.display == ".")
    }

    @Test func aNamedFolderMustHoldACourse() throws {
        let book = try book()
        defer { folder.remove() }
        for name in ["lessons", "lessons/course.yml"] {
            #expect(try options("--course", name).folder(from: book).display == "lessons")
        }
        let error = #expect(throws: CourseNotFound.self) { try options("--course", "notes").folder(from: book) }
        #expect(error?.diagnostics.map(\.message) == ["there is no course.yml in 'notes'"])
    }
}
