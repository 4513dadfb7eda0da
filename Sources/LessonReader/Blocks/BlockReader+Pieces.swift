import LessonModel

/// Pieces of a text that are parsed by themselves, with the link definitions of the whole text: the cells of tables, and the
/// lines before a table.
extension BlockReader {
    /// Parses pieces, each of which is one block.
    func parse(_ pieces: [[UInt8]]) -> [MarkdownNode] {
        guard pieces.contains(where: Self.mayUseDefinitions) else {
            return MarkdownTree(pieces.flatMap(\.self)).blocks(first: pieces.count)
        }
        let known = pieces.compactMap { self.pieces[$0] }
        if known.count == pieces.count { return known }
        return MarkdownTree(pieces.flatMap(\.self) + [.lineFeed] + markdown).blocks(first: pieces.count)
    }

    /// Parses all pieces that may use link definitions, together: the whole text is then read once for all of them.
    mutating func parsePieces(of document: MarkdownNode) {
        let all = pieces(of: document.children, quotes: 0).eachOnce
        guard !all.isEmpty else { return }
        let lines = all.map { $0.count { $0 == .lineFeed } }
        let last = lines.reduce(0, +)
        let nodes = MarkdownTree(all.flatMap(\.self) + [.lineFeed] + markdown).blocks(upToLine: last)
        let byLine = Dictionary(nodes.map { ($0.start.line, $0) }) { first, _ in first }
        var line = 1
        for (piece, count) in zip(all, lines) {
            if var node = byLine[line], node.endLine < line + count {
                node.start.line = 1
                pieces[piece] = node
            }
            line += count
        }
    }

    private static func mayUseDefinitions(_ piece: [UInt8]) -> Bool { piece.contains(UInt8(ascii: "[")) }

    /// The pieces of the tables below some nodes, each of a table or paragraph in which one may use a definition.
    private func pieces(of nodes: [MarkdownNode], quotes: Int) -> [[UInt8]] {
        nodes.enumerated().flatMap { index, node -> [[UInt8]] in
            switch node.kind {
            case .blockQuote: pieces(of: node.children, quotes: quotes + 1)
            case .list, .item: pieces(of: node.children, quotes: quotes)
            // The first line of a quote may be the marker of an alert.
            case .paragraph: pieces(of: paragraphText(node, quotes: quotes), mayBeAlert: quotes > 0 && index == 0)
            case .heading where node.endLine > node.start.line:
                pieces(of: headingText(node, quotes: quotes), mayBeAlert: false)
            default: []
            }
        }
    }

    private func pieces(of text: RunningText, mayBeAlert: Bool) -> [[UInt8]] {
        guard Self.mayUseDefinitions(text.bytes), let table = PipeTable(in: text) else { return [] }
        let cells = table.rows.joined().map(Self.piece)
        let starts = (mayBeAlert ? 0...1 : 0...0).filter { $0 < table.firstLine }
        let leading = starts.map { Self.piece(text.lines[$0..<table.firstLine].map(\.bytes)) }
        return (cells.contains(where: Self.mayUseDefinitions) ? cells : []) + leading.filter(Self.mayUseDefinitions)
    }

    /// A cell, as a heading, which is one line of inlines only.
    static func piece(_ cell: RunningText) -> [UInt8] {
        Array("# ".utf8) + cell.bytes + Array(" #\n".utf8)
    }

    /// Lines as a paragraph, indented so that none of them can begin another kind of block.
    static func piece(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
        lines.enumerated().flatMap { ($0 == 0 ? [] : Array("    ".utf8)) + $1 + [.lineFeed] } + [.lineFeed]
    }
}
