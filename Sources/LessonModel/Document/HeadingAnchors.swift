/// The names by which links reach headings: `#scaled-scores`, made as GitHub makes them.
package struct HeadingAnchors {
    private var counts: [String: Int] = [:]

    package init() {}

    /// The name of the next heading of a text; a name that was used before gets a number.
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
        return blocks.allBlocks.compactMap { block in
            if case .heading(_, let text) = block.kind { anchors.next(for: text) } else { nil }
        }
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

    /// The words of a heading without their markup; formulas count as their TeX source.
    package static func text(of heading: [Inline]) -> String {
        heading.plainText { inline in
            switch inline {
            case .code(let code): code
            case .formula(let formula): formula.source
            default: ""
            }
        }
    }
}
