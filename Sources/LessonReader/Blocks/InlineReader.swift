import LessonModel

/// Converts cmark's nodes to the model's inlines, including formulas and inline values.
struct InlineReader {
    private let nodes: [MarkdownNode]
    private let text: RunningText
    private let source: SourceText
    private let state: ReadingState
    /// The code spans of the source for each code node, in order; `nil` for one that was not found.
    private var spans: ArraySlice<CodeSpan?>
    private let code: [Range<Int>]
    private let destinations: [LinkDestination]
    private let definitions: LinkDefinitions
    /// The destinations by their texts, those to come last first.
    private var waiting: [String: [Range<Int>]]
    private var htmlSearch: ForwardSearch
    private var footnoteSearch: ForwardSearch

    init(
        nodes: [MarkdownNode], text: RunningText, source: SourceText, definitions: LinkDefinitions, state: ReadingState
    ) {
        self.nodes = nodes
        self.text = text
        self.source = source
        self.definitions = definitions
        self.state = state
        htmlSearch = ForwardSearch(in: text.bytes)
        footnoteSearch = ForwardSearch(in: text.bytes)
        let codes = nodes.flatMap(\.allNodes).compactMap { if case .codeSpan(let code) = $0.kind { code } else { nil } }
        let found = CodeSpan.matching(codes, in: text.bytes)
        spans = found[...]
        code = found.compactMap { $0?.range }
        destinations = LinkDestination.all(in: text.bytes, outside: found.compactMap { $0 })
        waiting = Dictionary(grouping: destinations.reversed(), by: \.text).mapValues { $0.map(\.range) }
    }

    mutating func inlines() -> [Inline] {
        reportOpenComment()
        let mayBeUnread =
            state.isLesson
            && text.bytes.contains { $0 == .dollar || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
        if mayBeUnread {
            UnreadMarkup(text, nodes: nodes, code: code, destinations: destinations, source: source, state: state)
                .report()
        }
        return inlines(nodes)
    }

    private mutating func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
        var inlines: [Inline] = []
        var dropsDollar = false
        // The text before and after a comment joins as if the comment were not there.
        var followsComment = false
        func add(_ text: String) {
            guard !text.isEmpty else { return }
            if case .text(var joined) = inlines.last {
                // The only copy, so that a text of many pieces grows in place.
                inlines.removeLast()
                joined += text
                inlines.append(.text(joined))
            } else {
                inlines.append(.text(text))
            }
        }
        for (index, node) in nodes.enumerated() {
            let joins = followsComment && InlineReader.endsWithSpace(inlines)
            followsComment = false
            switch node.kind {
            case .text(var text):
                if dropsDollar { text.removeFirst() }
                add(joins ? String(text.drop { $0 == " " }) : text)
                dropsDollar = false
            case .softBreak: if !joins { inlines.append(.softBreak) }
            case .lineBreak: inlines.append(.lineBreak)
            case .inlineHTML(let html):
                if let html = self.html(html) { inlines.append(.html(html)) } else { followsComment = true }
            case .emphasis: inlines.append(.emphasis(self.inlines(node.children)))
            case .strong: inlines.append(.strong(self.inlines(node.children)))
            case .link(let destination, _) where isFootnote(destination, node.children):
                add("[")
                for case .text(let label) in node.children.map(\.kind) { add(label) }
                add("]")
            case .link(let destination, let title):
                let words = self.inlines(node.children)
                use(destination, isImage: false, isReference: words.isEmpty)
                inlines.append(.link(destination: destination, title: title, words))
            case .image(let file, let title):
                use(file, isImage: true)
                inlines.append(.image(source: file, title: title, self.inlines(node.children)))
            case .codeSpan(let code):
                let span = spans.popFirst() ?? nil
                let next = index + 1 < nodes.count ? nodes[index + 1].kind : .paragraph
                if let span, hasDollars(around: span), case .text(let after) = next, after.hasPrefix("$"),
                    case .text(let before) = inlines.last, before.hasSuffix("$")
                {
                    inlines.removeLast()
                    add(String(before.dropLast()))
                    dropsDollar = true
                    inlines.append(formula(code, span))
                } else {
                    inlines.append(self.code(code, span))
                }
            default: break
            }
        }
        if followsComment, case .text(let text) = inlines.last {
            inlines.removeLast()
            add(String(text.reversed().drop { $0 == " " }.reversed()))
        }
        return inlines
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

    /// Whether the inlines are empty or end with white space.
    private static func endsWithSpace(_ inlines: [Inline]) -> Bool {
        switch inlines.last {
        case nil, .softBreak, .lineBreak: true
        case .text(let text): text.last == " "
        default: false
        }
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

    /// Whether a link is the mark of a footnote of one word, which defines a link by the rules of Markdown: `[^1]: word`.
    ///
    /// It gets a warning.
    private mutating func isFootnote(_ destination: String, _ label: [MarkdownNode]) -> Bool {
        guard state.isLesson, case .text(let mark)? = label.first?.kind, mark.first == "^",
            definitions.place(of: destination) != nil
        else { return false }
        let written = Array("[\(mark)]".utf8)
        let start = footnoteSearch.next(written) ?? 0
        state.report(
            source.warning(
                text.position(at: start), length: written.count,
                "a lesson has no footnotes: '[\(mark)]' is shown without its note",
                remedy: UnreadMarkup.remedyForFootnotes))
        return true
    }

    private mutating func use(_ destination: String, isImage: Bool, isReference: Bool = false) {
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
