import LessonModel

/// A part of a chapter that an address leads to: what stands before its first section, or a section.
struct LinkedSection {
    let chapter: Chapter
    /// Nil for what stands before the first section.
    let heading: ChapterOutline.Heading?
    let blocks: ArraySlice<Block>
    let layout: PageLinks.Layout

    static func sections(of chapter: Chapter, in layout: PageLinks.Layout) -> [LinkedSection] {
        let outline = ChapterOutline(chapter)
        let sections = chapter.sections
        let start = sections.first?.blocks.lowerBound ?? chapter.blocks.count
        let opening = LinkedSection(chapter: chapter, heading: nil, blocks: chapter.blocks[..<start], layout: layout)
        return [opening]
            + sections.map {
                LinkedSection(
                    chapter: chapter, heading: outline.headings[$0.place], blocks: chapter.blocks[$0.blocks],
                    layout: layout)
            }
    }

    /// The chapter's page, as other pages of the course name it; empty in a book, where all is on one.
    var page: String {
        if case .pages = layout { PageFile.address(of: chapter) } else { "" }
    }

    /// The place on that page, with its `#`; empty for the beginning of a page.
    var fragment: String {
        if let heading {
            "#" + PercentEncoding.encoded(PageLinks.id(heading.anchor, of: chapter, in: layout))
        } else if case .book = layout {
            "#" + PageLinks.id(of: chapter)
        } else {
            ""
        }
    }

    var address: String { page + fragment }

    /// `3.2 Scores`; of the part before the first section, the chapter's.
    var title: String {
        guard let heading else { return Self.title(of: chapter) }
        let title = heading.text.shownText
        return heading.number.map { "\($0) \(title)" } ?? title
    }

    /// `3 Scores`; an appendix has no number.
    static func title(of chapter: Chapter) -> String {
        let title = chapter.titleText.shownText
        return chapter.number.map { "\($0) \(title)" } ?? title
    }

    /// The title with its markup, as HTML without links.
    var titleHTML: String {
        let text = LineHTML((heading?.text ?? chapter.titleText).withoutLinks).html
        return (heading.map(\.number) ?? chapter.number.map(String.init)).map { "\($0) \(text)" } ?? text
    }
}
