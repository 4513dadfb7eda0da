/// Where the rows of a printed text begin, computed from its bytes alone.
///
/// Exact for ASCII and for Chinese; for some other scripts the count may be off by a row.
struct RowStarts {
    struct Start {
        var offset: Int
        /// Whether the row continues a line that was too long.
        var isContinuation: Bool
    }

    /// The number of rows.
    private(set) var count = 0
    /// The offset of the first row after the head.
    private(set) var endOfHead: Int?
    /// The last rows.
    private(set) var tail: [Start] = []

    /// - Parameter most: the search stops after this many rows.
    init(_ bytes: [UInt8], width: Int, atMost most: Int = .max) {
        var recent = [Start](repeating: Start(offset: 0, isContinuation: false), count: PrintedRows.tail)
        bytes.withUnsafeBufferPointer { bytes in
            let end = bytes.count
            var offset = 0
            var column = 0
            var isAtStart = true
            while offset < end, count < most {
                let byte = bytes[offset]
                var length = 1
                var columns = 1
                if byte == 0x0A {
                    columns = 0
                } else if byte == 0x09 {
                    columns = 4 - column % 4
                } else if byte == 0x1B {
                    length = Self.escape(bytes, offset)
                    columns = 0
                } else if byte < 0x20 || byte == 0x7F {
                    columns = 0
                } else if byte >= 0x80 {
                    (length, columns) = Self.character(bytes, offset)
                }
                let isContinuation = !isAtStart && column + columns > width
                if isAtStart || isContinuation {
                    recent[count % PrintedRows.tail] = Start(offset: offset, isContinuation: isContinuation)
                    if count == PrintedRows.head { endOfHead = offset }
                    count += 1
                    column = isContinuation ? CodeLines.continuationIndent : 0
                }
                column += columns
                isAtStart = byte == 0x0A
                offset += length
            }
        }
        tail = (0..<min(count, PrintedRows.tail)).map {
            recent[(count - min(count, PrintedRows.tail) + $0) % PrintedRows.tail]
        }
    }

    /// The length of an escape sequence in bytes; it has no width.
    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var offset = start + 1
        guard offset < bytes.count else { return 1 }
        if bytes[offset] == UInt8(ascii: "[") {
            offset += 1
            while offset < bytes.count, !(0x40...0x7E).contains(bytes[offset]) { offset += 1 }
        } else if bytes[offset] == UInt8(ascii: "]") {
            while offset < bytes.count, bytes[offset] != 0x07, bytes[offset] != 0x1B { offset += 1 }
            if offset < bytes.count, bytes[offset] == 0x1B { offset += 1 }
        }
        return min(offset + 1, bytes.count) - start
    }

    /// The bytes and columns of a character that is not ASCII.
    private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (length: Int, columns: Int) {
        let lead = bytes[start]
        if lead < 0xC0 { return (1, 0) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let second = start + 1 < bytes.count ? bytes[start + 1] : 0
        if lead >= 0xF0 || (0xE3...0xED).contains(lead) || (lead == 0xEF && (0xBC...0xBD).contains(second)) {
            return (length, 2)
        }
        let isCombining = lead == 0xCC || (lead == 0xCD && second < 0xB0) || (lead == 0xEF && second == 0xB8)
        return (length, isCombining ? 0 : 1)
    }
}
