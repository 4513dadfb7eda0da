/// The tags of an XML text, such as an SVG image.
enum XMLTags {
    /// Whether each tag is closed, and each element ends where it has to: browsers show nothing of a text otherwise.
    static func areInPairs(_ bytes: [UInt8]) -> Bool {
        var open: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if let skipped = skipped.first(where: { rest.starts(with: $0.start.utf8) }) {
                guard let end = rest.firstRange(of: Array(skipped.end.utf8)) else { return false }
                rest = rest[end.upperBound...]
                continue
            }
            guard let end = endOfTag(rest) else { return false }
            let tag = rest[..<end].dropFirst()
            rest = rest[(end + 1)...]
            if tag.first == UInt8(ascii: "!") { continue }
            let isEnd = tag.first == UInt8(ascii: "/")
            let name = tag.dropFirst(isEnd ? 1 : 0).prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
            if isEnd {
                guard open.popLast() == name else { return false }
            } else if tag.last != UInt8(ascii: "/") {
                open.append(name)
            }
        }
        return open.isEmpty
    }

    /// What holds no tags, whatever is in it.
    private static let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].map { (start: $0, end: $1) }

    /// The index of the `>` that ends a tag, outside of quotes and of the brackets of a document type.
    private static func endOfTag(_ tag: ArraySlice<UInt8>) -> Int? {
        var quote: UInt8?
        var depth = 0
        for index in tag.indices.dropFirst() {
            let byte = tag[index]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth == 0: return index
            case UInt8(ascii: "<") where depth == 0: return nil
            default: break
            }
        }
        return nil
    }
}
