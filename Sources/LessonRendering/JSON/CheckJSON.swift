package import LessonModel

/// The JSON form of a check, `attend.check/1`: fields may be added, none is renamed or removed without a new number.
package struct CheckJSON {
    package static let format = "attend.check/1"

    /// The report as indented JSON text with a line break at its end, keys in alphabetical order.
    package static func text(_ report: CheckReport, words: @escaping CheckWords = { $0.english }) throws -> String {
        try ReportJSON(report, words).jsonText()
    }
}

private struct ReportJSON: Encodable {
    let format = CheckJSON.format
    let points: Double
    let of: Double
    let exercises: [VerdictJSON]
    let diagnostics: [DiagnosticJSON]

    init(_ report: CheckReport, _ words: @escaping CheckWords) {
        points = report.points
        of = report.maximumPoints
        exercises = report.entries.map { VerdictJSON($0, words) }
        diagnostics = report.diagnostics.map(DiagnosticJSON.init)
    }
}

private struct VerdictJSON: Encodable {
    let id: String
    let number: String
    let chapter: String
    let kind: String
    let status: String
    let points: Double
    let of: Double
    let message: String
    let mistake: Bool
    @Nullable var divergence: DivergenceJSON?
    let choices: [ChoiceJSON]
    let entries: [EntryJSON]
    let diagnostics: [DiagnosticJSON]
    let file: String

    init(_ entry: CheckReport.Entry, _ words: @escaping CheckWords) {
        let verdict = entry.verdict
        id = verdict.id
        number = entry.exercise.label
        chapter = verdict.chapter
        kind = verdict.kind.rawValue
        status = verdict.status.rawValue
        points = verdict.points
        of = verdict.maximumPoints
        message = verdict.reason(words)
        mistake = verdict.isKnownMistake
        _divergence = Nullable(verdict.divergence.map { DivergenceJSON($0, words) })
        choices = verdict.remarks.compactMap(ChoiceJSON.init)
        entries = verdict.remarks.compactMap(EntryJSON.init)
        diagnostics = verdict.diagnostics.map(DiagnosticJSON.init)
        file = verdict.file
    }
}

/// Rows and columns are counted from 0; what does not apply to this kind of difference is `null`.
private struct DivergenceJSON: Encodable {
    let probe: String
    @Nullable var step: String?
    let agreeingSteps: [String]
    @Nullable var row: Int?
    @Nullable var column: Int?
    @Nullable var expected: Double?
    @Nullable var actual: Double?
    @Nullable var largestDifference: Double?
    let text: String

    init(_ divergence: Divergence, _ words: @escaping CheckWords) {
        probe = divergence.probe
        _step = Nullable(divergence.step)
        agreeingSteps = divergence.agreeing
        text = DivergenceText(divergence, words: words).difference
        if case .entry(let row, let column, let expected, let actual, let largest, _, _) = divergence.difference {
            _row = Nullable(row)
            _column = Nullable(column)
            _expected = Nullable(expected)
            _actual = Nullable(actual)
            _largestDifference = Nullable(largest)
        } else {
            _row = Nullable(nil)
            _column = Nullable(nil)
            _expected = Nullable(nil)
            _actual = Nullable(nil)
            _largestDifference = Nullable(nil)
        }
    }
}

private struct ChoiceJSON: Encodable {
    let letter: String
    let correct: Bool
    let because: String

    init?(_ remark: Verdict.Remark) {
        guard case .choice(let index, let correct, let because) = remark else { return nil }
        letter = Quiz.letter(index)
        self.correct = correct
        self.because = PlainText.of(because)
    }
}

/// An entry of a worksheet that is not right yet, counted from 0.
private struct EntryJSON: Encodable {
    let row: Int
    let column: Int
    let blank: Bool

    init?(_ remark: Verdict.Remark) {
        guard case .entry(let row, let column, let isBlank) = remark else { return nil }
        self.row = row
        self.column = column
        blank = isBlank
    }
}
