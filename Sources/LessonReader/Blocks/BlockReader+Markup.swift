import LessonModel

/// Masks markup that cmark does not know, before cmark reads the text for good.
extension BlockReader {
    mutating func maskMarkup() {
        if state.masks.character == nil { state.masks.choose(for: source.bytes) }
        guard state.masks.character != nil, mayHoldMarkup else { return }
        maskLines()
        let document = MarkdownTree(markdown).document()
        let labels = isInsideFence ? nil : Set(state.notes.places.keys)
        for text in texts(document.children, quotes: 0) {
            let scanner = MarkupScanner(text, notes: labels, source: source, state: state)
            for (range, kind) in scanner.found { mask(range, of: text, as: kind) }
        }
        scanned = source.replacing(text: markdown)
    }

    private var mayHoldMarkup: Bool {
        let signs = ["$", "~~", "[^", "<!--", "://", "www."].map { Array($0.utf8) }
        return signs.contains { markdown.firstRange(of: $0) != nil }
            || markdown.firstRange(of: Array("WWW.".utf8)) != nil
    }

    /// The texts of paragraphs, headings and cells of tables.
    private func texts(_ nodes: [MarkdownNode], quotes: Int) -> [RunningText] {
        nodes.flatMap { node -> [RunningText] in
            switch node.kind {
            case .paragraph, .heading:
                let text = RunningText(
                    of: node, lines: node.start.line...max(node.start.line, node.endLine), quotes: quotes, in: scanned)
                guard let table = PipeTable(in: text) else { return [text] }
                let before = text.lines[table.firstLine].offset
                return [text.part(0..<before)] + table.rows.joined()
            case .blockQuote: return texts(node.children, quotes: quotes + 1)
            case .list, .item: return texts(node.children, quotes: quotes)
            default: return []
            }
        }
    }

    // MARK: Masks

