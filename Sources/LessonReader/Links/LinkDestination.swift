/// A link's destination as it is written: `](chapter.md)`.
struct LinkDestination {
    var range: Range<Int>
    /// The title after it, with its quotes; empty where there is none.
    var title: Range<Int>
    /// The destination without angle brackets and backslashes, as cmark returns it.
    var text: String

    /// The destinations of the inline links of a running text, and of the addresses in it that are links: `<https://…>`.
    ///
    /// These are candidates: one that cmark does not read as a link matches none of its nodes.
    static func all(in bytes: [UInt8], outside spans: [CodeSpan]) -> [LinkDestination] {
        var found: [LinkDestination] = []
        var index = 0
        var spans = spans[...]
        while index + 1 < bytes.count {
            if let span = spans.first, index >= span.range.lowerBound {
                index = max(index, span.range.upperBound)
                spans.removeFirst()
                continue
            }
            if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "("),
                let destination = destination(in: bytes, from: index + 2)
            {
                found.append(destination)
            }
            if bytes[index] == UInt8(ascii: "<"), let address = address(in: bytes, from: index + 1) {
                found.append(address)
            }
            index += 1
        }
        return found
    }

    /// The places of destinations in link definitions, `[label]: destination`, each where it comes first.
    static func definitions(in source: SourceText) -> [String: LinkDefinitions.Place] {
        var places: [String: LinkDefinitions.Place] = [:]
        for number in source.lineStarts.indices {
            let line = source.line(number + 1)
            let text = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
            guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")),
                close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: ":")
            else { continue }
            let bytes = Array(text[(close + 2)...])
            guard let found = Self.destination(in: bytes, from: 0), places[found.text] == nil else { continue }
            let column = close + 2 + found.range.lowerBound - line.startIndex + 1
            places[found.text] = (Position(line: number + 1, column: column), found.range.count)
        }
        return places
    }

    /// Where a link's destination and title end, which begin at an index: after `](address "title")`.
    static func endOfLink(in bytes: [UInt8], from start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "("),
            let destination = destination(in: bytes, from: start + 1)
        else { return nil }
        let isAngled = bytes[destination.range.lowerBound - 1] == UInt8(ascii: "<")
        var index =
            destination.title.isEmpty
            ? destination.range.upperBound + (isAngled ? 1 : 0) : destination.title.upperBound
        while index < bytes.count, bytes[index].isWhitespace { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
    }

    /// The address between angle brackets that begins at an index.
    private static func address(in bytes: [UInt8], from start: Int) -> LinkDestination? {
        guard let end = bytes[start...].firstIndex(where: { $0.isWhitespace || "<>".utf8.contains($0) }),
            bytes[end] == UInt8(ascii: ">"), bytes[start..<end].contains(UInt8(ascii: ":"))
        else { return nil }
        return LinkDestination(
            range: start..<end, title: end..<end, text: String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// As many as cmark reads in a destination.
    private static let mostParentheses = 32

    private static func destination(in bytes: [UInt8], from start: Int) -> LinkDestination? {
        var index = start
        while index < bytes.count, bytes[index].isWhitespace { index += 1 }
        guard index < bytes.count else { return nil }
        let angled = bytes[index] == UInt8(ascii: "<")
        if angled { index += 1 }
        let first = index
        var text: [UInt8] = []
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .backslash, index + 1 < bytes.count, bytes[index + 1].isASCIIPunctuation {
                text.append(bytes[index + 1])
                index += 2
                continue
            }
            if angled ? byte == UInt8(ascii: ">") : byte.isWhitespace { break }
            if angled, byte == UInt8(ascii: "<") || byte == .lineFeed { return nil }
            if !angled {
                if byte == UInt8(ascii: "(") {
                    depth += 1
                    guard depth < Self.mostParentheses else { return nil }
                }
                if byte == UInt8(ascii: ")") {
                    if depth == 0 { break }
                    depth -= 1
                }
            }
            text.append(byte)
            index += 1
        }
        return LinkDestination(
            range: first..<index, title: title(in: bytes, from: angled ? index + 1 : index),
            text: String(decoding: text, as: UTF8.self))
    }

    /// The title that follows a destination after a blank.
    private static func title(in bytes: [UInt8], from end: Int) -> Range<Int> {
        var start = end
        while start < bytes.count, bytes[start].isWhitespace { start += 1 }
        guard start > end, start < bytes.count, "\"'(".utf8.contains(bytes[start]) else { return start..<start }
        let closer = bytes[start] == UInt8(ascii: "(") ? UInt8(ascii: ")") : bytes[start]
        var index = start + 1
        while index < bytes.count, bytes[index] != closer { index += bytes[index] == .backslash ? 2 : 1 }
        return index < bytes.count ? start..<(index + 1) : start..<start
    }
}
