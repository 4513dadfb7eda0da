import LessonModel
import Testing

@testable import LessonRendering

/// Places of diagnostics in the code of an answer, as a browser counts.
@Suite struct AnswerMarkTests {
    private static let file = "answers/03-scaling/x.swift"

    private func mark(
        _ line: String?, column: Int, length: Int = 1, _ severity: Diagnostic.Severity = .error, file: String = file
    ) -> AnswerMark? {
        let place = FileLocation(file: file, line: 4, column: column)
        let excerpt = line.map { Diagnostic.Excerpt(line: $0, length: length) }
        return AnswerMark(Diagnostic(severity, at: place, "m\u{202E}", excerpt: excerpt), in: Self.file)
    }

    private func range(_ line: String, column: Int, length: Int = 1) -> [Int] {
        mark(line, column: column, length: length).map { [$0.column, $0.length] } ?? []
    }

    @Test func onlyOfTheAnswer() {
        #expect(mark("x", column: 1, file: "lessons/03-scaling.md") == nil)
        #expect(AnswerMark(Diagnostic(at: nil, "m"), in: Self.file) == nil)
        #expect(mark("x", column: 1)?.line == 4 && mark("x", column: 1)?.message == "m")
    }

    @Test func severities() {
        #expect([.error, .warning, .note].map { mark("x", column: 1, $0)?.isWarning } == [false, true, true])
    }

    /// Columns come as UTF-8 bytes and leave as UTF-16 units, whole names and whole characters marked.
    @Test func columns() {
        #expect(range("    scores + 1", column: 5) == [5, 6])
        #expect(range("    scores + 1", column: 5, length: 10) == [5, 10])
        // An emoji is four bytes and two units, a combined one more of both.
        #expect(range("\"😀\" + x", column: 10) == [8, 1])
        #expect(range("\"👩‍👩‍👧\" + größe", column: 24) == [14, 5])
        #expect(range("let é = ü", column: 10) == [9, 1])
        #expect(range("\"😀\"", column: 3) == [2, 2])
        // A tab is one of both.
        #expect(range("\tx", column: 2) == [2, 1])
    }

    @Test func wholeLinesAndNoLines() {
        #expect(range("  let a = 1  ", column: 1, length: 0) == [3, 9])
        #expect(range("", column: 1, length: 0) == [1, 1])
        // Past the end: something is missing there.
        #expect(range("f(", column: 3) == [3, 1])
        #expect(range("f(", column: 40) == [3, 1])
        #expect(mark(nil, column: 7).map { [$0.column, $0.length] } == [7, 1])
    }
}
