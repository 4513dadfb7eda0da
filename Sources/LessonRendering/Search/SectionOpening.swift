import LessonModel

/// The first words of a section, which say in a list of results what it is about.
struct SectionOpening {
    private static let length = 110

    let text: String

    init(_ section: LinkedSection) {
        let summary = section.heading == nil ? section.chapter.frontMatter.summary : nil
        let paragraph = section.blocks.allBlocks.lazy.compactMap { block in
            if case .paragraph(let text) = block.kind { text } else { nil }
        }.first
        text = Self.shortened((summary.map { Inline.line($0) } ?? paragraph ?? []).shownText)
    }

    /// Cut between words where there are any.
    private static func shortened(_ text: String) -> String {
        guard text.count > length else { return text }
        let start = text.prefix(length)
        let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
        return words + "…"
    }
}
