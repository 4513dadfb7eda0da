import LessonModel

/// The ids and captions of headings, images, tables and formulas.
extension BlockReader {
    // MARK: Headings

    /// A heading without the id in braces at its end: `## Scores {#scores}`.
    func heading(_ title: [Inline], _ text: RunningText) -> ([Inline], Block.Label?) {
        let (title, id) = withoutID(title, text, of: .heading)
        StrayIDs(title, text, source, state).report()
        return (title, id.flatMap(claimed).map { Block.Label(id: $0) })
    }

    /// The text without the braces at its end, and the id in them.
    private func withoutID(
        _ inlines: [Inline], _ text: RunningText, of owner: BraceAttributes.Owner
    ) -> ([Inline], BraceAttributes.ID?) {
        guard state.isLesson, let range = BraceAttributes.trailing(in: text), case .text(let last)? = inlines.last
        else {
            return (inlines, nil)
        }
        let braces = "{" + String(decoding: text.bytes[range], as: UTF8.self) + "}"
        guard last.hasSuffix(braces) else { return (inlines, nil) }
        var rest = String(last.dropLast(braces.count))
        while rest.last == " " { rest.removeLast() }
        let attributes = BraceAttributes(range, of: owner, in: text, source, state)
        return (inlines.dropLast() + (rest.isEmpty ? [] : [.text(rest)]), attributes.id)
    }

    /// The id, unless it is taken or nothing can lead there.
    private func claimed(_ id: BraceAttributes.ID) -> String? {
        guard isReferable(id.position, length: id.text.utf8.count) else { return nil }
        return state.claimAnchor(id.text, as: id.owner.rawValue, id.position, in: source) ? id.text : nil
    }

    private func isReferable(_ position: Position, length: Int) -> Bool {
        if isInsideFence {
            state.report(
                source.error(
                    position, length: length, "nothing can refer to a part of a hint or a worksheet",
                    remedy: "leave the id out, or put this into the text before the exercise"))
        }
        return !isInsideFence
    }

    // MARK: Images

    /// A paragraph that is one image, with an id or a title, is a figure; the title is its caption.
    func paragraph(_ images: ImageAttributes, _ text: RunningText) -> ([Inline], Block.Label?) {
        StrayIDs(images.inlines, text, source, state).report()
        guard state.isLesson, images.inlines.count == 1, let title = images.inlines[0].imageTitle else {
            images.refuseIDs()
            return (images.inlines, nil)
        }
        let id = images.ids.first.flatMap(claimed)
        guard !isInsideFence, id != nil || !title.isEmpty else { return (images.inlines, nil) }
        return (images.inlines, Block.Label(id: id, caption: Inline.line(title)))
    }

    // MARK: Tables

    /// What the paragraph after a table begins with to be its caption.
    private static let captionMarks = ["Table:", "表：", "表:"].map { Array($0.utf8) }

    /// The caption in a paragraph after a table: `Table: Three heads {#heads}`.
    func caption(_ node: MarkdownNode, under block: Block?, quotes: Int) -> Block.Label? {
        guard state.isLesson, let block, case .table = block.kind, block.label == nil, node.kind == .paragraph else {
            return nil
        }
        let text = paragraphText(node, quotes: quotes)
        guard let mark = Self.captionMarks.first(where: { text.bytes.starts(with: $0) }) else { return nil }
        var (caption, id) = withoutID(inlines(node.children, text: text), text, of: .table)
        StrayIDs(caption, text, source, state).report()
        if case .text(let first)? = caption.first {
            let rest = first.dropFirst(String(decoding: mark, as: UTF8.self).count).drop { $0 == " " }
            caption = (rest.isEmpty ? [] : [.text(String(rest))]) + caption.dropFirst()
        }
        return Block.Label(id: id.flatMap(claimed), caption: caption)
    }

    /// Reports a caption that stands directly under a table, and so is a row of it.
    func reportCaption(inRowsOf table: PipeTable) {
        for row in table.rows.dropFirst() {
            guard let first = row.first, row.dropFirst().allSatisfy(\.bytes.isEmpty),
                Self.captionMarks.contains(where: { first.bytes.starts(with: $0) })
            else { continue }
            state.report(
                source.error(
                    first.position(at: 0), length: first.bytes.count, "this is a row of the table, and not its caption",
                    remedy: "put an empty line before it"))
        }
    }

    // MARK: Formulas

    /// The id of a formula's fence.
    func label(ofFormula fence: Fence) -> Block.Label? {
        let attributes = FenceAttributes(fence, kind: .math, source: source, state: state)
        guard let id = attributes.id("id"), let item = attributes.item("id"),
            isReferable(item.valuePosition, length: item.valueLength),
            state.claimAnchor(id, as: "formula", item.textPosition, in: source)
        else { return nil }
        return Block.Label(id: id)
    }
}

extension Inline {
    /// The title of an image, with a width or without; nil for anything else.
    fileprivate var imageTitle: String? {
        switch self {
        case .image(_, let title, _): title
        case .sized(_, let text): text.first?.imageTitle
        default: nil
        }
    }
}
