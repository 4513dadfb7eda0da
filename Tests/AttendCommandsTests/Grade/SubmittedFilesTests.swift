import Foundation
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct SubmittedFilesTests {
    @Test func aFewFilesAreNamedForEachReason() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("let a = 1\n", "Ada/shares.swift")
        for number in 1...7 {
            try folder.write(String(repeating: "x", count: 1 << 20) + "x", "Ada/big-\(number).txt")
        }
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "Ada/link.swift"), withDestinationURL: folder.url)
        let files = SubmittedFiles(folder: folder.url.appending(path: "Ada"), display: "class/Ada")
        #expect(Array(files.contents.keys) == ["shares.swift"])
        #expect(
            files.diagnostics(leftOut: .warning).map(\.message) == (1...5).map {
                "class/Ada/big-\($0).txt is left out: it is larger than 1 MiB"
            } + [
                "2 more in class/Ada are left out: it is larger than 1 MiB",
                "class/Ada/link.swift is left out: it is a link, and links are not followed",
            ])
    }
}