    private mutating func mask(_ range: Range<Int>, of text: RunningText, as kind: MarkupToken.Kind) {
        var parts: [(start: Position, end: Position)] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = text.bytes[index..<range.upperBound].firstIndex(of: .lineFeed) ?? range.upperBound
            // cmark drops blanks at the ends of lines.
            let line = text.bytes[index..<end].trimmed
            if let last = line.indices.last {
                var after = text.position(at: last)
                after.column += 1
                parts.append((text.position(at: line.startIndex), after))
            }
            index = end + 1
        }
        mask(parts, as: kind)
    }

    private mutating func mask(_ parts: [(start: Position, end: Position)], as kind: MarkupToken.Kind) {
        guard let character = state.masks.character, let first = parts.first, let last = parts.last else { return }
        let written = parts.map { part in
            let start = offset(part.start)
            let written = String(decoding: markdown[start..<offset(part.end)], as: UTF8.self)
            for index in start..<offset(part.end) { markdown[index] = character }
            return written
        }
        let token = MarkupToken(
            kind: kind, written: written.joined(separator: " "), position: first.start,
            length: first.end.column - first.start.column, end: last.end)
        for (index, part) in parts.enumerated() {
            state.masks[source.place(part.start)] = Masks.Piece(
                token: index == 0 ? token : nil, isLast: index == parts.count - 1,
                length: part.end.column - part.start.column, written: written[index])
        }
    }

    private func offset(_ position: Position) -> Int {
        source.offset(ofLine: position.line) + position.column - 1 - source.lineStarts[0]
    }

    // MARK: Notes and display formulas, which are told by their lines

    /// A line without its margin of blanks and marks of quotes.
    private struct Line {
        var number: Int
        /// Of the text after the margin.
        var column: Int
        var text: ArraySlice<UInt8>

        /// Blanks right before the text.
        var indentation: Int
    }

    private func line(_ number: Int) -> Line {
        let line = scanned.line(number)
        let text = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        let indentation = line[..<text.startIndex].reversed().prefix { $0.isBlank }.count
        return Line(
            number: number, column: text.startIndex - line.startIndex + 1, text: text.trimmed, indentation: indentation)
    }

    private mutating func maskLines() {
        scanned = source.replacing(text: markdown)
        let dollars = Array("$$".utf8)
        let candidates = scanned.lineStarts.indices.map { line($0 + 1) }.filter { line in
            line.text.starts(with: dollars) || label(line) != nil
        }
        guard !candidates.isEmpty else { return }
        let code = linesOfCode()
        var masked = 0
        var unclosed = 0
        for line in candidates where line.number >= masked && !code.contains(line.number) {
            if let label = label(line) {
                beginNote(label, line)
            } else if line.number >= unclosed {
                let (next, isMasked) = maskDisplay(line, code)
                if isMasked { masked = next } else { unclosed = next }
            }
        }
        scanned = source.replacing(text: markdown)
    }

    /// The lines of code and of HTML.
    private func linesOfCode() -> Set<Int> {
        let nodes = MarkdownTree(markdown).document().allNodes.filter { node in
            switch node.kind {
            case .code, .html: true
            default: false
            }
        }
        return Set(nodes.flatMap { $0.start.line...max($0.start.line, $0.endLine) })
    }

    /// The label of the note that begins on a line: `[^1]: …`.
    private func label(_ line: Line) -> String? {
        guard !isInsideFence, line.indentation < 4, line.text.starts(with: Array("[^".utf8)) else { return nil }
        let label = line.text.dropFirst(2).prefix { !$0.isWhitespace && !"[]".utf8.contains($0) }
        guard !label.isEmpty, line.text[label.endIndex...].starts(with: Array("]:".utf8)) else { return nil }
        return String(decoding: label, as: UTF8.self)
    }

    /// Makes a note's beginning that of a list's item, whose text goes on in lines that are indented by four blanks, as that
    /// of a note does.
    private mutating func beginNote(_ label: String, _ line: Line) {
        let start = Position(line: line.number, column: line.column)
        let length = label.utf8.count + 4
        let name = label.lowercased()
        if let first = state.notes.places[name] {
            state.report(
                source.error(
                    start, length: length, "the note '[^\(label)]' is there already",
                    remedy: "give each note of a chapter a label of its own",
                    notes: [source.note(first, length: length, "the first '[^\(label)]' is this")]))
        } else {
            state.notes.places[name] = start
        }
        state.notes.labels[start] = name
        let offset = offset(start)
        markdown.replaceSubrange(offset..<(offset + 4), with: "+   ".utf8)
        let end = Position(line: line.number, column: line.column + length)
        mask([(Position(line: line.number, column: line.column + 4), end)], as: .noteBegin)
    }

    /// Masks a display formula whose first line begins and whose last line ends with two dollar signs; returns the line after
    /// those that were looked at.
    private mutating func maskDisplay(_ first: Line, _ code: Set<Int>) -> (next: Int, isMasked: Bool) {
        let dollars = Array("$$".utf8)
        let opening = first.text.dropFirst(2)
        guard opening.firstRange(of: dollars) == nil else { return (first.number + 1, false) }
        var lines = [first]
        while true {
            let line = line(lines[lines.count - 1].number + 1)
            guard line.number <= scanned.lineStarts.count, !line.text.isEmpty, !code.contains(line.number),
                !line.text.starts(with: Array("```".utf8))
            else {
                if opening.isEmpty {
                    state.report(
                        source.error(
                            Position(line: first.number, column: first.column), length: 2,
                            "this formula is never closed",
                            remedy: "end it with '$$', and leave no blank line in it"))
                }
                return (line.number, false)
            }
            lines.append(line)
            guard let dollar = line.text.firstRange(of: dollars) else { continue }
            // What goes on after the formula is left to the paragraph.
            guard dollar.upperBound == line.text.endIndex else { return (line.number + 1, false) }
            break
        }
        var tex = RunningText()
        for (index, line) in lines.enumerated() {
            var text = line.text
            var column = line.column
            if index == 0 {
                text = text.dropFirst(2)
                column += 2
            }
            if index == lines.count - 1 { text = text.dropLast(2) }
            // Dollar signs on lines of their own are no part of the formula.
            if text.isEmpty { continue }
            if !tex.bytes.isEmpty { tex.appendLineBreak() }
            tex.append(text, at: Position(line: line.number, column: column))
        }
        if tex.bytes.isEmpty { tex.append([], at: Position(line: first.number, column: first.column)) }
        let parts = lines.map { line in
            (
                start: Position(line: line.number, column: line.column),
                end: Position(line: line.number, column: line.column + line.text.count)
            )
        }
        mask(parts, as: .formula(tex, isDisplay: true))
        return (lines[lines.count - 1].number + 1, true)
    }
}
