import LessonModel

/// Converts cmark's nodes to the model's inlines, including formulas and inline values.
struct InlineReader {
    private let nodes: [MarkdownNode]
    let text: RunningText
    let source: SourceText
    let state: ReadingState
    /// Whether the text is a paragraph, which may have display formulas.
    var isParagraph = false
    var displays: [Display] = []
    /// The masked markup that is still to come.
    var pieces: ArraySlice<Masks.Piece>
    /// Whether the next break is inside of masked markup.
    var dropsBreak = false
    /// How many links and images are around the text.
    var linkDepth = 0
    /// The code spans of the source for each code node, in order; `nil` for one that was not found.
    private var spans: ArraySlice<CodeSpan?>
    private let code: [Range<Int>]
    private let destinations: [LinkDestination]
    private let definitions: LinkDefinitions
    /// The destinations by their texts, those to come last first.
    private var waiting: [String: [Range<Int>]]
    private var htmlSearch: ForwardSearch

    init(
        nodes: [MarkdownNode], text: RunningText, source: SourceText, definitions: LinkDefinitions, state: ReadingState
    ) {
        self.nodes = nodes
        self.text = text
        self.source = source
        self.definitions = definitions
        self.state = state
        htmlSearch = ForwardSearch(in: text.bytes)
        let codes = nodes.flatMap(\.allNodes).compactMap { if case .codeSpan(let code) = $0.kind { code } else { nil } }
        let found = CodeSpan.matching(codes, in: text.bytes)
        spans = found[...]
        code = found.compactMap { $0?.range }
        destinations = LinkDestination.all(in: text.bytes, outside: found.compactMap { $0 })
        waiting = Dictionary(grouping: destinations.reversed(), by: \.text).mapValues { $0.map(\.range) }
        pieces = state.masks.pieces(in: text, of: source)[...]
    }

    mutating func inlines() -> [Inline] {
        reportOpenComment()
        let mayBeUnread =
            state.isLesson && text.bytes.contains { "$[{:*\\".utf8.contains($0) }
        if mayBeUnread {
            let markup = UnreadMarkup(
                text, nodes: nodes, code: code, destinations: destinations, source: source, state: state)
            markup.report(isParagraph: isParagraph)
        }
        return inlines(nodes)
    }

    private mutating func inlines(_ nodes: [MarkdownNode], depth: Int = 0) -> [Inline] {
        var list = InlineAssembly()
        var dropsDollar = false
        for (index, node) in nodes.enumerated() {
            let children = { (reader: inout Self) in reader.inlines(node.children, depth: depth + 1) }
            if case .text(var text) = node.kind {
                if dropsDollar { text.removeFirst() }
                dropsDollar = false
                add(text, to: &list, depth: depth)
                continue
            }
            if dropsBreak, node.kind == .softBreak || node.kind == .lineBreak {
                dropsBreak = false
                continue
            }
            let joins = list.begin()
            switch node.kind {
            case .softBreak: if !joins { list.append(.softBreak) }
            case .lineBreak: list.append(.lineBreak)
            case .inlineHTML(let html):
                if let html = self.html(restored(html)) { list.append(.html(html)) } else { list.addComment() }
            case .emphasis: list.append(.emphasis(children(&self)))
            case .strong: list.append(.strong(children(&self)))
            case .link(let destination, let title):
                linkDepth += 1
                let text = children(&self)
                linkDepth -= 1
                use(destination, isImage: false, isReference: text.isEmpty)
                list.append(.link(destination: restored(destination), title: restored(title), text))
            case .image(let file, let title):
                use(file, isImage: true)
                linkDepth += 1
                let text = children(&self)
                linkDepth -= 1
                list.append(.image(source: restored(file), title: restored(title), text))
            case .codeSpan(let code):
                let span = spans.popFirst() ?? nil
                let next = index + 1 < nodes.count ? nodes[index + 1].kind : .paragraph
                if let span, hasDollars(around: span), case .text(let after) = next, after.hasPrefix("$"),
                    list.removeLastText(where: { $0.hasSuffix("$") ? String($0.dropLast()) : nil })
                {
                    dropsDollar = true
                    list.append(formula(code, span))
                } else {
                    list.append(self.code(restored(code), span))
                }
            default: break
            }
        }
        return list.finished()
    }

    // MARK: HTML

    private mutating func html(_ html: String) -> String? {
        let code = code
        let start = htmlSearch.next(Array(html.utf8)) { !code.holds($0) }
        return HTMLReader(source: source, state: state).html(html, at: text.position(at: start ?? 0))
    }

    /// Reports a comment that does not end in this text, since it would be shown.
    private func reportOpenComment() {
        let bytes = text.bytes
        let closed = bytes.ranges(of: Array("-->".utf8)).last?.upperBound ?? 0
        let open = bytes.indices.dropFirst(closed).first { index in
            bytes[index] == UInt8(ascii: "<") && bytes[index...].starts(with: HTMLReader.commentStart)
                && (index == 0 || bytes[index - 1] != .backslash) && !code.holds(index)
        }
        guard state.isLesson, let open else { return }
        HTMLReader(source: source, state: state).reportUnclosed(at: text.position(at: open))
    }

    // MARK: Formulas

    /// Whether the span is between two dollar signs that are not escaped.
    private func hasDollars(around span: CodeSpan) -> Bool {
        let bytes = text.bytes
        guard span.range.lowerBound > 0, span.range.upperBound < bytes.count, bytes[span.range.upperBound] == .dollar,
            bytes[span.range.lowerBound - 1] == .dollar
        else { return false }
        let backslashes = bytes[..<(span.range.lowerBound - 1)].reversed().prefix { $0 == .backslash }.count
        return backslashes.isMultiple(of: 2)
    }

    private func formula(_ tex: String, _ span: CodeSpan) -> Inline {
        let start = span.start(of: tex, in: text.bytes)
        let formula = FormulaReader(source: source, state: state).formula(tex) { text.position(at: start + $0) }
        return formula.map { .formula($0) } ?? .code(tex)
    }

    // MARK: Values

    private func code(_ code: String, _ span: CodeSpan?) -> Inline {
        guard state.isLesson else { return .code(code) }
        let start = span?.start(of: code, in: text.bytes) ?? 0
        let reader = InlineValueReader(source: source, state: state) { text.position(at: start + $0) }
        return reader.value(code).map { .value($0) } ?? .code(code)
    }

    // MARK: Links

    mutating func use(_ destination: String, isImage: Bool, isReference: Bool = false) {
        guard state.isLesson else { return }
        var use = LinkUse(
            destination: destination, isImage: isImage, isReference: isReference, position: text.position(at: 0),
            length: 1, source: source)
        if let range = waiting[destination]?.popLast() {
            use.position = text.position(at: range.lowerBound)
            use.length = range.count
        } else if let definition = definitions.place(of: destination) {
            (use.position, use.length) = definition
        }
        state.links.append(use)
    }
}

extension [Range<Int>] {
    /// Whether one of the ranges, which are in order and do not overlap, holds an index.
    func holds(_ index: Int) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].contains(index)
    }
}
