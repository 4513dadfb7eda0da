import Foundation
import LessonModel
import TestSupport
import Testing

@testable import AttendCommands

/// Files that come with pages are files of the course, and are written into the handout's own folders.
@Suite struct GivenFileTests {
    private let folder = TemporaryFolder()
    private var course: CourseFolder { CourseFolder(url: folder.url.appending(path: "lessons"), display: "lessons") }

    private func link(_ name: String, to path: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: name).path, withDestinationPath: path)
    }

    @Test func whatIsNoFileOfTheCourseIsNotGiven() throws {
        defer { folder.remove() }
        try folder.write("1,2\n", "lessons/data/a.csv")
        try folder.write("secret", "outside.csv")
        try link("lessons/file.csv", to: "data/a.csv")
        try link("lessons/folder", to: "data")
        try link("lessons/out.csv", to: "../outside.csv")
        try #require(mkfifo(folder.url.appending(path: "lessons/pipe.csv").path, 0o600) == 0)
        let large = folder.url.appending(path: "lessons/large.csv").path
        try folder.write("", "lessons/large.csv")
        try #require(truncate(large, LinkTarget.largestGivenFile + 1) == 0)
        #expect(course.givenFile("data/a.csv") == Data("1,2\n".utf8))
        let others = [
            "file.csv", "folder/a.csv", "out.csv", "../outside.csv", "pipe.csv", "large.csv", "data", "none.csv",
        ]
        #expect(others.filter { course.givenFile($0) != nil } == [])
        try #require(truncate(large, LinkTarget.largestGivenFile) == 0)
        #expect(course.givenFile("large.csv")?.count == LinkTarget.largestGivenFile)
    }

    @Test func nothingIsWrittenThroughALink() throws {
        defer { folder.remove() }
        try folder.write("[core]\n", "repository/config")
        try folder.write("", "handouts/files/.keep")
        try link("handouts/files/g", to: "../../repository")
        try link("linked", to: "repository")
        let handouts = HandoutFolder("handouts", from: folder.url)
        let failure = #expect(throws: Failure.self) { try handouts.write(Data("mine".utf8), to: "files/g/config") }
        #expect("\(String(describing: failure))".contains("handouts/files/g is a symbolic link"))
        #expect(throws: Failure.self) {
            try HandoutFolder("linked", from: folder.url, mayBeLink: false).write("mine", to: "config")
        }
        let config = folder.url.appending(path: "repository/config")
        #expect(try String(contentsOf: config, encoding: .utf8) == "[core]\n")
        // A reader may name one.
        #expect(try HandoutFolder("linked", from: folder.url).write("mine", to: "index.html").unchanged == false)
        #expect(try handouts.write("mine", to: "files/h/config").size == 4)
    }
}
