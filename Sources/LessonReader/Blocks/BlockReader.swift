import LessonModel

/// Converts cmark's tree to the model's blocks, including tables, alerts, formulas and cells.
struct BlockReader {
    let source: SourceText
    /// The input of cmark: the source with its front matter replaced by spaces, so that all positions are those of the
    /// file.
    var markdown: [UInt8]
    let state: ReadingState
    /// The source with markup that cmark does not know masked.
    var scanned: SourceText
    /// The lines on which code blocks begin.
    private var codeStarts: Set<Int> = []
    private let definitions: LinkDefinitions
    /// What pieces of the text became that were parsed by themselves.
    var pieces: [[UInt8]: MarkdownNode] = [:]
    /// Whether the text is a hint, a prompt or a note, whose code is shown and not run.
    var isInsideFence = false

    init(source: SourceText, markdown: [UInt8], state: ReadingState) {
        self.source = source
        self.markdown = markdown
        self.state = state
        scanned = source
        definitions = LinkDefinitions(of: source)
    }

    mutating func read() -> [Block] {
        if state.isLesson, !isInsideFence { repairInfoStrings() }
        if state.isLesson { maskMarkup() }
        let document = MarkdownTree(markdown).document { position, isBlock in
            state.report(
                source.error(
                    position, "this is nested deeper than \(MarkdownTree.defaultDepth) levels",
                    remedy: isBlock ? "nest fewer lists and quotes" : "nest fewer links, images and emphases"))
        }
        let codes = document.allNodes.filter { if case .code = $0.kind { true } else { false } }
        codeStarts = Set(codes.map(\.start.line))
        parsePieces(of: document)
        return blocks(document.children, quotes: 0)
    }

    func blocks(_ nodes: [MarkdownNode], quotes: Int) -> [Block] {
        var blocks: [Block] = []
        // The cell that an `output` fence would belong to.
        var cell: Int?
        for node in nodes {
            let before = state.cells.count
            if case .code = node.kind {
                blocks += code(node, after: cell)
                cell = state.cells.count > before ? state.cells.count - 1 : nil
            } else if let caption = caption(node, under: blocks.last, quotes: quotes) {
                blocks[blocks.count - 1].label = caption
                cell = nil
            } else {
                let read = block(node, quotes: quotes)
                blocks += read
                // A comment is allowed between a cell and its output.
                if case .html = node.kind, read.isEmpty { continue }
                cell = nil
            }
        }
        return blocks
    }

    private func block(_ node: MarkdownNode, quotes: Int) -> [Block] {
        let place = source.place(node.start)
        switch node.kind {
        case .heading(let level):
            return heading(node, level: level, quotes: quotes)
        case .paragraph:
            return paragraph(node.children, text: paragraphText(node, quotes: quotes), place: place)
        case .blockQuote:
            return [quote(node, quotes: quotes)]
        case .list(let start, let delimiter, let tight):
            let items = node.children.compactMap { item($0, quotes: quotes) }
            let tasks = items.contains { $0.task != nil } ? items.map(\.task) : []
            let list = List(start: start, delimiter: delimiter, tight: tight, items: items.map(\.blocks), tasks: tasks)
            return items.isEmpty ? [] : [Block(.list(list), at: place)]
        case .html(let text):
            let html = HTMLReader(source: source, state: state).html(text, at: node.start)
            return html.map { [Block(.html($0), at: place)] } ?? []
        case .thematicBreak:
            return [Block(.thematicBreak, at: place)]
        default:
            return []
        }
    }

    private func heading(_ node: MarkdownNode, level: Int, quotes: Int) -> [Block] {
        let place = source.place(node.start)
        let isUnderlined = node.endLine > node.start.line
        let hyphens = isUnderlined ? source.line(node.endLine).count { $0 == UInt8(ascii: "-") } : 0
        let text = headingText(node, quotes: quotes)
        // A table with a line of hyphens or equals signs under it looks like a heading to CommonMark.
        if isUnderlined, hyphens == 0 || hyphens >= 3, let table = PipeTable(in: text) {
            let rule = Block(.thematicBreak, at: source.place(Position(line: node.endLine, column: node.start.column)))
            return leading(table.firstLine, of: text, from: 0, place: place) + [block(of: table)]
                + (hyphens > 0 ? [rule] : [])
        }
        let (title, label) = heading(inlines(node.children, text: text), text)
        return [Block(.heading(level: level, title), at: place).labelled(label)]
    }

