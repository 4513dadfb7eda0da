/// The list of members at the end of a `.zip`.
struct ZipDirectory {
    /// One member: where its bytes are, and what they are.
    struct Member {
        var path: String
        var kind: MemberKind
        /// Bytes when unpacked, as the archive says.
        var size: Int
        var packedSize: Int
        var method: Int
        var isEncrypted: Bool
        var checksum: UInt32
        var headerOffset: Int
    }

    private(set) var members: [Member] = []

    private static let endOfDirectory = [UInt8]("PK\u{5}\u{6}".utf8)
    private static let entry = 0x0201_4B50
    /// The longest comment after the end of the directory.
    private static let longestComment = 0xFFFF

    static func isZip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: endOfDirectory)
    }

    init(_ bytes: [UInt8]) throws(Archive.Fault) {
        guard let end = Self.end(of: bytes), let count = bytes.littleEndian(at: end + 10, bytes: 2),
            var offset = bytes.littleEndian(at: end + 16, bytes: 4)
        else { throw .damaged }
        for _ in 0..<count {
            guard bytes.littleEndian(at: offset, bytes: 4) == Self.entry,
                let made = bytes.littleEndian(at: offset + 4, bytes: 2),
                let flags = bytes.littleEndian(at: offset + 8, bytes: 2),
                let method = bytes.littleEndian(at: offset + 10, bytes: 2),
                let checksum = bytes.littleEndian(at: offset + 16, bytes: 4),
                let packed = bytes.littleEndian(at: offset + 20, bytes: 4),
                let size = bytes.littleEndian(at: offset + 24, bytes: 4),
                let nameLength = bytes.littleEndian(at: offset + 28, bytes: 2),
                let extraLength = bytes.littleEndian(at: offset + 30, bytes: 2),
                let commentLength = bytes.littleEndian(at: offset + 32, bytes: 2),
                let attributes = bytes.littleEndian(at: offset + 38, bytes: 4),
                let header = bytes.littleEndian(at: offset + 42, bytes: 4),
                offset + 46 + nameLength <= bytes.count
            else { throw .damaged }
            let name = bytes[(offset + 46)..<(offset + 46 + nameLength)]
            // Some programs on Windows write `\` between folders, where the format wants `/`.
            let path = Self.text(name).replacing("\\", with: "/")
            members.append(
                Member(
                    path: path, kind: Self.kind(path, madeBy: made >> 8, mode: attributes >> 16), size: size,
                    packedSize: packed, method: method, isEncrypted: flags & 1 != 0,
                    checksum: UInt32(truncatingIfNeeded: checksum), headerOffset: header))
            offset += 46 + nameLength + extraLength + commentLength
        }
    }

    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let first = max(0, bytes.count - 22 - longestComment)
        return stride(from: bytes.count - 22, through: first, by: -1).first {
            bytes[$0..<($0 + 4)].elementsEqual(endOfDirectory)
        }
    }

    /// Names in an older encoding keep their ASCII letters, which is what answers are named by.
    private static func text(_ name: ArraySlice<UInt8>) -> String {
        String(validating: name, as: UTF8.self)
            ?? String(String.UnicodeScalarView(name.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
    }

    /// Unix and macOS, systems 3 and 19, say in the mode what it is.
    private static func kind(_ path: String, madeBy system: Int, mode: Int) -> MemberKind {
        if path.hasSuffix("/") { return .folder }
        guard system == 3 || system == 19 else { return .file }
        switch mode & 0xF000 {
        case 0x4000: return .folder
        case 0xA000: return .link
        case 0, 0x8000: return .file
        default: return .special
        }
    }
}

extension ZipDirectory.Member {
    /// The unpacked bytes, as many as the directory says and with the checksum that it gives.
    func contents(in archive: [UInt8]) throws(Archive.Fault) -> [UInt8] {
        guard !isEncrypted else { throw .encrypted }
        guard archive.littleEndian(at: headerOffset, bytes: 4) == 0x0403_4B50,
            let nameLength = archive.littleEndian(at: headerOffset + 26, bytes: 2),
            let extraLength = archive.littleEndian(at: headerOffset + 28, bytes: 2)
        else { throw .damaged }
        let start = headerOffset + 30 + nameLength + extraLength
        guard start + packedSize <= archive.count else { throw .damaged }
        let packed = archive[start..<(start + packedSize)]
        let unpacked: [UInt8]
        switch method {
        case 0: unpacked = Array(packed)
        case 8:
            var inflater = Inflater(packed, limit: size)
            unpacked = try inflater.unpack()
        default: throw .unknownMethod
        }
        guard unpacked.count == size, CRC32.of(unpacked) == checksum else { throw .damaged }
        return unpacked
    }
}
