import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct FileWatcherTests {
    @Test(.timeLimit(.minutes(5))) func aChangeIsToldOnceItHasSettled() async {
        // Looks in turn: alike, half written, written, written, touched only, renamed over, renamed over.
        let looks = ["a", "a", "", "b", "b", "b", "c", "c", "c"].map { ["file": Data($0.utf8)] }
        let position = Mutex(0)
        let told = Mutex<[String]>([])
        let (looksBeyond, lookedBeyond) = AsyncStream.makeStream(of: Void.self)
        let watch = FileWatcher {
            position.withLock {
                if $0 == looks.count { lookedBeyond.yield() }
                $0 = min($0 + 1, looks.count)
                return looks[$0 - 1]
            }
        }
        let task = Task {
            await watch.run {
                let now = position.withLock { looks[$0 - 1]["file"] } ?? Data()
                told.withLock { $0.append(String(decoding: now, as: UTF8.self)) }
            }
        }
        for await _ in looksBeyond { break }
        task.cancel()
        await task.value
        #expect(told.withLock { $0 } == ["b", "c"])
    }

    @Test(.timeLimit(.minutes(5))) func everyKindOfSaveIsHeardOf() async throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a", "file")
        let path = folder.url.appending(path: "file").path
        let (saves, emitter) = AsyncStream.makeStream(of: Void.self)
        let (looks, looked) = AsyncStream.makeStream(of: Void.self)
        let watch = FileWatcher(folders: [folder.url.path]) {
            looked.yield()
            return ["file": FileManager.default.contents(atPath: path) ?? Data()]
        }
        let task = Task { await watch.run { emitter.yield() } }
        defer { task.cancel() }
        for await _ in looks { break }
        var heard = saves.makeAsyncIterator()
        for text in ["b", "c"] {
            try folder.write(text, "new")
            try FileManager.default.moveItem(atPath: path, toPath: path + "~\(text)")
            try FileManager.default.moveItem(atPath: folder.url.appending(path: "new").path, toPath: path)
            #expect(await heard.next() != nil)
        }
        try folder.write("d", "file")
        #expect(await heard.next() != nil)
    }
}
