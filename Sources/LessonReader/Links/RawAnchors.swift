import LessonModel

/// The anchors in raw HTML, for courses that allow it: `<a id="proof">`.
enum RawAnchors {
    static func all(in blocks: [Block]) -> [String] {
        let ofBlocks = blocks.allBlocks.compactMap { if case .html(let text) = $0.kind { text } else { nil } }
        let ofInlines = blocks.allInlines.compactMap { if case .html(let text) = $0 { text } else { nil } }
        return (ofBlocks + ofInlines).flatMap(anchors)
    }

    private static func anchors(in html: String) -> [String] {
        html.matches(of: /\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/).map { String($0.1) }
    }
}
