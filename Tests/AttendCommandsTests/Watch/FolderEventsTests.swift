import Foundation
import TestSupport
import Testing

@testable import AttendCommands

#if os(Linux)
@Suite struct FolderEventsTests {
    /// What editors do to save a file.
    enum Save: CaseIterable {
        case writing, renaming, removing
    }

    @Test(.timeLimit(.minutes(5)), arguments: Save.allCases)
    func theSystemTellsOfEverySave(_ save: Save) async throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a", "file")
        try folder.write("b", "new")
        let file = folder.url.appending(path: "file")
        let (told, teller) = AsyncStream.makeStream(of: Void.self)
        let events = try #require(FolderEvents([folder.url.path]) { teller.yield() })
        defer { events.end() }
        switch save {
        case .writing: try folder.write("c", "file")
        case .renaming: try FileManager.default.moveItem(at: file, to: folder.url.appending(path: "file~"))
        case .removing: try FileManager.default.removeItem(at: file)
        }
        var heard = told.makeAsyncIterator()
        // Nil when the time is over.
        #expect(await heard.next() != nil)
    }

    @Test func noWordOfAFolderThatIsNotThere() {
        #expect(FolderEvents(["/nowhere/at/all"]) {} == nil)
        #expect(FolderEvents([]) {} == nil)
    }
}
#endif
