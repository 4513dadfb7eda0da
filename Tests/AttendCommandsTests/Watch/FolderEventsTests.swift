import Foundation
import TestSupport
import Testing

@testable import AttendCommands

#if os(Linux)
@Suite struct FolderEventsTests {
    /// The ways in which editors save a file.
    enum Save: CaseIterable {
        case writing, renaming, removing
    }

    @Test(.timeLimit(.minutes(30)), arguments: Save.allCases)
    func everySaveIsNotified(_ save: Save) async throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a", "file")
        try folder.write("b", "new")
        let file = folder.url.appending(path: "file")
        let (notifications, emitter) = AsyncStream.makeStream(of: Void.self)
        let events = try #require(FolderEvents([folder.url.path]) { emitter.yield() })
        defer { events.end() }
        switch save {
        case .writing: try folder.write("c", "file")
        case .renaming: try FileManager.default.moveItem(at: file, to: folder.url.appending(path: "file~"))
        case .removing: try FileManager.default.removeItem(at: file)
        }
        var received = notifications.makeAsyncIterator()
        // Nil when the time limit cancels the test.
        #expect(await received.next() != nil)
    }

    @Test func aMissingFolderIsNotWatched() {
        #expect(FolderEvents(["/nowhere/at/all"]) {} == nil)
        #expect(FolderEvents([]) {} == nil)
    }
}
#endif
