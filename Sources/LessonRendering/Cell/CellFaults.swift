import LessonModel

/// The parts of a cell that its diagnostics point at, and their messages.
struct CellFaults {
    private let cell: Cell
    private let diagnostics: [Diagnostic]

    init(_ cell: Cell, _ diagnostics: [Diagnostic]) {
        self.cell = cell
        self.diagnostics = diagnostics
    }

    /// The range that the first error of each line points at, in UTF-8 bytes of the line, by line of the code counted
    /// from 0.
    var ranges: [Int: Range<Int>] {
        var ranges: [Int: Range<Int>] = [:]
        let lines = cell.code.text.split(separator: "\n", omittingEmptySubsequences: false)
        for diagnostic in diagnostics where diagnostic.severity == .error {
            guard let place = diagnostic.place, cell.code.holds(place) else { continue }
            let line = place.line - cell.code.place.line
            guard ranges[line] == nil, line < lines.count, diagnostic.excerpt?.length != 0 else { continue }
            ranges[line] =
                FaultRange(
                    from: place.column - cell.code.place.column, length: diagnostic.excerpt?.length ?? 1,
                    in: lines[line]
                ).bytes
        }
        return ranges
    }

    /// Each message with its line number as the page counts lines, followed by its remedy.
    func messages(_ words: LessonWords) -> [String] { diagnostics.flatMap { messages($0, words) } }

    private func messages(_ diagnostic: Diagnostic, _ words: LessonWords) -> [String] {
        var text = words(.diagnostic(diagnostic.severity, diagnostic.message))
        if let place = diagnostic.place {
            text =
                cell.code.holds(place)
                ? words(.line(place.line - cell.code.place.line + 1, text)) : "\(place.fileName):\(place.line): \(text)"
        }
        return [text] + (diagnostic.remedy.map { [$0] } ?? []) + diagnostic.notes.flatMap { messages($0, words) }
    }
}
