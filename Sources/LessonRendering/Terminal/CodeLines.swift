import SwiftIDEUtils
import SwiftParser
import SwiftSyntax
import TraceFigures

/// Code as styled lines that keep their blanks; a line that is too long goes on in the next one.
enum CodeLines {
    static func plain(_ text: String, _ face: Face, _ metrics: TextMetrics) -> [StyledLine] {
        PrintedText.lines(text).map { metrics.line($0, face) }
    }

    /// Swift with its syntax in colours; placeholders `<#…#>` become boxes.
    static func swift(_ text: String, _ faces: TerminalFaces, _ metrics: TextMetrics) -> [StyledLine] {
        let tree = Parser.parse(source: text)
        let bytes = Array(text.utf8)
        var lines: [StyledLine] = []
        var line = StyledLine()
        for stretch in tree.classifications {
            let range = stretch.range.lowerBound.utf8Offset..<stretch.range.upperBound.utf8Offset
            var piece = PrintedText.visible(String(decoding: bytes[range], as: UTF8.self))
            var face = face(stretch.kind, faces)
            if piece.hasPrefix("<#"), piece.hasSuffix("#>"), piece.count >= 4 {
                piece = "▏" + piece.dropFirst(2).dropLast(2) + "▕"
                face = faces.placeholder
            }
            for (index, part) in piece.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 {
                    lines.append(line)
                    line = StyledLine()
                }
                if !part.isEmpty { line.append(metrics.span(String(part), face)) }
            }
        }
        if line.width > 0 { lines.append(line) }
        return lines
    }

    private static func face(_ kind: SyntaxClassification, _ faces: TerminalFaces) -> Face {
        switch kind {
        case .keyword, .ifConfigDirective, .attribute: faces.keyword
        case .type: faces.type
        case .integerLiteral, .floatLiteral: faces.number
        case .stringLiteral, .regexLiteral: faces.string
        case .lineComment, .blockComment, .docLineComment, .docBlockComment: faces.comment
        case .dollarIdentifier: faces.call
        case .editorPlaceholder: faces.placeholder
        default: .plain
        }
    }

    /// A line cut at the width; its further pieces are marked and moved in.
    static func wrapped(_ line: StyledLine, _ width: Int, _ metrics: TextMetrics) -> [StyledLine] {
        guard line.width > width else { return [line] }
        let mark = metrics.line("  ↪ ", .faint)
        var lines: [StyledLine] = []
        var current = StyledLine()
        for span in line.spans {
            var piece = ""
            var used = 0
            for character in span.text {
                let columns = metrics.width(character)
                if current.width + used + columns > max(width, 6) {
                    current.append(Span(text: piece, width: used, face: span.face))
                    lines.append(current)
                    current = mark
                    piece = ""
                    used = 0
                }
                piece.append(character)
                used += columns
            }
            current.append(Span(text: piece, width: used, face: span.face))
        }
        return lines + [current]
    }
}
