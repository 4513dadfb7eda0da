/// The anchors of headings, such as `#scaled-scores`, made as GitHub makes them.
package struct HeadingAnchors {
    private var used: Set<String> = []
    private var counts: [String: Int] = [:]

    /// - Parameter taken: ids that are used otherwise.
    package init(taken: Set<String> = []) { used = taken }

    /// The anchor of the next heading of a text; a repeated one gets a number.
    package mutating func next(for heading: [Inline]) -> String {
        let name = HeadingAnchors.name(of: HeadingAnchors.text(of: heading))
        var anchor = name
        while !used.insert(anchor).inserted {
            let count = counts[name, default: 0] + 1
            counts[name] = count
            anchor = "\(name)-\(count)"
        }
        return anchor
    }

    /// Lower case, spaces as hyphens, and of the rest only letters, digits, hyphens and underscores.
    private static func name(of text: String) -> String {
        let name = text.lowercased().compactMap { character -> Character? in
            if character == " " { return "-" }
            return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
        }
        // No link could name a heading that is all punctuation, nor may an id be empty.
        return name.isEmpty ? "section" : String(name)
    }

    /// The words of a heading without their markup; formulas count as their TeX source.
    package static func text(of heading: [Inline]) -> String {
        heading.plainText { inline in
            switch inline {
            case .code(let code): code
            case .formula(let formula): formula.source
            case .reference(let part, _): part.number
            default: ""
            }
        }
    }
}

extension Chapter {
    /// A heading of a chapter's text.
    package struct Heading: Sendable, Hashable {
        /// The place of its block.
        package var place: FileLocation
        /// Unique within the chapter.
        package var anchor: String
        /// Whether it repeats the chapter's title at the top, where a page already has it.
        package var repeatsTitle: Bool
    }

    /// The headings of the text, at any depth, in order: links may name them, and pages give them an id.
    package var headings: [Heading] {
        let all = blocks.allBlocks
        var anchors = HeadingAnchors(taken: Set(all.compactMap(\.label?.id)))
        return all.compactMap { block in
            guard case .heading(let level, let text) = block.kind else { return nil }
            let repeatsTitle =
                level == 1 && block.place == blocks.first?.place
                && HeadingAnchors.text(of: text) == HeadingAnchors.text(of: titleText)
            return Heading(
                place: block.place, anchor: block.label?.id ?? anchors.next(for: text), repeatsTitle: repeatsTitle)
        }
    }
}
