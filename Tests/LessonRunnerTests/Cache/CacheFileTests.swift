import Foundation
import Testing

@testable import LessonRunner

/// A cache file is read only when it is complete and belongs to the key.
@Suite struct CacheFileTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"

    private func file(format: String = "test/1", key: String = "k") -> CacheFile {
        CacheFile(path: folder + "/entry", format: format, key: key)
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test func whatIsWrittenIsRead() {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for bytes in [[], [10, 0, 10, 255], Array(repeating: 7, count: 1 << 20)] as [[UInt8]] {
            file().write(bytes)
            #expect(file().read().map(Array.init) == bytes)
        }
        #expect(names == ["entry"])
    }

    @Test(arguments: ["", "x", "test/1 k", "test/1 k \n", "test/1 k 0123\nabc"])
    func invalidFilesAreRemoved(text: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file().path))
        #expect(file().read() == nil)
        #expect(names == [])
    }

    @Test func everyDamageIsDetected() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        file().write(Array("kept".utf8))
        let whole = Array(try Data(contentsOf: URL(filePath: file().path)))
        for position in whole.indices {
            var damaged = whole
            damaged[position] ^= 1
            try Data(damaged).write(to: URL(filePath: file().path))
            #expect(file().read() == nil, "byte \(position)")
            try Data(whole.prefix(position)).write(to: URL(filePath: file().path))
            #expect(file().read() == nil, "the first \(position) bytes")
        }
    }

    @Test func aFileOfAnotherKeyOrFormatIsNotRead() {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        file().write([1])
        #expect(file(key: "other").read() == nil)
        file().write([1])
        #expect(file(format: "test/2").read() == nil)
    }

    @Test func manyWritersAndReadersAtOnceSeeOneOrTheOther() async {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let entries = (0..<4).map { [UInt8](repeating: $0, count: 100_000) }
        file().write(entries[0])
        let seen = await withTaskGroup(of: [UInt8]?.self) { group in
            for round in 0..<100 {
                group.addTask {
                    file().write(entries[round % 4])
                    return file().read().map(Array.init)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(seen.allSatisfy { $0.map(entries.contains) ?? false })
        #expect(names == ["entry"])
    }
}
