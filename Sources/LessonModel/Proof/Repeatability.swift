import StepTrace

/// What differs between two runs of a chapter.
struct Repeatability {
    private let chapter: Chapter
    private let first: ChapterReport
    private let second: ChapterReport

    init(_ chapter: Chapter, _ first: ChapterReport, _ second: ChapterReport) {
        self.chapter = chapter
        self.first = first
        self.second = second
    }

    /// Cells that differ between the two runs although neither a committed output nor `varies` allows it.
    var changingCells: [Cell] {
        chapter.cells.filter { cell in
            guard let one = first.cell(cell.index), let other = second.cell(cell.index) else { return false }
            if one.status == other.status, one.outputs.map(\.texts) == other.outputs.map(\.texts) { return false }
            if cell.varies, cell.expectedOutput == nil { return false }
            guard let expected = cell.expectedOutput, one.status == other.status,
                cell.varies || one.shown == other.shown
            else { return true }
            // What has drifted in both runs alike can be taken over.
            let accepted = AcceptedLines.lines(committed: expected.text, printed: one.printedText.overwritten)
            return OutputComparison.mismatch(
                expected: accepted.joined(separator: "\n"), actual: other.printedText.overwritten) != nil
        }
    }

    /// Errors for cells with a committed output, since it cannot agree with every run; else warnings, since no two
    /// pages will be alike.
    ///
    /// Inline values after a cell that is marked `varies` are not compared: they may depend on it.
    var diagnostics: [Diagnostic] {
        let cells = changingCells.map { cell in
            var diagnostic = cell.code.fault(
                "what this cell shows differs from run to run" + difference(cell),
                remedy: cell.expectedOutput == nil
                    ? Self.remedy
                    : "let it depend on nothing random, or write `...` for the lines that may change")
            if cell.expectedOutput == nil { diagnostic.severity = .warning }
            return diagnostic
        }
        let varying = chapter.cells.first(where: \.varies)?.index ?? .max
        let values = chapter.inlineValues.filter {
            $0.afterCell < varying && first.inlineValues[$0.index] != second.inlineValues[$0.index]
        }.map {
            Diagnostic(
                .warning, at: $0.place, "the value of `\($0.expression)` differs from run to run",
                remedy: Self.remedy)
        }
        let keys = chapter.worksheets.filter { worksheet in
            first.keys[worksheet.id]?.json.text != second.keys[worksheet.id]?.json.text
        }.map {
            $0.fault(
                "the key of the worksheet '\($0.id)' differs from run to run", remedy: "let it depend on nothing random"
            )
        }
        return cells + values + keys
    }

    private static let remedy =
        "let it depend on nothing random, or write `varies` on the fence of the cell that it comes from"

    private func difference(_ cell: Cell) -> String {
        let lines = [first, second].map { OutputComparison.lines($0.cell(cell.index)?.printedText ?? "") }
        for (one, other) in zip(lines[0], lines[1]) where one != other {
            return ": '\(Self.clipped(one))', then '\(Self.clipped(other))'"
        }
        return ""
    }

    private static func clipped(_ line: Substring) -> String { line.count > 40 ? line.prefix(39) + "…" : String(line) }
}

extension CellReport {
    fileprivate var shown: [[String?]] {
        outputs.compactMap { if case .shown = $0 { $0.texts } else { nil } }
    }
}

extension CellReport.Output {
    /// For comparison: NaN is not equal to itself, but its text is.
    fileprivate var texts: [String?] {
        switch self {
        case .printed(let text): [text]
        case .shown(let value, let caption): [value.json.text, caption]
        }
    }
}
