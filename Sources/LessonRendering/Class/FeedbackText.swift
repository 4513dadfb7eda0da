import LessonModel
import StepTrace
import TraceFigures

/// What there is to say of one answer, part by part; pages and texts for students are made of it.
///
/// It holds what `attend check` says, and so neither hidden checks nor solutions.
struct FeedbackText {
    let exercise: GradedExercise
    private let asked: ExerciseRecord
    let words: Words

    /// - Parameter asked: what the answer answers.
    init(_ exercise: GradedExercise, to asked: ExerciseRecord, words: Words) {
        self.exercise = exercise
        self.asked = asked
        self.words = words
    }

    private var verdict: VerdictJSON { exercise.verdict }

    /// `3.1 Scale the scores`.
    var name: String { asked.name }

    /// `not right yet`.
    var status: String {
        words.check(
            .items(
                [words.check(.status(exercise.status))] + (exercise.isAdjusted ? [words.page(.changedByTeacher)] : [])))
    }

    /// `1 of 2 points`.
    var points: String { words.check(.pointsOf(exercise.points, of: verdict.of)) }

    /// The author's words on a mistake, or what else is wrong; nil when diagnostics say it, or nothing is.
    ///
    /// How an answer is begun is not said to a student who has handed in.
    var message: String? {
        guard exercise.status != .notStarted else { return nil }
        let isSaid = verdict.diagnostics.contains { $0.severity != Diagnostic.Severity.warning.rawValue }
        guard !verdict.message.isEmpty, verdict.mistake || !isSaid else { return nil }
        return VisibleText.visible(verdict.message)
    }

    /// Why the form of the answer could not be understood, where there is no room for the diagnostic.
    var whyNotUnderstood: String? {
        exercise.status == .notUnderstood ? verdict.diagnostics.first.map { VisibleText.visible($0.message) } : nil
    }

    /// The steps that were compared; the last is the first that does not agree.
    var steps: [ComparedStep] {
        verdict.divergence.map { ComparedStep.all(agreeing: $0.agreeingSteps, differing: $0.step) } ?? []
    }

    /// What is said of each choice or entry.
    var remarks: [(mark: String, text: String)] {
        verdict.choices.map { choice in
            let text = asked.choices.enumerated().first { Quiz.letter($0.offset) == choice.letter }?.element
            let because = text.map { words.check(.remark(on: $0, choice.because)) } ?? choice.because
            return ("\(choice.correct ? "✓" : "✗") \(choice.letter))", because)
        }
            + verdict.entries.map { entry in
                let remark = EntryRemark(
                    row: entry.row, column: entry.column, rowLabel: entry.rowLabel, columnLabel: entry.columnLabel,
                    isBlank: entry.blank, words: words.check)
                return (remark.mark, remark.text)
            }
    }

    /// Compiler errors, traps, limits, each with its line.
    var diagnostics: [String] { Self.lines(told, words) }

    /// The same as they were.
    var told: [Diagnostic] { verdict.diagnostics.map(\.diagnostic) }

    static func lines(_ diagnostics: [Diagnostic], _ words: Words) -> [String] {
        DiagnosticText(words: words.lesson).text(diagnostics).lines
    }

    /// What the check asked, the answer's result and the expected one.
    var comparison: [String] {
        var shown = Verdict(
            id: verdict.id, chapter: verdict.chapter, kind: .code, status: exercise.status, points: 0, maximumPoints: 0,
            isKnownMistake: verdict.mistake, file: "")
        shown.asked = verdict.asked?.checked
        shown.divergence = verdict.divergence.map {
            Divergence(probe: $0.probe, step: $0.step, difference: .missing, values: $0.values?.values)
        }
        let style = TerminalStyle(width: Self.width)
        let renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
        return AskedText(renderer: renderer, width: Self.width).lines(shown).map { $0.text(style) }
    }

    private static let width = 88

    /// What the answer printed itself.
    var output: [String] { verdict.output?.excerpt.lines(words) ?? [] }

    /// What was handed in, where it has not passed.
    var answer: [String] {
        let lines = VisibleText.lines(exercise.answer ?? "")
        let omitted = words.omission(max(0, lines.count - Self.mostLines)).map { [$0] } ?? []
        return lines.prefix(Self.mostLines) + omitted
    }

    private static let mostLines = 300

    /// What the teacher says.
    var teacher: String? { exercise.adjustment.map(\.remark).flatMap { $0.isEmpty ? nil : $0 } }

    /// Which solutions took the place of answers that it builds on.
    var solutionsTaken: String? {
        verdict.withSolutions.isEmpty ? nil : words.check(.withSolutions(verdict.withSolutions))
    }

    /// All of it as plain text.
    var lines: [String] {
        var lines = [status]
        if let teacher { lines.append(words.page(.teacherSays(teacher))) }
        if let message { lines.append(message) }
        if let solutionsTaken { lines.append(solutionsTaken) }
        if !steps.isEmpty {
            lines.append(steps.map { "\($0.name) \($0.mark)" }.joined(separator: " · "))
        }
        lines += remarks.map { "\($0.mark) \($0.text)" } + diagnostics + comparison
        return output.isEmpty ? lines : lines + [words.check(.printed)] + output.map { "  " + $0 }
    }
}

/// A student's results in a few lines: one for each answer that was handed in.
struct FeedbackSummary {
    private let lines: [String]

    var text: String { lines.joined(separator: "\n") }

    /// A paragraph each; no spreadsheet takes what begins with a tag for a formula.
    var html: String { lines.map { "<p>\(Markup.escaped($0))</p>" }.joined() }

    init(_ student: StudentRecord, of record: ClassRecord, words: Words) {
        let handedIn = zip(student.exercises, record.exercises).filter {
            $0.0.status != .notStarted || $0.0.adjustment != nil
        }
        lines = handedIn.map { exercise, asked in
            let feedback = FeedbackText(exercise, to: asked, words: words)
            let said = [feedback.message ?? feedback.whyNotUnderstood, feedback.teacher].compactMap(\.self).joined(
                separator: " ")
            let result = words.page(.answerResult(feedback.name, feedback.status, points: feedback.points))
            return said.isEmpty ? result : words.check(.sentences([result, said]))
        }
    }
}

extension AskedJSON {
    fileprivate var checked: CheckedExpression {
        CheckedExpression(
            text: self.expression, variables: variables.map { .init(name: $0.caption ?? "", value: $0.value) })
    }
}

extension OutputJSON {
    fileprivate var excerpt: PrintedExcerpt {
        PrintedExcerpt(head: head, omittedLines: omittedLines, tail: tail)
    }
}

extension ValuesJSON {
    fileprivate var values: Divergence.Values {
        func grid(_ rows: [[Double]]) -> Grid {
            Grid(rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap(\.self))
        }
        let columns = expected.first?.count ?? 0
        return Divergence.Values(
            expected: grid(expected), actual: grid(actual), differing: differing.map { $0[0] * columns + $0[1] })
    }
}

extension String {
    /// Its lines, without empty ones at the end.
    fileprivate var lines: [String] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
