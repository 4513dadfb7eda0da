import StepTrace

/// A committed output that is no longer what its cell prints.
package struct OutputDrift: Sendable, Hashable {
    package var cell: Int
    package var expected: ExpectedOutput
    /// All that the cell printed.
    package var printed: String
    /// Whether the cell shows a value, which is not part of its printed text.
    package var showsValue: Bool
    package var mismatch: OutputComparison.Mismatch
    /// Whether a fence that holds what was printed would not be read as that again.
    package var isLostInFence = false

    /// A character of what was printed that nobody sees in a lesson's file.
    package var invisible: Unicode.Scalar? {
        printed.unicodeScalars.first { $0.isUnsafe && $0 != "\n" && $0 != "\t" || Self.withoutWidth.contains($0) }
    }

    /// Spaces and hyphens that nothing is seen of; joiners are part of letters and emoji.
    private static let withoutWidth: Set<Unicode.Scalar> = ["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"]

    /// Whether a printed line would stand for any lines.
    private var printsEllipsis: Bool { OutputComparison.lines(printed).contains(where: OutputComparison.isEllipsis) }

    /// Whether the printed text can become the committed one.
    package var canBeAccepted: Bool { invisible == nil && !isLostInFence && !printsEllipsis }

    /// Every drifted output of a chapter that was run.
    package static func drifts(of chapter: Chapter, in report: ChapterReport) -> [OutputDrift] {
        chapter.cells.compactMap { cell in
            guard let expected = cell.expectedOutput, let seen = report.cell(cell.index), seen.status == .passed
            else { return nil }
            let printed = seen.printedText.overwritten
            let mismatch = OutputComparison.mismatch(expected: expected.text, actual: printed)
            return mismatch.map {
                OutputDrift(
                    cell: cell.index, expected: expected, printed: printed, showsValue: seen.showsValue, mismatch: $0)
            }
        }
    }

    private static func named(_ line: String) -> String { line.isEmpty ? "an empty line" : "'\(line)'" }

    package var diagnostic: Diagnostic {
        var place = expected.place
        place.line += mismatch.line
        let message: String
        var remedy = "mend the cell, or take over what it prints with `attend verify --accept`"
        switch (mismatch.expected, mismatch.actual) {
        case (_?, let actual?): message = "the cell prints \(Self.named(actual)) here"
        case (_?, nil) where showsValue:
            message = "the cell prints nothing here: the value that it shows is not printed"
            remedy = "leave the value out of the fence `output`, or print it: `print(…)`"
        case (_?, nil) where expected.leavesLinesOpen:
            message = "the cell prints no such line here any more"
        case (_?, nil): message = "the cell prints nothing here any more"
        case (nil, let actual):
            message = "the cell goes on to print \(Self.named(actual ?? ""))"
            remedy += "; a line `...` stands for any lines"
        }
        if let invisible {
            let code = String(invisible.value, radix: 16, uppercase: true)
            remedy =
                "it prints U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code), which nobody sees in a "
                + "file: print it as `text.debugDescription`, or leave the fence out"
        } else if printsEllipsis {
            remedy = "it prints a line `...`, which would stand for any lines in a fence: print it otherwise"
        } else if isLostInFence {
            remedy = "mend the cell, or leave the fence out: what it prints cannot be written into one"
        }
        return Diagnostic(
            at: place, message,
            excerpt: mismatch.expected.map { line in
                let margin = String(repeating: " ", count: place.column - 1)
                return Diagnostic.Excerpt(line: margin + line, length: max(1, line.utf8.count))
            },
            remedy: remedy)
    }
}
