import Formulas

/// Running text without markup, for places that have none: comments in files, one-line messages.
package enum PlainText {
    package static func of(_ text: [Inline]) -> String {
        text.map { inline in
            switch inline {
            case .text(let text): text
            case .code(let text): "`\(text)`"
            case .softBreak, .lineBreak: " "
            case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner): of(inner)
            case .formula(let formula): formula.unicode()
            case .html: ""
            case .value: "…"
            }
        }.joined()
    }

    /// The paragraphs of some blocks; what is no running text is left out.
    package static func paragraphs(of blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block.kind {
            case .heading(_, let text), .paragraph(let text): [of(text)]
            case .blockQuote(let blocks), .alert(_, let blocks): paragraphs(of: blocks)
            case .list(let list): list.items.map { "- " + paragraphs(of: $0).joined(separator: " ") }
            case .formula(let formula): [formula.unicode()]
            case .code(_, let text): text.split(separator: "\n").map { "  \($0)" }
            case .html, .thematicBreak, .table, .cell, .exercise, .quiz, .worksheet: []
            }
        }
    }

    /// Text in lines of at most so many columns, broken between words.
    package static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            if !line.isEmpty, line.cellWidth + 1 + String(word).cellWidth > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + (line.isEmpty ? [] : [line])
    }
}
