import Foundation
import TestSupport
import Testing

@testable import AttendCommands

/// Answers on disk and answers handed in are read alike.
@Suite struct AnswerFilesTests {
    @Test func theSameFilesFromBoth() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let contents = [
            "03-a/one.swift": "1", "03-a/.one.swift.swp": "", "03-a/one.swift.old-2": "", "03-ab/two.swift": "2",
        ]
        for (name, text) in contents { try folder.write(text, name) }
        for files in [AnswerFiles.folder(folder.url), .handedIn(contents.mapValues { Data($0.utf8) })] {
            #expect(files.contents("03-a/one.swift") == Data("1".utf8) && files.contents("03-a/two.swift") == nil)
            #expect(files.exists("03-a/one.swift") && !files.exists("03-a/two.swift"))
            #expect(files.hasFolder("03-a") && !files.hasFolder("03"))
            #expect(files.names(in: "") == ["03-a", "03-ab"])
            #expect(files.names(in: "03-a") == ["one.swift"] && files.names(in: "03") == [])
        }
    }
}
