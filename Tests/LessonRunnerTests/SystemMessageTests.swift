import Foundation
import Testing

@testable import LessonRunner

/// The system's message about a file that could not be written.
@Suite struct SystemMessageTests {
    @Test func folderInAFile() throws {
        let error = #expect(throws: CocoaError.self) {
            try FileManager.default.createDirectory(atPath: "/dev/null/a/b", withIntermediateDirectories: true)
        }
        #expect(["Not a directory", "No such file or directory"].contains(error?.systemMessage))
    }

    @Test func withoutTheSystemsNumber() {
        #expect(CocoaError(.fileWriteNoPermission).systemMessage == "Permission denied")
    }
}
