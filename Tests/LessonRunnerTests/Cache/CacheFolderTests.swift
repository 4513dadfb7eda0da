import Foundation
import Testing

@testable import LessonRunner

/// Which items are removed when the cache is full, and when it is emptied.
@Suite struct CacheFolderTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"
    private var cache: CacheFolder { CacheFolder(folder) }

    /// A file of so many bytes, last used so many seconds ago.
    private func put(_ name: String, bytes: Int = 100, age: TimeInterval) throws {
        let file = URL(filePath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(count: bytes).write(to: file)
        try touch(name, age: age)
    }

    private func touch(_ name: String, age: TimeInterval) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: "\(folder)/\(name)")
    }

    private var files: [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let isFile = { (name: String) in
            (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) == nil
        }
        return names.filter(isFile).sorted()
    }

    @Test func theLeastRecentlyUsedItemsAreRemovedFirst() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try put("results/a.events", age: 50)
        try put("observations/b.json", age: 500)
        try put("toolkit/k/lib.so", age: 10)
        try touch("toolkit/k", age: 400)
        try put("results/c.events", age: 5)
        cache.prune(limit: 400)
        #expect(files.count == 4)
        cache.prune(limit: 399)
        #expect(files == ["results/a.events", "results/c.events", "toolkit/k/lib.so"])
        cache.prune(limit: 299)
        #expect(files == ["results/a.events", "results/c.events"])
        cache.prune(limit: 100)
        #expect(files == ["results/c.events"])
    }

    @Test func usedItemsStay() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let old = CacheFile(path: folder + "/results/old", format: "f", key: "k")
        let new = CacheFile(path: folder + "/results/new", format: "f", key: "k")
        old.write([1])
        new.write([2])
        try touch("results/old", age: 100)
        try touch("results/new", age: 50)
        #expect(old.read() != nil)
        cache.prune(limit: cache.bytes - 1)
        #expect(files == ["results/old"])
    }

    @Test func itemsInUseStay() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try put("toolkit/used/lib.so", age: 1)
        SharedFolderLock.begin(folder + "/toolkit/used")
        try touch("toolkit/used", age: 1000)
        try put("results/a.events", age: 5)
        cache.prune(limit: 0)
        #expect(files == ["toolkit/used/lib.so"])
        SharedFolderLock.end(folder + "/toolkit/used")
        cache.prune(limit: 0)
        #expect(files == [])
    }

    @Test func abandonedItemsAreRemoved() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try put("results/.new-1", age: 4000)
        try put("results/.new-2", age: 10)
        try put("toolkit/attend-1/StepTrace.o", age: 4000)
        try touch("toolkit/attend-1", age: 4000)
        try put("toolkit/k.lock", bytes: 0, age: 4000)
        cache.prune()
        #expect(files == ["results/.new-2"])
    }

    /// Those of processes that were killed, and of nobody else.
    @Test func abandonedScratchFoldersAreRemoved() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let used = try ScratchFolder(in: folder)
        let name = String(used.path.dropFirst(folder.count + 1))
        try touch(name, age: 7200)
        for other in ["attend-0123456789abcdef", "attend-0123456789abcde", "attend-notes-of-mine-22"] {
            try put(other + "/program.swift", age: 7200)
            try touch(other, age: 7200)
        }
        // Whatever its folder is like.
        try put("attend-fedcba9876543210/" + String(repeating: "deep/", count: 700) + "program.swift", age: 10)
        chmod(folder + "/attend-fedcba9876543210/deep", 0)
        ScratchFolder.removeAbandoned(in: folder)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                == [name, "attend-0123456789abcde", "attend-notes-of-mine-22"].sorted())
        _ = consume used
        #expect(!FileManager.default.fileExists(atPath: folder + "/" + name))
    }

    @Test func severalMayEmptyItAtOnce() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for number in 0..<100 { try put("results/\(number).events", age: 0) }
        for number in 0..<20 { try put("toolkit/\(number)/modules/a.swiftmodule", age: 0) }
        try put("toolchain", age: 0)
        let cache = cache
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try cache.clear().inUse.count } }
            return try await group.reduce(0, +)
        }
        // A library that another thread is removing counts as in use.
        #expect(counts <= 60)
        #expect(files == [] && cache.bytes == 0)
    }
}
