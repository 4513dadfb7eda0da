/// Traversal of blocks and inlines, so that renderers and readers need no recursion of their own.
extension Block {
    /// The blocks inside this one: of a quotation, an alert, a list or notes.
    package var children: [Block] {
        switch kind {
        case .blockQuote(let blocks), .alert(_, let blocks): blocks
        case .list(let list): Array(list.items.joined())
        case .notes(let notes): notes.flatMap(\.blocks)
        case .heading, .paragraph, .code, .html, .thematicBreak, .table, .formula, .cell, .exercise, .quiz, .worksheet:
            []
        }
    }

    /// The running text of the block itself with its caption, without that of its children; a table has one text for each of
    /// its cells.
    package var texts: [[Inline]] {
        let caption = label.map { $0.caption.isEmpty ? [] : [$0.caption] } ?? []
        switch kind {
        case .heading(_, let text), .paragraph(let text): return [text] + caption
        case .table(let table): return table.header + table.rows.joined() + caption
        case .blockQuote, .alert, .list, .notes, .code, .html, .thematicBreak, .formula, .cell, .exercise, .quiz,
            .worksheet:
            return caption
        }
    }

    /// The block with each of its children replaced.
    package func replacingChildren(by change: (Block) -> Block) -> Block {
        var block = self
        switch kind {
        case .blockQuote(let blocks): block.kind = .blockQuote(blocks.map(change))
        case .alert(let alert, let blocks): block.kind = .alert(alert, blocks.map(change))
        case .list(var list):
            list.items = list.items.map { $0.map(change) }
            block.kind = .list(list)
        case .notes(var notes):
            for index in notes.indices { notes[index].blocks = notes[index].blocks.map(change) }
            block.kind = .notes(notes)
        case .heading, .paragraph, .code, .html, .thematicBreak, .table, .formula, .cell, .exercise, .quiz, .worksheet:
            break
        }
        return block
    }
}

extension Block {
    /// The block with each text replaced, its own and those of the blocks inside it.
    package func replacingTexts(by change: ([Inline]) -> [Inline]) -> Block {
        var block = replacingChildren { $0.replacingTexts(by: change) }
        if let caption = label?.caption { block.label?.caption = change(caption) }
        switch kind {
        case .heading(let level, let text): block.kind = .heading(level: level, change(text))
        case .paragraph(let text): block.kind = .paragraph(change(text))
        case .table(var table):
            table.header = table.header.map(change)
            table.rows = table.rows.map { $0.map(change) }
            block.kind = .table(table)
        case .blockQuote, .alert, .list, .notes, .code, .html, .thematicBreak, .formula, .cell, .exercise, .quiz,
            .worksheet:
            break
        }
        return block
    }
}

extension Sequence<Block> {
    /// Every block at any depth, each before its children.
    package var allBlocks: [Block] { flatMap { [$0] + $0.children.allBlocks } }

    /// Every inline of every block, in the order of the text.
    package var allInlines: [Inline] { allBlocks.flatMap { $0.texts.joined().allInlines } }
}

extension Inline {
    /// The inlines inside this one: of emphasis, a link or an image's description.
    package var children: [Inline] {
        switch self {
        case .emphasis(let text), .strong(let text), .strikethrough(let text), .link(_, _, let text),
            .image(_, _, let text), .sized(_, let text):
            text
        case .text, .softBreak, .lineBreak, .code, .html, .formula, .note, .value, .reference: []
        }
    }
}

extension Inline {
    /// The inline with the inlines inside it replaced.
    package func replacingChildren(by change: ([Inline]) -> [Inline]) -> Inline {
        switch self {
        case .emphasis(let text): .emphasis(change(text))
        case .strong(let text): .strong(change(text))
        case .strikethrough(let text): .strikethrough(change(text))
        case .link(let destination, let title, let text): .link(destination: destination, title: title, change(text))
        case .image(let source, let title, let text): .image(source: source, title: title, change(text))
        case .sized(let percent, let text): .sized(percent: percent, change(text))
        case .text, .softBreak, .lineBreak, .code, .html, .formula, .note, .value, .reference: self
        }
    }
}

extension Sequence<Inline> {
    /// Every inline at any depth, each before its children.
    package var allInlines: [Inline] { flatMap { [$0] + $0.children.allInlines } }

    /// The text with each link and image replaced by its own text, and without references to notes.
    package var withoutLinks: [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .link(_, _, let text), .image(_, _, let text): text.withoutLinks
            case .emphasis(let text): [.emphasis(text.withoutLinks)]
            case .strong(let text): [.strong(text.withoutLinks)]
            case .sized(_, let text): text.withoutLinks
            case .strikethrough(let text): [.strikethrough(text.withoutLinks)]
            case .note: []
            case .text, .softBreak, .lineBreak, .code, .html, .formula, .value: [inline]
            case .reference: [inline]
            }
        }
    }

    /// The text without references to notes, for a place where it stands a second time.
    package var withoutNotes: [Inline] {
        filter { if case .note = $0 { false } else { true } }.map { $0.replacingChildren { $0.withoutNotes } }
    }

    /// The words of the text: markup is dropped, a line break is a space.
    /// - Parameter words: gives the text for code, a formula, HTML, a value or a reference.
    package func plainText(_ words: (Inline) -> String) -> String {
        map { inline in
            switch inline {
            case .text(let text): text
            case .softBreak, .lineBreak: " "
            case .emphasis(let text), .strong(let text), .strikethrough(let text), .link(_, _, let text),
                .image(_, _, let text):
                text.plainText(words)
            case .sized(_, let text): text.plainText(words)
            case .note: ""
            case .code, .formula, .html, .value: words(inline)
            case .reference: words(inline)
            }
        }.joined()
    }
}
