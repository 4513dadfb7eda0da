/// A committed output that is no longer what its cell prints.
package struct OutputDrift: Sendable, Hashable {
    package var cell: Int
    package var expected: ExpectedOutput
    /// All that the cell printed.
    package var printed: String
    package var mismatch: OutputComparison.Mismatch

    /// Every drifted output of a chapter that was run.
    package static func drifts(of chapter: Chapter, in report: ChapterReport) -> [OutputDrift] {
        chapter.cells.compactMap { cell in
            guard let expected = cell.expectedOutput, let seen = report.cell(cell.index), seen.status == .passed,
                let mismatch = OutputComparison.mismatch(expected: expected.text, actual: seen.printedText)
            else { return nil }
            return OutputDrift(cell: cell.index, expected: expected, printed: seen.printedText, mismatch: mismatch)
        }
    }

    package var diagnostic: Diagnostic {
        var place = expected.place
        place.line += mismatch.line
        let message: String
        switch (mismatch.expected, mismatch.actual) {
        case (_?, let actual?): message = "the cell prints '\(actual)' here"
        case (_?, nil): message = "the cell prints nothing here any more"
        case (nil, let actual): message = "the cell goes on to print '\(actual ?? "")'"
        }
        return Diagnostic(
            at: place, message,
            excerpt: mismatch.expected.map { line in
                let margin = String(repeating: " ", count: place.column - 1)
                return Diagnostic.Excerpt(line: margin + line, length: max(1, line.utf8.count))
            },
            remedy: "mend the cell, or take over what it prints with `attend verify --accept`")
    }
}
