import LessonModel

/// What stands in braces after an image, or at the end of a heading or of a table's caption: `{#heat width=50%}`.
struct BraceAttributes {
    /// What the braces belong to.
    enum Owner: String {
        case heading, image, table

        var knowsWidth: Bool { self == .image }

        fileprivate var known: String {
            let braces = knowsWidth ? "{#heat width=50%}: an id, a width, or both" : "{#heat}: an id"
            return "in braces \(self == .image ? "an image" : "a \(rawValue)") knows \(braces)"
        }
    }

    /// An id with its place.
    struct ID {
        var text: String
        var position: Position
        let owner: Owner
    }

    private(set) var id: ID?
    /// In hundredths of the text's width.
    private(set) var width: Int?
    private let owner: Owner
    private let text: RunningText
    private let source: SourceText
    private let state: ReadingState

    /// Reads the attributes between two braces; errors are reported to the state.
    /// - Parameter range: the bytes between the braces.
    init(
        _ range: Range<Int>, of owner: Owner, in text: RunningText, _ source: SourceText, _ state: ReadingState
    ) {
        self.owner = owner
        self.text = text
        self.source = source
        self.state = state
        let items = text.bytes[range].split(whereSeparator: \.isWhitespace)
        if let sign = items.first(where: { $0.elementsEqual("=".utf8) }) {
            report(sign, "there are blanks beside this sign", remedy: "write them together: width=50%")
        } else {
            for item in items { read(item) }
        }
        if items.isEmpty {
            report(text.bytes[(range.lowerBound - 1)..<(range.upperBound + 1)], "these braces are empty")
        }
    }

    private mutating func read(_ item: ArraySlice<UInt8>) {
        let written = String(decoding: item, as: UTF8.self)
        if item.first == UInt8(ascii: "#") {
            let id = String(written.dropFirst())
            if self.id != nil {
                return report(item, "'\(written)' is a second id", remedy: "remove one of them")
            }
            guard FenceAttributes.isID(id) else {
                return report(
                    item.dropFirst(), "'\(id)' cannot be an id", remedy: FenceAttributes.remedyForIDs)
            }
            self.id = ID(text: id, position: text.position(at: item.startIndex + 1), owner: owner)
        } else if owner.knowsWidth, let value = written.wholeMatch(of: /width=(.*)/)?.1 {
            if width != nil { return report(item, "'width' is said twice", remedy: "remove one of them") }
            guard value.last == "%", let percent = Int(value.dropLast()), (1...100).contains(percent) else {
                return report(
                    item.dropFirst("width=".count),
                    "'width' is a share of the text's width from 1% to 100%, not '\(value)'",
                    remedy: "write width=50%")
            }
            width = percent
        } else {
            let key = String(written.prefix { $0 != "=" })
            let name = owner == .image ? "an image" : "a \(owner.rawValue)"
            let suggestion = owner.knowsWidth ? Suggestion.question(for: key, among: ["width"]) : nil
            report(item, "\(name) has no '\(key)'", remedy: suggestion)
        }
    }

    private func report(_ part: ArraySlice<UInt8>, _ message: String, remedy: String? = nil) {
        state.report(
            at: part.indices, of: text, in: source, message,
            remedy: remedy ?? "\(owner.known); a brace of the text is '\\{'")
    }
}

extension BraceAttributes {
    /// The bytes between braces that end a text and look like attributes: `## Scores {#scores}`, with `#` after it or not.
    static func trailing(in text: RunningText) -> Range<Int>? {
        let bytes = text.bytes
        var end = bytes.endIndex
        func skipBlanks() { while end > 0, bytes[end - 1].isWhitespace { end -= 1 } }
        skipBlanks()
        // The line under a heading, or the signs after one.
        for mark in "=-#".utf8 {
            let run = bytes[..<end].reversed().prefix { $0 == mark }.count
            guard run > 0, end > run, bytes[end - run - 1].isWhitespace else { continue }
            end -= run
            skipBlanks()
        }
        guard end > 0, bytes[end - 1] == UInt8(ascii: "}"),
            let open = bytes[..<(end - 1)].lastIndex(where: { "{}".utf8.contains($0) }),
            bytes[open] == UInt8(ascii: "{"), !isEscaped(open, in: bytes)
        else { return nil }
        let range = (open + 1)..<(end - 1)
        let content = String(decoding: bytes[range], as: UTF8.self)
        return content.prefixMatch(of: /\s*(?:[#.]|-\s*$|[A-Za-z][\w-]*=\S)/) == nil ? nil : range
    }

    /// Whether a backslash makes a byte one of the text.
    static func isEscaped(_ index: Int, in bytes: [UInt8]) -> Bool {
        !bytes[..<index].reversed().prefix { $0 == .backslash }.count.isMultiple(of: 2)
    }
}
