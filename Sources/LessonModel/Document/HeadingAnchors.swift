/// The names by which links reach headings: `#scaled-scores`, made as GitHub makes them.
package struct HeadingAnchors {
    private var counts: [String: Int] = [:]

    package init() {}

    /// The name of the next heading of a text; a name already given gets a number.
    package mutating func next(for heading: [Inline]) -> String {
        let name = HeadingAnchors.name(of: HeadingAnchors.text(of: heading))
        let count = counts[name, default: 0]
        counts[name] = count + 1
        guard count > 0 else { return name }
        let numbered = "\(name)-\(count)"
        counts[numbered, default: 0] += 1
        return numbered
    }

    /// The names of all headings of a text, in order.
    package static func all(in blocks: [Block]) -> [String] {
        var anchors = HeadingAnchors()
        return anchors.names(in: blocks)
    }

    private mutating func names(in blocks: [Block]) -> [String] {
        var names: [String] = []
        for block in blocks {
            switch block.kind {
            case .heading(_, let inlines): names.append(next(for: inlines))
            case .blockQuote(let blocks), .alert(_, let blocks): names += self.names(in: blocks)
            case .list(let list): for item in list.items { names += self.names(in: item) }
            default: break
            }
        }
        return names
    }

    /// Lower case, spaces as hyphens, and of the rest only letters, digits, hyphens and underscores.
    private static func name(of text: String) -> String {
        String(
            text.lowercased().compactMap { character in
                if character == " " { return "-" }
                return character.isLetter || character.isNumber || character == "-" || character == "_"
                    ? character : nil
            })
    }

    /// The words of running text without their markup.
    package static func text(of inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .softBreak, .lineBreak: " "
            case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines), .image(_, _, let inlines):
                HeadingAnchors.text(of: inlines)
            case .formula(let formula): formula.source
            case .html, .value: ""
            }
        }.joined()
    }
}
