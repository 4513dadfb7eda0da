import LessonModel

/// Where in a cell its diagnostics point, and what they say there.
struct CellFaults {
    private let cell: Cell
    private let diagnostics: [Diagnostic]

    init(_ cell: Cell, _ diagnostics: [Diagnostic]) {
        self.cell = cell
        self.diagnostics = diagnostics
    }

    /// The range that the first error of each line means, in UTF-8 bytes, by line of the code from 0.
    var ranges: [Int: Range<Int>] {
        var ranges: [Int: Range<Int>] = [:]
        let lines = cell.code.text.split(separator: "\n", omittingEmptySubsequences: false)
        for diagnostic in diagnostics where diagnostic.severity == .error {
            guard let place = diagnostic.place, isInside(place) else { continue }
            let line = place.line - cell.code.place.line
            guard ranges[line] == nil, line < lines.count, diagnostic.excerpt?.length != 0 else { continue }
            ranges[line] = Self.range(
                from: place.column - cell.code.place.column, length: diagnostic.excerpt?.length ?? 1, in: lines[line])
        }
        return ranges
    }

    /// Whole characters, and a whole name where a message points at its beginning only.
    private static func range(from start: Int, length: Int, in line: Substring) -> Range<Int> {
        var range: Range<Int>?
        var offset = 0
        for character in line {
            let next = offset + character.utf8.count
            defer { offset = next }
            guard next > start else { continue }
            let isPartOfName = character.isLetter || character.isNumber || character == "_"
            guard offset < start + length || length == 1 && isPartOfName else { break }
            range = (range?.lowerBound ?? offset)..<next
            if length == 1, !isPartOfName { break }
        }
        return range ?? offset..<offset
    }

    /// Each message on lines of its own, with the line as the page counts it, and what to do about it.
    func messages(_ words: LessonWords) -> [String] { diagnostics.flatMap { messages($0, words) } }

    private func messages(_ diagnostic: Diagnostic, _ words: LessonWords) -> [String] {
        var text = words(.diagnostic(diagnostic.severity, diagnostic.message))
        if let place = diagnostic.place {
            text =
                isInside(place)
                ? words(.line(place.line - cell.code.place.line + 1, text)) : "\(place.fileName):\(place.line): \(text)"
        }
        return [text] + (diagnostic.remedy.map { [$0] } ?? []) + diagnostic.notes.flatMap { messages($0, words) }
    }

    private func isInside(_ place: FileLocation) -> Bool {
        place.file == cell.code.place.file && cell.code.lines.contains(place.line)
    }
}
