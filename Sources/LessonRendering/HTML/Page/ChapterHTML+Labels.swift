import LessonModel

/// What an author has given an id or a caption.
extension ChapterHTML {
    /// An author's own id as the attribute of an element; empty where a heading has that id, or may be confused with an id of the
    /// page, which begins with a capital.
    func anchor(_ id: String?) -> String {
        guard let id, id.first?.isUppercase == false, !headingAnchors.contains(id) else { return "" }
        return " id=\"\(links.id(id))\""
    }

    func figure(_ content: String, _ label: Block.Label, _ block: Block) -> String {
        let caption = CaptionHTML(part: numbers[block.place], label: label, body: body)
        return caption.figure(content, id: id(of: label, block, "fig"))
    }

    func html(of cell: Cell, _ block: Block) -> String {
        let html = CellHTML(cell, in: part, figures: figures, words: words, anchor: anchor(cell.id), live: live).html
        return block.label.map { figure(html, $0, block) } ?? html
    }

    func html(of table: Table, _ label: Block.Label, _ block: Block) -> String {
        var html = ""
        let caption = CaptionHTML(part: numbers[block.place], label: label, body: body)
        HTMLTableWriter(body: body).write(table, caption: caption.html, id: id(of: label, block, "table"), to: &html)
        return html
    }

    /// The author's id, or one made of the number; nil outside the chapter's own text.
    private func id(of label: Block.Label, _ block: Block, _ kind: String) -> String? {
        label.id.map(links.id) ?? numbers[block.place].map { "\(kind)-\($0.number)" }
    }
}

extension Inline {
    /// An image without its title, which is its caption.
    var untitled: Inline {
        switch self {
        case .image(let source, _, let text): .image(source: source, title: "", text)
        case .sized: replacingChildren { $0.map(\.untitled) }
        default: self
        }
    }
}
