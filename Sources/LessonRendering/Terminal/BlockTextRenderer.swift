import Formulas
import LessonModel
import TraceFigures

/// Renders blocks of prose as terminal lines: headings, paragraphs, lists, quotes and code.
struct BlockTextRenderer {
    private(set) var style: TerminalStyle
    let metrics: TextMetrics
    let inlineValues: [Int: String]
    let faces: TerminalFaces
    let words: Words
    /// Of formulas, figures and tables, by the place of the block.
    let numbers: [FileLocation: NumberedPart]

    /// The greatest width of prose, however wide the terminal.
    static let widestMeasure = 84

    /// Renders a cell, exercise, quiz or worksheet in the width of the given renderer; not needed for prose alone.
    private let part: (Block, BlockTextRenderer) -> [StyledLine]

    init(
        style: TerminalStyle, metrics: TextMetrics, inlineValues: [Int: String], words: Words,
        numbers: [FileLocation: NumberedPart] = [:],
        part: @escaping (Block, BlockTextRenderer) -> [StyledLine] = { _, _ in [] }
    ) {
        self.part = part
        self.numbers = numbers
        self.words = words
        self.style = style
        self.metrics = metrics
        self.inlineValues = inlineValues
        faces = TerminalFaces(style.ground)
    }

    var measure: Int { min(style.width, BlockTextRenderer.widestMeasure) }

    /// The lines of blocks, with a blank line between two blocks unless `tight` is true.
    func lines(_ blocks: [Block], width: Int, tight: Bool = false, depth: Int = 0) -> [StyledLine] {
        blocks.reduce(into: []) { lines, block in
            let next = captioned(block, self.lines(block, max(width, 4), depth), max(width, 4))
            if !lines.isEmpty, !next.isEmpty, !tight { lines.append(StyledLine()) }
            lines += next
        }
    }

    private func lines(_ block: Block, _ width: Int, _ depth: Int) -> [StyledLine] {
        switch block.kind {
        case .heading(let level, let text): heading(level, text, width)
        case .paragraph(let text): broken(spans(text), width)
        case .blockQuote(let blocks): barred(lines(blocks, width: width - 2, depth: depth), "│", faces.mute)
        case .list(let list): lines(list, width, depth)
        case .code(let info, let text): code(info, text, width)
        case .html(let text):
            CodeLines.plain(text, faces.mute, metrics).flatMap { CodeLines.wrapped($0, width, metrics) }
        case .thematicBreak: [metrics.line("•  •  •", faces.mute).padded(to: width, .centre)]
        case .alert(let kind, let blocks): alert(kind, blocks, width, depth)
        case .table(let table): TableText(table, self).lines(width)
        case .formula(let formula): display(formula, width)
        case .notes(let notes): lines(notes, width)
        case .cell, .exercise, .quiz, .worksheet: part(block, narrowed(to: width))
        }
    }

    /// The same renderer for a narrower column.
    private func narrowed(to width: Int) -> BlockTextRenderer {
        var renderer = self
        renderer.style.width = width
        return renderer
    }

    func broken(_ text: [Span], _ width: Int) -> [StyledLine] {
        LineBreaker.lines(of: text, measure: width, metrics)
    }

    /// Lines with a mark before the first one and blanks before the others.
    func hanging(_ mark: String, _ face: Face, _ lines: [StyledLine]) -> [StyledLine] {
        let first = metrics.line(mark, face)
        return lines.enumerated().map { ($0.offset == 0 ? first : .gap(first.width)) + $0.element }
    }

    /// Lines with a bar at their left.
    func barred(_ lines: [StyledLine], _ bar: String, _ face: Face) -> [StyledLine] {
        lines.map { metrics.line(bar + " ", face) + $0 }
    }

    private func heading(_ level: Int, _ text: [Inline], _ width: Int) -> [StyledLine] {
        let face = level <= 3 ? faces.heading : Face(bold: true, italic: true)
        let lines = broken(spans(text, face), width)
        let longest = lines.map(\.width).max() ?? 0
        switch level {
        case 1: return lines + [.rule("━", longest, faces.accent)]
        case 2: return lines + [.rule("─", longest, faces.accent)]
        default: return lines
        }
    }

    private func lines(_ list: List, _ width: Int, _ depth: Int) -> [StyledLine] {
        let last = (list.start ?? 0) + list.items.count - 1
        let digits = String(last).count
        let tight = list.tight && !list.items.joined().contains { $0.isPart }
        return list.items.enumerated().reduce(into: []) { lines, item in
            let mark =
                if let start = list.start {
                    String(repeating: " ", count: digits - String(start + item.offset).count)
                        + "\(start + item.offset)\(list.delimiter.rawValue) "
                } else {
                    ["• ", "◦ ", "– "][min(depth, 2)]
                }
            let box = list.task(item.offset).map { ($0 ? "☑" : "☐") + " " } ?? ""
            let inside = self.lines(
                item.element, width: width - metrics.width(of: mark + box), tight: tight, depth: depth + 1)
            if !tight, !lines.isEmpty { lines.append(StyledLine()) }
            lines += hanging(mark + box, faces.mute, inside.isEmpty ? [StyledLine()] : inside)
        }
    }

    /// Footnotes, each after its number.
    private func lines(_ notes: [Note], _ width: Int) -> [StyledLine] {
        let widest = notes.map { metrics.width(of: "[\($0.number)] ") }.max() ?? 0
        return notes.reduce(into: [metrics.line("─────", faces.mute)]) { lines, note in
            let mark = "[\(note.number)] "
            let gap = String(repeating: " ", count: widest - metrics.width(of: mark))
            lines += hanging(gap + mark, faces.mute, self.lines(note.blocks, width: width - widest))
        }
    }

    private func code(_ info: String, _ text: String, _ width: Int) -> [StyledLine] {
        let language = info.split(separator: " ").first.map(String.init) ?? ""
        let lines =
            language == "swift" ? CodeLines.swift(text, faces, metrics) : CodeLines.plain(text, faces.code, metrics)
        return lines.flatMap { CodeLines.wrapped($0, width - 4, metrics) }.map { .gap(4) + $0 }
    }

    private func alert(_ kind: Alert, _ blocks: [Block], _ width: Int, _ depth: Int) -> [StyledLine] {
        let name = words.lesson(.alert(kind))
        let inside = lines(blocks, width: width - 2, depth: depth)
        if kind == .aside { return barred([metrics.line(name, faces.mute)] + inside, "╎", faces.mute) }
        let face = kind == .warning || kind == .caution ? faces.bad : faces.good
        var title = face
        title.bold = true
        return barred([metrics.line(name, title)] + inside, "┃", face)
    }

    private func display(_ formula: Formula, _ width: Int) -> [StyledLine] {
        let lines = formula.unicodeBlock(width: width).map { metrics.line($0) }
        let widest = lines.map(\.width).max() ?? 0
        return lines.map { .gap((width - widest) / 2) + $0 }
    }
}

extension Block {
    /// Whether it is a cell or an exercise, not prose.
    var isPart: Bool {
        switch kind {
        case .cell, .exercise, .quiz, .worksheet: true
        default: false
        }
    }
}
