import Formulas

/// Running text without markup, for comments in files and one-line messages.
package enum PlainText {
    package static func of(_ text: [Inline]) -> String {
        text.plainText { inline in
            switch inline {
            case .code(let code): "`\(code)`"
            case .formula(let formula): formula.unicode()
            case .value: "…"
            case .reference(let part, _): part.number
            default: ""
            }
        }
    }

    /// The paragraphs of some blocks; a block without running text, such as a table or a cell, is left out.
    package static func paragraphs(of blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block.kind {
            case .heading(_, let text), .paragraph(let text): [of(text)]
            case .blockQuote(let blocks), .alert(_, let blocks): paragraphs(of: blocks)
            case .notes(let notes): notes.map { "[\($0.number)] " + paragraphs(of: $0.blocks).joined(separator: " ") }
            case .list(let list): list.items.map { "- " + paragraphs(of: $0).joined(separator: " ") }
            case .formula(let formula): [formula.unicode()]
            case .code(_, let text): text.split(separator: "\n").map { "  \($0)" }
            case .html, .thematicBreak, .table, .cell, .exercise, .quiz, .worksheet: []
            }
        }
    }

    /// Text wrapped between words into lines of at most `width` columns.
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
