/// The one compressed file in a `.gz` (RFC 1952).
enum Gzip {
    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// - Parameter limit: the most bytes that it may unpack to.
    static func unpacked(_ bytes: [UInt8], limit: Int) throws(Archive.Fault) -> [UInt8] {
        guard bytes.count > 18, bytes[2] == 8 else { throw .damaged }
        let flags = bytes[3]
        var start = 10
        if flags & 4 != 0 {
            guard let length = bytes.littleEndian(at: start, bytes: 2) else { throw .damaged }
            start += 2 + length
        }
        // The file's name, then a comment, each ended by a zero.
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else { throw .damaged }
            start = end + 1
        }
        if flags & 2 != 0 { start += 2 }
        guard start < bytes.count - 8 else { throw .damaged }
        var inflater = Inflater(bytes[start..<(bytes.count - 8)], limit: limit)
        let unpacked = try inflater.unpack()
        let checksum = bytes.littleEndian(at: bytes.count - 8, bytes: 4).map { UInt32(truncatingIfNeeded: $0) }
        guard CRC32.of(unpacked) == checksum else { throw .damaged }
        return unpacked
    }
}
