import LessonModel

/// Decodes a file's bytes; bytes that are not UTF-8 are reported and replaced.
package enum TextEncoding {
    /// The text of a file.
    ///
    /// Each invalid byte is replaced by a question mark, so that all places stay the same.
    static func read(_ bytes: [UInt8], file: String, into diagnostics: inout [Diagnostic]) -> SourceText {
        if let text = textOfUTF16(bytes) {
            let source = SourceText(file: file, bytes: Array(text.utf8))
            diagnostics.append(
                source.error(
                    Position(line: 1, column: 1), "this file is UTF-16, not UTF-8", remedy: "save the file as UTF-8"))
            return source
        }
        var bytes = bytes
        let raw = SourceText(file: file, bytes: bytes)
        var reported: Set<Int> = []
        func report(_ offset: Int, length: Int, _ message: String, _ remedy: String) {
            let position = raw.position(at: offset)
            guard reported.insert(position.line).inserted else { return }
            diagnostics.append(raw.error(position, length: length, message, remedy: remedy))
        }
        var index = 0
        while index < bytes.count {
            let length = sequenceLength(bytes, at: index)
            if length == 0 {
                let value = String(bytes[index], radix: 16, uppercase: true)
                report(index, length: 1, "this byte (0x\(value)) is not UTF-8", "save the file as UTF-8")
                bytes[index] = UInt8(ascii: "?")
            } else if bytes[index] == 0 {
                report(index, length: 1, "a NUL byte has no place in a text", "remove it")
                bytes[index] = UInt8(ascii: "?")
            }
            index += max(1, length)
        }
        return SourceText(file: file, bytes: bytes)
    }

    /// The text of a file that is UTF-16: it begins with a byte order mark, or with two ASCII characters.
    package static func textOfUTF16(_ bytes: [UInt8]) -> String? {
        let isBigEndian: Bool
        switch (bytes.prefix(2), bytes.prefix(4)) {
        case ([0xFF, 0xFE], _): isBigEndian = false
        case ([0xFE, 0xFF], _): isBigEndian = true
        case (_, let first) where first.count == 4 && first[0] > 0 && first[1] == 0 && first[2] > 0 && first[3] == 0:
            isBigEndian = false
        case (_, let first) where first.count == 4 && first[0] == 0 && first[1] > 0 && first[2] == 0 && first[3] > 0:
            isBigEndian = true
        default: return nil
        }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return String(decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
    }

    /// The length in bytes of the well-formed sequence at `index`; 0 when it is ill-formed (Unicode, table 3-7).
    private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>)
        switch bytes[index] {
        case 0...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        return bytes[(index + 2)..<(index + length)].allSatisfy { (0x80...0xBF).contains($0) } ? length : 0
    }
}
