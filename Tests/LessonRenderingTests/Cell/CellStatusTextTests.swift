import LessonModel
import Testing

@testable import LessonRendering

@Suite struct CellStatusTextTests {
    private static let cell = SampleHandout.parts[0].chapter.cells[0]

    private static func report(_ status: CellStatus?, _ diagnostics: [Diagnostic] = []) -> CellReport {
        var report = CellReport(index: 1, id: nil, line: 1)
        report.status = status
        report.diagnostics = diagnostics
        return report
    }

    @Test func aCellThatEndedAsMeantNeedsNoWords() {
        #expect(CellStatusText.phrase(Self.cell, Self.report(nil)) == nil)
        #expect(CellStatusText.phrase(Self.cell, Self.report(.passed)) == nil)
    }

    @Test func aCellThatWasNotRunSaysWhyUnlessItsDiagnosticsDo() {
        let fault = Diagnostic(at: FileLocation(file: "a", line: 1, column: 1), "no")
        #expect(CellStatusText.phrase(Self.cell, Self.report(.skipped)) == .notRunAfterEnd)
        #expect(CellStatusText.phrase(Self.cell, Self.report(.skipped, [fault])) == .notRun)
        var warning = fault
        warning.severity = .warning
        #expect(CellStatusText.phrase(Self.cell, Self.report(.skipped, [warning])) == .notRunAfterEnd)
    }

    @Test func aSuccessThatWasNotMeantSaysWhatWas() {
        var cell = Self.cell
        #expect(CellStatusText.phrase(cell, Self.report(.unexpectedSuccess)) == .meantToFailButCompiles)
        cell.action = .trap
        #expect(CellStatusText.phrase(cell, Self.report(.unexpectedSuccess)) == .meantToFailButRan)
        cell.action = .run
        cell.warning = FailureAttribute(place: cell.code.fence, excerpt: .init(line: "```swift warns"))
        #expect(CellStatusText.phrase(cell, Self.report(.unexpectedSuccess)) == .meantToWarnButDoesNot)
    }

    /// Messages count bytes, and readers see characters; what points at a name's beginning means the name.
    @Test(arguments: [
        ("let a = 1 ≠ 2", 10, 1, "≠"), ("f(“hi”)", 2, 1, "“"), ("let 🐕 = 🐈", 11, 1, "🐈"),
        ("e\u{301}x + 1", 0, 1, "e\u{301}x"),
        ("fatalError(1)", 0, 1, "fatalError"), ("a.b", 1, 1, "."), ("1 – 2", 3, 2, "–"), ("ab + c", 0, 4, "ab +"),
        ("ab", 9, 1, ""),
    ])
    func marksHoldWholeCharacters(code: String, start: Int, length: Int, marked: String) {
        var cell = Self.cell
        cell.code.text = code + "\n"
        var place = cell.code.place
        place.column += start
        let excerpt = Diagnostic.Excerpt(line: code, length: length)
        let range = CellFaults(cell, [Diagnostic(at: place, "no", excerpt: excerpt)]).ranges[0]
        #expect(range.map { String(decoding: Array(code.utf8)[$0], as: UTF8.self) } == marked)
    }

    /// A line counts only in the file that the cell is in.
    @Test func aFaultElsewhereIsNotMarkedInTheCell() {
        var place = Self.cell.code.place
        let length = Diagnostic.Excerpt(line: "let x = 2", length: 3)
        #expect(CellFaults(Self.cell, [Diagnostic(at: place, "no", excerpt: length)]).ranges == [0: 0..<3])
        place.file = "answers/01-dots/dots.swift"
        #expect(CellFaults(Self.cell, [Diagnostic(at: place, "no", excerpt: length)]).ranges == [:])
    }
}
