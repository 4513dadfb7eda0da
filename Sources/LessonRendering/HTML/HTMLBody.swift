package import LessonModel

/// The HTML of a text's blocks, without a page around it.
package struct HTMLBody {
    /// The style of markup where there is a choice.
    package enum Style: Sendable {
        /// Exactly as in the CommonMark and GFM specifications.
        case specification
        /// For a page: headings have anchors, and alignment is a class.
        case page
    }

    /// The parts of a lesson that are not Markdown, rendered by the caller; nil leaves an empty element in their place.
    package struct Inserts {
        /// The HTML of a cell, exercise, quiz or worksheet, or of code with syntax colours.
        package var block: (Block) -> String?
        /// The text of the inline value of an index.
        package var value: (Int) -> String?
        /// The target of a link on the page; `nil` leaves it as written.
        var link: (String) -> PageLinks.Target?
        /// What replaces an image: another address, or its description; `nil` leaves it as written.
        var image: (String) -> PageLinks.Target?
        /// Raw HTML as it stands on the page.
        var raw: (String) -> String
        /// What stands before a block.
        var mark: (Block) -> String = { _ in "" }
        /// The label of the chapter that notes belong to, with which their ids begin.
        var chapter = ""

        package init(
            block: @escaping (Block) -> String? = { _ in nil }, value: @escaping (Int) -> String? = { _ in nil }
        ) {
            self.init(block: block, value: value, link: { _ in nil }, image: { _ in nil })
        }

        init(
            block: @escaping (Block) -> String?, value: @escaping (Int) -> String?,
            link: @escaping (String) -> PageLinks.Target?, image: @escaping (String) -> PageLinks.Target?,
            raw: @escaping (String) -> String = { $0 }
        ) {
            self.block = block
            self.value = value
            self.link = link
            self.image = image
            self.raw = raw
        }
    }

    /// Whether raw HTML is passed through instead of shown as text.
    package var rawHTML: Bool
    package var style: Style
    package var inserts: Inserts
    /// For the titles of alerts, and for references.
    let words: LessonWords

    package init(
        rawHTML: Bool = false, style: Style = .specification, inserts: Inserts = Inserts(),
        words: @escaping LessonWords = { $0.english }
    ) {
        self.words = words
        self.rawHTML = rawHTML
        self.style = style
        self.inserts = inserts
    }

    /// The HTML of some blocks, each on lines of its own.
    package func html(of blocks: [Block]) -> String {
        var writer = HTMLBodyWriter(body: self)
        writer.write(blocks)
        return writer.html
    }

    /// The HTML of running text.
    package func html(of inlines: [Inline]) -> String {
        HTMLInlineWriter(body: self).html(of: inlines)
    }
}
