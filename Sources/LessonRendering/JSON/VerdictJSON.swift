import LessonModel
import StepTrace

/// A verdict on an answer, in the JSON formats of checks and of classes.
struct VerdictJSON: Codable, Sendable {
    let id: String
    let number: String
    let chapter: String
    let kind: String
    let status: String
    let points: Double
    let of: Double
    /// Whether the verdict says anything of the answer.
    let judged: Bool
    /// The number of the exercise that has to be passed before this one can be judged.
    @Nullable var waitsFor: String?
    /// The numbers of the exercises whose solutions took the place of answers that it builds on.
    let withSolutions: [String]
    let message: String
    let mistake: Bool
    @Nullable var divergence: DivergenceJSON?
    let choices: [ChoiceJSON]
    let entries: [EntryJSON]
    @Nullable var asked: AskedJSON?
    @Nullable var output: OutputJSON?
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
        judged = verdict.isJudged
        _waitsFor = Nullable(verdict.waitsFor)
        withSolutions = verdict.withSolutions
        message = verdict.reason(words)
        mistake = verdict.isKnownMistake
        _divergence = Nullable(verdict.divergence.map { DivergenceJSON($0, words) })
        choices = verdict.remarks.compactMap(ChoiceJSON.init)
        entries = verdict.remarks.compactMap(EntryJSON.init)
        _asked = Nullable(verdict.asked.map(AskedJSON.init))
        _output = Nullable(verdict.output.map(OutputJSON.init))
        diagnostics = verdict.diagnostics.map(DiagnosticJSON.init)
        file = verdict.file
    }
}

/// Rows and columns are counted from 0; fields that do not apply to this kind of difference are `null`.
struct DivergenceJSON: Codable, Sendable {
    let probe: String
    @Nullable var step: String?
    let agreeingSteps: [String]
    @Nullable var row: Int?
    @Nullable var column: Int?
    @Nullable var expected: Double?
    @Nullable var actual: Double?
    @Nullable var largestDifference: Double?
    @Nullable var values: ValuesJSON?
    let text: String

    init(_ divergence: Divergence, _ words: @escaping CheckWords) {
        probe = divergence.probe
        _step = Nullable(divergence.step)
        agreeingSteps = divergence.agreeing
        _values = Nullable(divergence.values.map(ValuesJSON.init))
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

/// Both results, row by row, and the positions of the numbers that differ, each a row and a column.
struct ValuesJSON: Codable, Sendable {
    let expected: [[Double]]
    let actual: [[Double]]
    let differing: [[Int]]

    init(_ values: Divergence.Values) {
        expected = values.expected.nested
        actual = values.actual.nested
        differing = values.differing.map { [$0 / values.expected.columns, $0 % values.expected.columns] }
    }
}

/// The expression that the check evaluated, and those of its variables whose values are small.
struct AskedJSON: Codable, Sendable {
    let expression: String
    let variables: [ValueJSON]

    init(_ asked: CheckedExpression) {
        expression = asked.text
        variables = asked.variables.map { ValueJSON($0.value, caption: $0.name) }
    }
}

/// What the answer printed: the first lines, the number of lines left out after them, and the last lines.
struct OutputJSON: Codable, Sendable {
    let head: String
    let omittedLines: Int
    let tail: String

    init(_ output: PrintedExcerpt) {
        head = output.head
        omittedLines = output.omittedLines
        tail = output.tail
    }
}

struct ChoiceJSON: Codable, Sendable {
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

/// An entry of a worksheet that is wrong or blank, counted from 0.
struct EntryJSON: Codable, Sendable {
    let row: Int
    let column: Int
    let blank: Bool
    @Nullable var rowLabel: String?
    @Nullable var columnLabel: String?

    init?(_ remark: Verdict.Remark) {
        guard case .entry(let row, let column, let isBlank, let rowLabel, let columnLabel) = remark else { return nil }
        _rowLabel = Nullable(rowLabel)
        _columnLabel = Nullable(columnLabel)
        self.row = row
        self.column = column
        blank = isBlank
    }
}
