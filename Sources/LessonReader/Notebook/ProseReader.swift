import LessonModel

/// Divides prose into pieces: what lessons and notebooks write differently, and the text between.
enum ProseReader {
    /// A mark in the text, by its bytes.
    private typealias Found = (range: Range<Int>, piece: ProsePiece)

    static func isComment(_ html: String) -> Bool {
        let text = html.trimmingLines
        guard text.hasPrefix("<!--"), text.hasSuffix("-->") else { return false }
        return text.dropFirst(4).ranges(of: "-->").count == 1
    }

    /// - Parameter firstLine: the chapter's line on which the text begins.
    static func pieces(of text: String, firstLine: Int) -> [ProsePiece] {
        let source = SourceText(file: "", bytes: Array(text.utf8))
        let tree = MarkdownTree(source.bytes).document()
        var found: [Found] = []
        collect(tree, quotes: 0, in: source, firstLine, into: &found)
        var pieces: [ProsePiece] = []
        var position = 0
        for mark in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where mark.range.lowerBound >= position {
            append(source.bytes[position..<mark.range.lowerBound], to: &pieces)
            pieces.append(mark.piece)
            position = mark.range.upperBound
        }
        append(source.bytes[position...], to: &pieces)
        return pieces
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to pieces: inout [ProsePiece]) {
        if !bytes.isEmpty { pieces.append(.text(String(decoding: bytes, as: UTF8.self))) }
    }

    private static func collect(
        _ node: MarkdownNode, quotes: Int, in source: SourceText, _ firstLine: Int, into found: inout [Found]
    ) {
        switch node.kind {
        case .paragraph, .heading:
            guard node.start.line <= node.endLine else { return }
            let text = RunningText(
                of: node, lines: node.start.line...min(node.endLine, source.lineStarts.count), quotes: quotes,
                in: source)
            collect(in: text, source, firstLine, into: &found)
        case .code(let info, _):
            if info.split(separator: " ").first == "math" { collectDisplay(node, in: source, into: &found) }
        case .html:
            let start = source.offset(ofLine: node.start.line)
            let rest = source.bytes[start..<source.offset(ofLine: node.endLine + 1)]
            collectText(rest.indices, of: source.bytes, isHTML: true) { found.append(($0, $1)) }
        default:
            let isQuote = node.kind == .blockQuote
            for child in node.children {
                collect(child, quotes: quotes + (isQuote ? 1 : 0), in: source, firstLine, into: &found)
            }
        }
    }

    /// The two fences of a formula that stands alone.
    private static func collectDisplay(_ node: MarkdownNode, in source: SourceText, into found: inout [Found]) {
        guard let fence = Fence(node, codeStarts: [], in: source), fence.isClosed else { return }
        let last = node.start.line + fence.lineCount + 1
        let opening = source.line(node.start.line).dropFirst(node.start.column - 1)
        let closing = source.line(last).drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        for line in [opening, closing] {
            found.append((line.indices, .displayMark(source: String(decoding: line, as: UTF8.self))))
        }
    }

    private static func collect(
        in text: RunningText, _ source: SourceText, _ firstLine: Int, into found: inout [Found]
    ) {
        let bytes = text.bytes
        /// Where bytes of the text stand in the source; nil where they do not stand together there.
        func range(_ range: Range<Int>) -> Range<Int>? {
            let position = text.position(at: range.lowerBound)
            let start = source.offset(ofLine: position.line) + position.column - 1
            let end = start + range.count
            guard end <= source.bytes.count, source.bytes[start..<end].elementsEqual(bytes[range]) else { return nil }
            return start..<end
        }
        func add(_ place: Range<Int>, _ piece: ProsePiece) {
            if let place = range(place) { found.append((place, piece)) }
        }
        let formulas = formulas(in: text, of: source)
        func collectText(_ range: Range<Int>) {
            var start = range.lowerBound
            for formula in formulas where range.contains(formula.lowerBound) {
                self.collectText(start..<formula.lowerBound, of: bytes, add)
                start = min(formula.upperBound, range.upperBound)
            }
            self.collectText(start..<range.upperBound, of: bytes, add)
        }
        var position = 0
        for span in CodeSpan.all(in: bytes) where !formulas.contains(where: { $0.overlaps(span.range) }) {
            let content = String(decoding: bytes[span.content], as: UTF8.self)
            let isFormula =
                span.range.lowerBound > position && bytes[span.range.lowerBound - 1] == .dollar
                && span.range.upperBound < bytes.count && bytes[span.range.upperBound] == .dollar
            let whole = isFormula ? (span.range.lowerBound - 1)..<(span.range.upperBound + 1) : span.range
            collectText(position..<whole.lowerBound)
            let written = String(decoding: bytes[whole], as: UTF8.self)
            if isFormula {
                add(whole, .formula(content, source: written))
            } else if content.hasPrefix("{swift}") {
                let line = firstLine + text.position(at: span.range.lowerBound).line - 1
                add(whole, .value(content, source: written, line: line))
            }
            position = whole.upperBound
        }
        collectText(position..<bytes.count)
    }

    /// Formulas between dollar signs, which lessons and notebooks write alike.
    private static func formulas(in text: RunningText, of source: SourceText) -> [Range<Int>] {
        guard text.bytes.contains(.dollar) else { return [] }
        let content = text.bytes[...].trimmed
        let marks = Array("$$".utf8)
        if content.count > 4, content.starts(with: marks), content.suffix(2).elementsEqual(marks),
            content.dropFirst(2).dropLast(2).firstRange(of: marks) == nil
        {
            return [content.indices]
        }
        return MarkupScanner(text, notes: [], source: source, state: ReadingState(isLesson: false)).found.compactMap {
            range, kind in
            if case .formula = kind { range } else { nil }
        }
    }

    /// Comments and single dollar signs in what is no code.
    private static func collectText(
        _ range: Range<Int>, of bytes: [UInt8], isHTML: Bool = false, _ add: (Range<Int>, ProsePiece) -> Void
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch bytes[index] {
            case .backslash where !isHTML: index += 2
            case .dollar where !isHTML:
                add(index..<(index + 1), .dollar)
                index += 1
            case UInt8(ascii: "<") where bytes[index..<range.upperBound].starts(with: "<!--".utf8):
                let rest = bytes[index..<range.upperBound]
                guard let end = rest.firstRange(of: Array("-->".utf8))?.upperBound else { return }
                add(index..<end, .comment(String(decoding: bytes[index..<end], as: UTF8.self)))
                index = end
            default: index += 1
            }
        }
    }
}

extension String {
    /// Without blanks and line breaks at both ends.
    var trimmingLines: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
