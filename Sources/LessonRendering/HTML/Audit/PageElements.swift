/// The elements of an HTML page in the order of their tags, each with what can be said of it without a browser.
struct PageElements {
    struct Element {
        var name: String
        /// With names in lower case; character references are resolved.
        var attributes: [String: String]
        /// The index of the element around it.
        var parent: Int?
        /// The line of the lesson that it comes from; nil where the page does not say it.
        var line: Int?
        /// Whether it holds a word, or something that has one for it.
        var isNamed = false
    }

    /// A tag that has no partner.
    struct LooseTag {
        var tag: String
        var line: Int?
    }

    private(set) var elements: [Element] = []
    private(set) var looseTags: [LooseTag] = []
    private var open: [Int] = []
    private var line: Int?

    /// Before each block of an audited page there is a comment with its line in the lesson.
    static func mark(line: Int) -> String { "<!--line \(line)-->" }

    init(_ html: String) {
        let bytes = Array(html.utf8)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
                // Words, apart from white space.
                if bytes[index] > 0x20 { nameOpen() }
                while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
                    if bytes[index] > 0x20 { nameOpen() }
                    index += 1
                }
                continue
            }
            if bytes[index...].starts(with: "<!--".utf8) {
                let end = Self.find("-->", in: bytes, from: index + 4)
                let comment = String(decoding: bytes[(index + 4)..<end], as: UTF8.self)
                if comment.hasPrefix("line "), let number = Int(comment.dropFirst(5)) { line = number }
                index = min(bytes.count, end + 3)
            } else if bytes[index + 1] == UInt8(ascii: "!") || bytes[index + 1] == UInt8(ascii: "?") {
                index = min(bytes.count, Self.find(">", in: bytes, from: index) + 1)
            } else if Self.isLetter(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "/") {
                index = tag(in: bytes, at: index)
            } else {
                nameOpen()
                index += 1
            }
        }
        for element in open.reversed() where !Self.mayStayOpen.contains(elements[element].name) { loose(element) }
    }

    /// The elements around one, the innermost first.
    func around(_ element: Element) -> [Element] {
        var around: [Element] = []
        var next = element.parent
        while let index = next {
            around.append(elements[index])
            next = elements[index].parent
        }
        return around
    }

    // MARK: Tags

    /// What has no end tag.
    static let empty: Set = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    /// Their contents are no HTML.
    private static let raw: Set = ["script", "style", "textarea", "title"]
    /// Elements that HTML lets end without an end tag.
    private static let mayStayOpen: Set = [
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt",
        "rp",
        "html", "head", "body",
    ]

    /// Reads a tag and gives the index behind it.
    private mutating func tag(in bytes: [UInt8], at start: Int) -> Int {
        let isEnd = bytes[start + 1] == UInt8(ascii: "/")
        var index = start + (isEnd ? 2 : 1)
        let nameStart = index
        while index < bytes.count, !Self.endsName(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
        var attributes: [String: String] = [:]
        var closesItself = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            closesItself = bytes[index] == UInt8(ascii: "/")
            if bytes[index] <= 0x20 || closesItself {
                index += 1
            } else {
                let (key, value) = Self.attribute(in: bytes, at: &index)
                if attributes[key] == nil { attributes[key] = value }
            }
        }
        index = min(bytes.count, index + 1)
        if isEnd {
            close(name)
            // What follows the text is the page's own.
            if name == "main" { line = nil }
            return index
        }
        add(name, attributes, isClosed: closesItself || Self.empty.contains(name))
        guard Self.raw.contains(name), !closesItself else { return index }
        let end = Self.find("</" + name, in: bytes, from: index)
        if bytes[index..<end].contains(where: { $0 > 0x20 }) { nameOpen() }
        return end
    }

    private mutating func add(_ name: String, _ attributes: [String: String], isClosed: Bool) {
        let speaks = ["alt", "aria-label"].contains { attributes[$0].map { !$0.allSatisfy(\.isWhitespace) } ?? false }
        if speaks { nameOpen() }
        elements.append(
            Element(name: name, attributes: attributes, parent: open.last, line: line, isNamed: speaks))
        if !isClosed { open.append(elements.count - 1) }
    }

    private mutating func close(_ name: String) {
        guard let place = open.lastIndex(where: { elements[$0].name == name }) else {
            if name != "p", name != "br" { looseTags.append(LooseTag(tag: "</\(name)>", line: line)) }
            return
        }
        for element in open[(place + 1)...].reversed() where !Self.mayStayOpen.contains(elements[element].name) {
            loose(element)
        }
        open.removeSubrange(place...)
    }

    private mutating func loose(_ element: Int) {
        looseTags.append(LooseTag(tag: "<\(elements[element].name)>", line: elements[element].line))
    }

    private mutating func nameOpen() {
        for element in open.reversed() {
            if elements[element].isNamed { return }
            elements[element].isNamed = true
        }
    }

    // MARK: Bytes

    private static func attribute(in bytes: [UInt8], at index: inout Int) -> (String, String) {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "="), !endsName(bytes[index]) { index += 1 }
        let key = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        var after = index
        while after < bytes.count, bytes[after] <= 0x20 { after += 1 }
        guard after < bytes.count, bytes[after] == UInt8(ascii: "=") else { return (key, "") }
        index = after + 1
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.count else { return (key, "") }
        let quote = bytes[index]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { index += 1 }
        let valueStart = index
        while index < bytes.count,
            isQuoted ? bytes[index] != quote : bytes[index] > 0x20 && bytes[index] != UInt8(ascii: ">")
        {
            index += 1
        }
        let value = String(decoding: bytes[valueStart..<index], as: UTF8.self)
        if isQuoted { index = min(bytes.count, index + 1) }
        return (key, text(value))
    }

    private static func text(_ value: String) -> String {
        guard value.contains("&") else { return value }
        return value.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&amp;", with: "&")
    }

    static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// The start of a word from an index on, in upper or lower case; the end of the page where it is not.
    private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int {
        let wanted = Array(word.utf8)
        var index = min(start, bytes.count)
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0],
                zip(bytes[index...], wanted).allSatisfy({ $0 == $1 || isLetter($0) && $0 | 0x20 == $1 })
            {
                return index
            }
            index += 1
        }
        return bytes.count
    }
}
