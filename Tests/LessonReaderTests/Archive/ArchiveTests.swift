import Foundation
import Testing

@testable import LessonReader

/// Archives that Python's own modules have written, and such as nobody honest writes.
@Suite struct ArchiveTests {
    private static func bytes(_ base64: String) throws -> [UInt8] {
        Array(try #require(Data(base64Encoded: base64, options: .ignoreUnknownCharacters)))
    }

    private func described(_ archive: Archive) -> [String] {
        archive.files.map { "\($0.path): \(String(decoding: $0.contents, as: UTF8.self))" }
            + archive.refusals.map { "\($0.path): \($0.reason)" }
    }

    @Test func aZipAndATarHoldTheSameFiles() throws {
        let expected = ["答案/01/a.swift: \(ArchiveSamples.repeated)", "b.txt: stored\n"]
        for sample in [ArchiveSamples.zip, ArchiveSamples.tarGzip] {
            let archive = try Archive(try Self.bytes(sample)) { $0.hasPrefix(".") || $0 == "__MACOSX" }
            #expect(described(archive) == expected)
        }
    }

    /// As some programs on Windows write it.
    @Test func strokesTheOtherWay() throws {
        let slash = Array("/01/".utf8)
        var bytes = try Self.bytes(ArchiveSamples.zip)
        for start in bytes.indices where bytes[start...].starts(with: slash) {
            bytes.replaceSubrange(start..<(start + 4), with: Array("\\01\\".utf8))
        }
        let archive = try Archive(bytes) { $0.hasPrefix(".") || $0 == "__MACOSX" }
        #expect(archive.files.map(\.path) == ["答案/01/a.swift", "b.txt"])
    }

    @Test func whatCouldDoHarmIsLeftOut() throws {
        let expected = [
            "good.swift: let a = 1\n", "../../evil.swift: leadsOutside", "/etc/evil: leadsOutside", "link.swift: link",
        ]
        #expect(described(try Archive(try Self.bytes(ArchiveSamples.hostileZip))) == expected)
        #expect(described(try Archive(try Self.bytes(ArchiveSamples.hostileTar))) == expected)
    }

    @Test func whatIsTooLargeIsNotUnpacked() throws {
        let zip = try Self.bytes(ArchiveSamples.zip)
        let small = try Archive(zip, limits: .init(file: 10)) { $0.hasPrefix(".") || $0 == "__MACOSX" }
        #expect(described(small) == ["b.txt: stored\n", "答案/01/a.swift: tooLarge"])
        #expect(throws: Archive.Fault.tooMuch) { try Archive(zip, limits: .init(total: 10)) }
        #expect(throws: Archive.Fault.tooMuch) { try Archive(zip, limits: .init(members: 1)) }
        let tar = try Self.bytes(ArchiveSamples.tarGzip)
        #expect(throws: Archive.Fault.tooMuch) { try Archive(tar, limits: .init(total: 1000)) }
        #expect(throws: Archive.Fault.tooMuch) { try Archive(tar, limits: .init(members: 1)) }
    }

    /// A directory that says less than what the packed bytes hold.
    @Test func aSizeThatIsALieIsDamage() throws {
        var zip = try Self.bytes(ArchiveSamples.zip)
        let entry = try #require(zip.indices.first { zip[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        zip[entry + 24] = 1
        zip[entry + 25] = 0
        #expect(throws: Archive.Fault.tooMuch) { try Archive(zip) }
    }

    @Test func otherFilesAreNoArchives() throws {
        #expect(throws: Archive.Fault.unknownKind) { try Archive(Array("Rar!".utf8)) }
        #expect(throws: Archive.Fault.unknownKind) { try Archive([]) }
        #expect(throws: Archive.Fault.damaged) { try Archive([0x1F, 0x8B, 8, 0]) }
        #expect(throws: Archive.Fault.damaged) { try Archive(Array("PK\u{3}\u{4}".utf8)) }
    }

    /// No byte that is changed, and no end that is missing, makes the reader stop the program.
    @Test(arguments: [ArchiveSamples.zip, ArchiveSamples.tarGzip, ArchiveSamples.hostileTar])
    func damageIsFoundOrHarmless(sample: String) throws {
        let bytes = try Self.bytes(sample)
        var intact = 0
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x55
            if (try? Archive(changed)) != nil { intact += 1 }
            _ = try? Archive(Array(bytes[..<index]))
        }
        // A change in a date or a name goes unnoticed.
        #expect(intact < bytes.count)
    }
}