    func paragraphText(_ node: MarkdownNode, quotes: Int) -> RunningText {
        RunningText(of: node, lines: node.start.line...node.endLine, quotes: quotes, in: scanned)
    }

    /// The text of a heading without a line of hyphens under it; one of equals signs may be the row of a table.
    func headingText(_ node: MarkdownNode, quotes: Int) -> RunningText {
        let isUnderlined = node.endLine > node.start.line && source.line(node.endLine).contains(UInt8(ascii: "-"))
        let last = isUnderlined ? node.endLine - 1 : max(node.start.line, node.endLine)
        return RunningText(of: node, lines: node.start.line...last, quotes: quotes, in: scanned)
    }

    /// A paragraph, or the table in it with the lines before the table.
    func paragraph(_ nodes: [MarkdownNode], text: RunningText, place: FileLocation, skippingLines skipped: Int = 0)
        -> [Block]
    {
        if let table = PipeTable(in: text), table.firstLine >= skipped {
            return leading(table.firstLine, of: text, from: skipped, place: place) + [block(of: table)]
        }
        var reader = InlineReader(
            nodes: nodes, text: text, source: source, definitions: definitions, state: state)
        reader.isParagraph = true
        let (inlines, label) = paragraph(ImageAttributes(reader.inlines(), text, source, state), text)
        if !reader.displays.isEmpty { return split(inlines, at: reader.displays, place: place) }
        return inlines.isEmpty ? [] : [Block(.paragraph(inlines), at: place).labelled(label)]
    }

    func inlines(_ nodes: [MarkdownNode], text: RunningText) -> [Inline] {
        InlineReader.inlines(nodes: nodes, text: text, source: source, definitions: definitions, state: state)
    }

    // MARK: Tables

    private func block(of table: PipeTable) -> Block {
        for (position, length) in table.surplus where state.isLesson {
            let columns = table.alignments.count
            state.report(
                source.warning(
                    position, length: length,
                    "the table has \(columns) column\(columns == 1 ? "" : "s"): this is left out",
                    remedy: "give the header as many columns, or write '\\|' for a bar in a cell, also in code"))
        }
        if let (position, length) = table.cut {
            state.report(
                source.error(
                    position, length: length, "rows from here on lack too many cells: the table is read up to here",
                    remedy: "write each cell, or give the header fewer"))
        }
        if state.isLesson { reportCaption(inRowsOf: table) }
        let cells = table.rows.flatMap { $0 }
        var parsed = parse(cells.map(Self.piece)).enumerated().map {
            InlineReader.inlinesWithoutID(
                nodes: $1.children, text: cells[$0], source: source, definitions: definitions, state: state)
        }[...]
        var rows: [[[Inline]]] = []
        while !parsed.isEmpty {
            rows.append(Array(parsed.prefix(table.alignments.count)))
            parsed = parsed.dropFirst(table.alignments.count)
        }
        return Block(
            .table(Table(alignments: table.alignments, header: rows[0], rows: Array(rows.dropFirst()))),
            at: source.place(table.position))
    }

    /// The paragraph made of the lines before a table.
    private func leading(_ count: Int, of text: RunningText, from first: Int, place: FileLocation) -> [Block] {
        guard count > first else { return [] }
        let lines = text.lines[first..<count]
        var paragraph = RunningText()
        for (index, line) in lines.enumerated() {
            if index > 0 { paragraph.appendLineBreak() }
            paragraph.append(line.bytes, at: text.position(at: line.offset))
        }
        return parse([Self.piece(lines.map(\.bytes))]).prefix(1).compactMap { node in
            guard node.kind == .paragraph, node.start.line <= lines.count else { return nil }
            return Block(.paragraph(inlines(node.children, text: paragraph)), at: place)
        }
    }

    /// The fence that a code block was written as; `nil` for indented code.
    func fence(_ node: MarkdownNode) -> Fence? { Fence(node, codeStarts: codeStarts, in: source) }
}
