import Foundation
import Testing

@testable import LessonRunner

/// What the system says of a file that could not be written.
@Suite struct SystemWordsTests {
    @Test func folderInAFile() throws {
        let error = #expect(throws: CocoaError.self) {
            try FileManager.default.createDirectory(atPath: "/dev/null/a/b", withIntermediateDirectories: true)
        }
        #expect(["Not a directory", "No such file or directory"].contains(error?.systemWords))
    }

    @Test func withoutTheSystemsNumber() {
        #expect(CocoaError(.fileWriteNoPermission).systemWords == "Permission denied")
    }
}
