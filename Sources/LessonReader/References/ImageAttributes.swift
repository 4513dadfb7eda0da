import LessonModel

/// Takes what stands in braces directly after images out of running text: `![heads](heads.png){width=50%}`.
struct ImageAttributes {
    /// The text without the braces; an image with a width is in `.sized`.
    private(set) var inlines: [Inline] = []
    /// The ids of images, in order.
    private(set) var ids: [BraceAttributes.ID] = []
    private let text: RunningText
    private let source: SourceText
    private let state: ReadingState
    /// Where braces after images are in the source, by what is between them.
    private var places: [String: ArraySlice<Range<Int>>] = [:]

    init(_ inlines: [Inline], _ text: RunningText, _ source: SourceText, _ state: ReadingState) {
        self.text = text
        self.source = source
        self.state = state
        guard state.isLesson, inlines.allInlines.contains(where: \.isImage) else {
            self.inlines = inlines
            return
        }
        findBraces()
        self.inlines = places.isEmpty ? inlines : read(inlines)
    }

    /// The bytes between braces that follow the end of a link or image at once.
    private mutating func findBraces() {
        let bytes = text.bytes
        var index = 1
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "{"), ")]".utf8.contains(bytes[index - 1]) else { continue }
            let content = bytes[(index + 1)...].prefix { $0 != UInt8(ascii: "}") && $0 != .lineFeed }
            // No brace before this closes another one that begins on the line.
            index = content.endIndex
            guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else { continue }
            places[String(decoding: content, as: UTF8.self), default: []].append(content.indices)
        }
    }

    private mutating func read(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for inline in inlines {
            if case .text(let after) = inline, let image = result.last, image.isImage,
                let attributes = attributes(at: after)
            {
                if let id = attributes.attributes.id { ids.append(id) }
                if let width = attributes.attributes.width {
                    result[result.count - 1] = .sized(percent: width, [image])
                }
                if !attributes.rest.isEmpty { result.append(.text(attributes.rest)) }
            } else {
                result.append(inline.isImage ? inline : inline.replacingChildren { self.read($0) })
            }
        }
        return result
    }

    /// The attributes with which the text after an image begins, and what follows them.
    private mutating func attributes(at text: String) -> (attributes: BraceAttributes, rest: String)? {
        guard text.first == "{", let end = text.firstIndex(of: "}") else { return nil }
        let content = String(text[text.index(after: text.startIndex)..<end])
        guard let range = places[content]?.popFirst() else { return nil }
        return (
            BraceAttributes(range, of: .image, in: self.text, source, state), String(text[text.index(after: end)...])
        )
    }

    /// Reports ids of images within a line of text, which have no number.
    func refuseIDs() {
        for id in ids where state.hasRoom(on: id.position.line) {
            state.report(
                source.error(
                    id.position, length: id.text.utf8.count, "an image in a line of text has no number to refer to",
                    remedy: "put the image into a paragraph of its own, or leave the id out"))
        }
    }
}

extension Inline {
    var isImage: Bool {
        if case .image = self { true } else { false }
    }
}
