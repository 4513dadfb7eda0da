import LessonModel

/// The number of a figure or table and the words beside it: **Figure 3.2** Who listens to whom.
struct CaptionHTML {
    /// Nil outside a chapter's own text, where nothing has a number.
    var part: NumberedPart?
    let label: Block.Label
    let body: HTMLBody

    var html: String {
        let name = part.map { "<b>\(body.words(.numbered($0, beginsSentence: true)))</b>" }
        let words = label.caption.isEmpty ? nil : body.html(of: label.caption)
        return [name, words].compactMap(\.self).joined(separator: "&#8194;")
    }
}

extension CaptionHTML {
    /// A figure with its caption.
    func figure(_ content: String, id: String?) -> String {
        let anchor = id.map { " id=\"\($0)\"" } ?? ""
        return "<figure class=\"fig\"\(anchor)>\n\(content)\n<figcaption>\(html)</figcaption></figure>"
    }
}

/// The rules for figures with captions and for images with a width, on pages that have them.
enum CaptionStyles {
    /// - Parameter live: whether the page may come to show other ones.
    static func styleSheet(for chapters: [Chapter], live: Bool) -> String {
        let blocks = chapters.flatMap(\.blocks).allBlocks
        let hasCaptions = live || blocks.contains { $0.label != nil }
        let widths = live ? Set(1...100) : Set(chapters.flatMap(\.allInlines).compactMap(\.width))
        return (hasCaptions ? captions : "") + widths.sorted().map { ".width-\($0){width:\($0)%}\n" }.joined()
    }

    private static let captions = """
        .fig{margin:1.5rem 0 1.75rem}.fig>p{margin:0}.fig img{display:block}
        .fig>figcaption,.data caption{font-size:.8125rem;line-height:1.5;color:var(--soft);text-align:start}
        .fig>figcaption{margin-top:.5rem}.data caption{padding-bottom:.5rem}
        .fig>figcaption b,.data caption b{color:var(--ink);font-weight:600}
        .fig>.cell{margin-top:0}.fig>:nth-last-child(2){margin-bottom:0}

        """
}

extension Inline {
    /// An image's width in hundredths of that of the text.
    fileprivate var width: Int? {
        if case .sized(let percent, _) = self { percent } else { nil }
    }
}
