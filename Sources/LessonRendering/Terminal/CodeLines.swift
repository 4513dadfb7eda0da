import SwiftSource
import TraceFigures

/// Code as styled lines that keep their blanks; a line that is too long continues on the next one.
enum CodeLines {
    static func plain(_ text: String, _ face: Face, _ metrics: TextMetrics) -> [StyledLine] {
        VisibleText.lines(text).map { metrics.line($0, face) }
    }

    /// Swift with syntax colours; placeholders `<#…#>` become boxes.
    static func swift(_ text: String, _ faces: TerminalFaces, _ metrics: TextMetrics) -> [StyledLine] {
        let source = SwiftSource(text)
        var lines: [StyledLine] = []
        var line = StyledLine()
        for (range, colour) in source.runs {
            var piece = VisibleText.visible(String(decoding: source.code[range], as: UTF8.self))
            if colour == .placeholder { piece = "▏" + piece.dropFirst(2).dropLast(2) + "▕" }
            let face = face(colour, faces)
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

    private static func face(_ colour: Token.Colour, _ faces: TerminalFaces) -> Face {
        switch colour {
        case .keyword, .directive, .attribute: faces.keyword
        case .type: faces.type
        case .number: faces.number
        case .string: faces.string
        case .comment: faces.comment
        case .dollarIdentifier: faces.call
        case .placeholder: faces.placeholder
        case .plain, .call: .plain
        }
    }

    /// The mark before each continuation of a line that is too long.
    static func continuationMark(_ metrics: TextMetrics) -> StyledLine { metrics.line("  ↪ ", .faint) }
    static let continuationIndent = 4

    /// Code broken at the width, if possible after a blank, comma or bracket in the last third of the line, where the fewest
    /// brackets are open.
    static func wrapped(_ line: StyledLine, _ width: Int, _ metrics: TextMetrics) -> [StyledLine] {
        pieces(line, width, metrics, breaksAtWords: true)
    }

    /// A line cut exactly at the width.
    static func cut(_ line: StyledLine, _ width: Int, _ metrics: TextMetrics) -> [StyledLine] {
        pieces(line, width, metrics, breaksAtWords: false)
    }

    private static let breakers: Set<Character> = [" ", ",", "(", ")", "[", "]", "{", "}"]

    private static func pieces(
        _ line: StyledLine, _ width: Int, _ metrics: TextMetrics, breaksAtWords: Bool
    ) -> [StyledLine] {
        guard line.width > width else { return [line] }
        let letters = line.spans.flatMap { span in
            span.text.map { (text: $0, columns: metrics.width($0), face: span.face) }
        }
        var lines: [StyledLine] = []
        var start = 0
        while start < letters.count {
            let room = max(width, 6) - (lines.isEmpty ? 0 : continuationIndent)
            var end = start
            var used = 0
            var best: (end: Int, depth: Int)?
            var depth = 0
            while end < letters.count, end == start || used + letters[end].columns <= room {
                used += letters[end].columns
                end += 1
                let letter = letters[end - 1].text
                depth += "([{".contains(letter) ? 1 : ")]}".contains(letter) ? -1 : 0
                if used * 3 >= room * 2, breakers.contains(letter), depth <= best?.depth ?? .max { best = (end, depth) }
            }
            if breaksAtWords, end < letters.count, let best { end = best.end }
            var piece = lines.isEmpty ? StyledLine() : continuationMark(metrics)
            var index = start
            while index < end {
                let face = letters[index].face
                var text = ""
                var columns = 0
                while index < end, letters[index].face == face {
                    text.append(letters[index].text)
                    columns += letters[index].columns
                    index += 1
                }
                piece.append(Span(text: text, width: columns, face: face))
            }
            lines.append(piece)
            start = end
        }
        return lines
    }
}
