/// Removes the differences that editors and systems make between text files with the same meaning.
package enum TextFile {
    /// Some editors write it before the first line.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text without a byte order mark, every line ended by a line feed.
    package static func normalized(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: byteOrderMark) { bytes = bytes.dropFirst(byteOrderMark.count) }
        return withLineFeeds(String(decoding: bytes, as: UTF8.self))
    }

    /// The text with every line ended by a line feed: a carriage return is a line end, alone or before a line feed.
    package static func withLineFeeds(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}
