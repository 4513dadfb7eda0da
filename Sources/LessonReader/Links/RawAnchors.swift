import LessonModel

/// The anchors that raw HTML sets, when a course lets it through: `<a id="proof">`.
enum RawAnchors {
    static func all(in blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block.kind {
            case .html(let text): return anchors(in: text)
            case .heading(_, let inlines), .paragraph(let inlines): return all(in: inlines)
            case .blockQuote(let blocks), .alert(_, let blocks): return all(in: blocks)
            case .list(let list): return list.items.flatMap { all(in: $0) }
            case .table(let table): return ([table.header] + table.rows).flatMap { $0 }.flatMap { all(in: $0) }
            default: return []
            }
        }
    }

    private static func all(in inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            switch inline {
            case .html(let text): return anchors(in: text)
            case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines): return all(in: inlines)
            default: return []
            }
        }
    }

    private static func anchors(in html: String) -> [String] {
        html.matches(of: /\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/).map { String($0.1) }
    }
}
