import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct FileWatcherTests {
    @Test(.timeLimit(.minutes(30))) func aChangeIsReportedOnceTheFilesNoLongerChange() async {
        // The snapshots in order: two without a change, a half-written file, then "b" and later "c".
        let snapshots = ["a", "a", "", "b", "b", "b", "c", "c", "c"].map { ["file": Data($0.utf8)] }
        let position = Mutex(0)
        let reported = Mutex<[String]>([])
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let watcher = FileWatcher {
            position.withLock {
                if $0 == snapshots.count { end.yield() }
                $0 = min($0 + 1, snapshots.count)
                return snapshots[$0 - 1]
            }
        }
        let task = Task {
            await watcher.run {
                let now = position.withLock { snapshots[$0 - 1]["file"] } ?? Data()
                reported.withLock { $0.append(String(decoding: now, as: UTF8.self)) }
            }
        }
        for await _ in ends { break }
        task.cancel()
        await task.value
        #expect(reported.withLock { $0 } == ["b", "c"])
    }

    @Test(.timeLimit(.minutes(30))) func everyKindOfSaveIsNoticed() async throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a", "file")
        let path = folder.url.appending(path: "file").path
        let (saves, emitter) = AsyncStream.makeStream(of: Void.self)
        let (snapshots, taken) = AsyncStream.makeStream(of: Void.self)
        let watcher = FileWatcher(folders: [folder.url.path]) {
            taken.yield()
            return ["file": FileManager.default.contents(atPath: path) ?? Data()]
        }
        let task = Task { await watcher.run { emitter.yield() } }
        defer { task.cancel() }
        for await _ in snapshots { break }
        var noticed = saves.makeAsyncIterator()
        for text in ["b", "c"] {
            try folder.write(text, "new")
            try FileManager.default.moveItem(atPath: path, toPath: path + "~\(text)")
            try FileManager.default.moveItem(atPath: folder.url.appending(path: "new").path, toPath: path)
            #expect(await noticed.next() != nil)
        }
        try folder.write("d", "file")
        #expect(await noticed.next() != nil)
    }
}
