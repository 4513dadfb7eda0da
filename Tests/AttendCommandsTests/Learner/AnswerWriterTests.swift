import Foundation
import LessonModel
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct AnswerWriterTests {
    private let folder = TemporaryFolder()

    private var writer: AnswerWriter {
        var options = CourseOptions()
        (options.course, options.answers) = (nil, nil)
        let lessons = CourseFolder(url: folder.url.appending(path: "lessons"), display: "lessons")
        return AnswerWriter(answers: AnswerFolder(options, of: lessons, from: folder.url))
    }

    @Test func filesAreWrittenOnceAndThenKept() throws {
        defer { folder.remove() }
        #expect(try writer.start("03-a/one.swift", "a") == .written)
        #expect(try writer.start("03-a/one.swift", "a") == .unchanged)
        #expect(try writer.start("03-a/one.swift", "b") == .kept)
        #expect(folder.read("answers/03-a/one.swift") == "a")
    }

    @Test func aResetKeepsEveryOldAnswer() throws {
        defer { folder.remove() }
        try folder.write("mine", "answers/03-a/one.swift")
        #expect(try writer.reset("03-a/one.swift", "a") == .replaced(old: "03-a/one.swift.old-1"))
        #expect(try writer.reset("03-a/one.swift", "a") == .unchanged)
        try folder.write("mine again", "answers/03-a/one.swift")
        #expect(try writer.reset("03-a/one.swift", "a") == .replaced(old: "03-a/one.swift.old-2"))
        #expect(folder.read("answers/03-a/one.swift.old-1") == "mine")
        #expect(folder.read("answers/03-a/one.swift.old-2") == "mine again")
    }

    @Test func aFileMovesAndWritesOverNothing() throws {
        defer { folder.remove() }
        for name in ["02-x/one.swift", "02-x/two.swift", "03-a/two.swift"] { try folder.write(name, "answers/\(name)") }
        #expect(try writer.move("02-x/one.swift", to: "03-a/one.swift") == nil)
        #expect(writer.answers.files.names(in: "") == ["02-x", "03-a"])
        #expect(try writer.move("02-x/two.swift", to: "03-a/two.swift") == "03-a/two.swift.old-1")
        #expect(writer.answers.files.names(in: "") == ["03-a"])
        #expect(folder.read("answers/03-a/two.swift") == "02-x/two.swift")
        #expect(folder.read("answers/03-a/two.swift.old-1") == "03-a/two.swift")
        let failure = #expect(throws: Failure.self) { try writer.move("02-x/one.swift", to: "03-a/three.swift") }
        guard case .cannotWork(let diagnostics)? = failure else { return }
        #expect(
            diagnostics.map(\.message).joined().hasPrefix(
                "answers/02-x/one.swift cannot be moved to answers/03-a/three.swift: "))
    }

    @Test func whatCannotBeReadIsNotWrittenOver() throws {
        defer { folder.remove() }
        let file = folder.url.appending(path: "answers/03-a/one.swift").path
        let target = try folder.linkToNowhere("answers/03-a/one.swift")
        for write in [writer.start, writer.reset] {
            let failure = #expect(throws: Failure.self) { try write("03-a/one.swift", "a") }
            guard case .cannotWork(let diagnostics)? = failure else { continue }
            #expect(
                diagnostics == [
                    Diagnostic(
                        at: nil, "answers/03-a/one.swift is there but cannot be read",
                        remedy: "make it a file that you can read, or move it away")
                ])
        }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == target)
    }
}
