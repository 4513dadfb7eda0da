/// An address in running text that is a link by itself: `https://example.org`, `www.example.org`.
///
/// By the rules of GitHub: it follows a blank or one of `*_~(`, ends before a blank or `<`, and does not take the
/// punctuation at its end. In a text that is written without blanks it follows any other letter or sign than those of ASCII.
struct BareAddress {
    var end: Int
    var destination: String

    /// The address that begins at an index.
    /// - Parameter isText: whether the byte at an index is text, and not code, a link's destination or other markup.
    init?(in bytes: [UInt8], at start: Int, isText: (_ index: Int) -> Bool) {
        if start > 0, bytes[start - 1] < 0x80, !bytes[start - 1].isWhitespace,
            !"*_~(".utf8.contains(bytes[start - 1])
        {
            return nil
        }
        let prefixes = ["https://", "http://", "www."]
        guard let prefix = prefixes.first(where: { Self.begins(bytes[start...], with: $0) }) else { return nil }
        let isBare = prefix == "www."
        var end = start
        var brackets = 0
        while end < bytes.count, isText(end), !bytes[end].isWhitespace, !"<`".utf8.contains(bytes[end]),
            !Self.isWidePunctuation(bytes[end...])
        {
            if bytes[end] == UInt8(ascii: "[") { brackets += 1 }
            if bytes[end] == UInt8(ascii: "]") {
                if brackets == 0 { break }
                brackets -= 1
            }
            end += 1
        }
        guard Self.isHost(bytes[(isBare ? start : start + prefix.utf8.count)..<end], needsDot: isBare) else {
            return nil
        }
        end = Self.withoutPunctuation(bytes[start..<end])
        guard end > start + prefix.utf8.count else { return nil }
        self.end = end
        destination = (isBare ? "http://" : "") + String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func begins(_ bytes: ArraySlice<UInt8>, with prefix: String) -> Bool {
        bytes.prefix(prefix.utf8.count).elementsEqual(prefix.utf8) { $0 == $1 || $0.isASCIILetter && $0 | 0x20 == $1 }
    }

    /// Whether a Chinese, Japanese or Arabic punctuation mark stands here, which no address contains unencoded.
    private static func isWidePunctuation(_ bytes: ArraySlice<UInt8>) -> Bool {
        // U+3001…U+301F; of the wide forms U+FF01…U+FF0F and U+FF1A…U+FF1F.
        let next = Array(bytes.prefix(3))
        // U+060C, U+061B and U+061F.
        if next.count > 1, next[0] == 0xD8 { return [0x8C, 0x9B, 0x9F].contains(next[1]) }
        guard next.count == 3 else { return false }
        if next[0] == 0xE3, next[1] == 0x80 { return (0x81...0x9F).contains(next[2]) }
        return next[0] == 0xEF && next[1] == 0xBC
            && ((0x81...0x8F).contains(next[2]) || (0x9A...0x9F).contains(next[2]))
    }

    /// Whether an address begins with the name of a host, whose last two parts have no underscore.
    private static func isHost(_ bytes: ArraySlice<UInt8>, needsDot: Bool) -> Bool {
        let host = bytes.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 || "-_.".utf8.contains($0) }
        guard let first = host.first, !"-_.".utf8.contains(first) else { return false }
        let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return (parts.count > 1 || !needsDot) && !parts.suffix(2).contains { $0.contains(UInt8(ascii: "_")) }
    }

    /// The end of an address without the punctuation, entity and unpaired closing parentheses at its end.
    private static func withoutPunctuation(_ bytes: ArraySlice<UInt8>) -> Int {
        var rest = bytes
        var surplus = rest.count { $0 == UInt8(ascii: ")") } - rest.count { $0 == UInt8(ascii: "(") }
        while let last = rest.last {
            if last == UInt8(ascii: ")"), surplus > 0 {
                surplus -= 1
                rest.removeLast()
            } else if last == UInt8(ascii: ";") {
                let name = rest.dropLast().reversed().prefix { $0.isASCIILetter || $0.isASCIIDigit }.count
                let start = rest.endIndex - name - 2
                let isEntity = name > 0 && start >= rest.startIndex && rest[start] == UInt8(ascii: "&")
                rest = rest[..<(isEntity ? start : rest.endIndex - 1)]
            } else if "?!.,:*_~'\"".utf8.contains(last) {
                rest.removeLast()
            } else {
                break
            }
        }
        return rest.endIndex
    }
}
