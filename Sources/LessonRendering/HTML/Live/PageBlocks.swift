import Foundation

/// The blocks of a served page's text: the elements of its sections, and those beside its sections.
///
/// A page that is open has most blocks of the page that follows it, so it is sent the others, with an empty element in place of
/// each that it has, and without style sheets and scripts.
package struct PageBlocks: Sendable {
    /// What a block is known by: alike in another section it is another one, as pages match section by section.
    private struct Key: Hashable {
        /// The opening tag of the section's heading.
        var heading: Substring
        /// Which of the sections without a heading it is, from 1; 0 for the others, and outside of sections.
        var unnamed: Int
        var text: Substring
    }

    private let html: String
    /// Where the text begins, behind the tag of its element.
    private let start: String.Index
    private let blocks: [Key]
    /// The style sheets and scripts around the text, but for the data of the page.
    private let carried: [Substring]

    private static let opening: StaticString = "<main id=\"Main\">"
    /// In bytes; of smaller blocks nothing is saved.
    private static let least = 400

    /// - Returns: nil for a page whose elements do not end, such as one with HTML of its author.
    package init?(_ html: String) {
        var html = html
        let found = html.withUTF8 { bytes -> (start: Int, blocks: [ElementScanner.Block], carried: [Range<Int>])? in
            var scanner = ElementScanner(bytes)
            guard scanner.skip(past: Self.opening) else { return nil }
            let start = scanner.place
            guard let blocks = scanner.blocks() else { return nil }
            let end = scanner.place
            return (start, blocks, scanner.raw(0..<start) + scanner.raw(end..<bytes.count))
        }
        guard let found else { return nil }
        let text = html
        func part(_ offsets: Range<Int>) -> Substring {
            let start = text.utf8.index(text.startIndex, offsetBy: offsets.lowerBound)
            return text[start..<text.utf8.index(start, offsetBy: offsets.count)]
        }
        self.html = text
        start = text.utf8.index(text.startIndex, offsetBy: found.start)
        blocks = found.blocks.map { Key(heading: part($0.heading), unnamed: $0.unnamed, text: part($0.range)) }
        carried = found.carried.map(part).filter { !$0.hasPrefix(LiveData.opening) }
    }

    /// The blocks in order.
    var texts: [Substring] { blocks.map(\.text) }

    /// This page for one that is open and shows an older one.
    ///
    /// `<i data-same="3"></i>` stands for that one's fourth block, and the text's element tells how many there are. The whole page where that one has other style sheets or scripts.
    package func html(since old: PageBlocks) -> String {
        guard carried == old.carried else { return html }
        // Each block of that one stands for one block of this: one that is now there twice comes once more.
        var places = Dictionary(grouping: old.blocks.indices.reversed()) { old.blocks[$0] }
        let same = blocks.filter { $0.text.utf8.count >= Self.least }.compactMap { block in
            places[block]?.popLast().map { (part: block.text, replacement: "<i data-same=\"\($0)\"></i>") }
        }
        let count = (part: html[..<start].suffix(1), replacement: " data-blocks=\"\(old.blocks.count)\">")
        let replaced = (carried.map { (part: $0, replacement: "") } + [count] + same)
            .sorted { $0.part.startIndex < $1.part.startIndex }
        var text = ""
        var place = html.startIndex
        for (part, replacement) in replaced {
            text += html[place..<part.startIndex]
            text += replacement
            place = part.endIndex
        }
        return text + html[place...]
    }
}

/// Finds the elements of HTML as this project writes it: all that begin also end, and signs in attributes are escaped.
private struct ElementScanner {
    struct Block {
        var range: Range<Int>
        /// The opening tag of its section's heading.
        var heading = 0..<0
        /// Which of the sections without a heading it is in, from 1.
        var unnamed = 0
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var place = 0

    private static let section: StaticString = "<section class=\"sec\">"
    /// What holds text that only looks like tags, with its end.
    private static let raw: [(name: StaticString, end: StaticString)] = [
        ("<script", "</script>"), ("<style", "</style>"), ("<textarea", "</textarea>"),
    ]

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The blocks up to the end of the text.
    mutating func blocks() -> [Block]? {
        var blocks: [Block] = []
        var section: Block?
        var unnamed = 0
        while skip(to: "<") {
            if section == nil, isAt("</main>") { return blocks }
            if section != nil, isAt("</section>") {
                section = nil
                place += 1
            } else if section == nil, isAt(Self.section) {
                place += Self.section.utf8CodeUnitCount
                guard skip(to: "<") else { return nil }
                let start = place
                if isAt("<h2") {
                    guard skip(past: ">") else { return nil }
                } else {
                    unnamed += 1
                }
                section = Block(range: 0..<0, heading: start..<place, unnamed: place == start ? unnamed : 0)
                place = start
            } else {
                var block = section ?? Block(range: 0..<0)
                let start = place
                guard skipElement() else { return nil }
                block.range = start..<place
                blocks.append(block)
            }
        }
        return nil
    }

    /// The style sheets, scripts and fields in a range.
    mutating func raw(_ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        place = range.lowerBound
        while skip(to: "<"), place < range.upperBound {
            let start = place
            guard let raw = Self.raw.first(where: { isAt($0.name) }) else {
                place += 1
                continue
            }
            guard skip(past: raw.end) else { break }
            found.append(start..<place)
        }
        return found
    }

    /// Skips the element that begins here.
    private mutating func skipElement() -> Bool {
        var depth = 0
        repeat {
            guard skip(to: "<") else { return false }
            let start = place
            if let raw = Self.raw.first(where: { isAt($0.name) }) {
                guard skip(past: raw.end) else { return false }
                continue
            }
            guard skip(past: ">") else { return false }
            if bytes[start + 1] == UInt8(ascii: "/") {
                depth -= 1
            } else if bytes[place - 2] != UInt8(ascii: "/"), !PageElements.empty.contains(name(at: start + 1)) {
                depth += 1
            }
        } while depth > 0
        return depth == 0
    }

    private func name(at place: Int) -> String {
        String(decoding: bytes[place...].prefix { !PageElements.endsName($0) }, as: UTF8.self)
    }

    private func isAt(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - place > count, let base = bytes.baseAddress else { return false }
        return memcmp(base + place, text.utf8Start, count) == 0
    }

    private mutating func skip(to text: StaticString) -> Bool {
        while let next = bytes[place...].firstIndex(of: text.utf8Start.pointee) {
            place = next
            if isAt(text) { return true }
            place += 1
        }
        return false
    }

    mutating func skip(past text: StaticString) -> Bool {
        guard skip(to: text) else { return false }
        place += text.utf8CodeUnitCount
        return true
    }
}
