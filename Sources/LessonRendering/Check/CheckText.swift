package import LessonModel
package import TraceFigures

/// The terminal output of `attend check`: a block for each answer, then the points.
package struct CheckText {
    private let renderer: BlockTextRenderer
    private let style: TerminalStyle
    private let words: Words
    private let options: String

    /// - Parameter options: options to add to the next command: ` --course mine`.
    package init(style: TerminalStyle, words: Words = .english, options: String = "") {
        self.options = options
        self.style = style
        self.words = words
        renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
    }

    /// All blocks with a blank line after each, the exercises to start, and the sum.
    package func lines(_ report: CheckReport) -> [String] {
        let missing = report.entries.filter(\.verdict.isFileMissing).map(\.exercise.label)
        guard missing.count > 1 else { return report.entries.flatMap { lines($0) + [""] } + [summary(report)] }
        let start = paragraph(
            words.check(.noFiles(missing, start: report.namesToStart.joined(separator: " ") + options)))
        let written = report.entries.filter { !$0.verdict.isFileMissing }.flatMap { lines($0) + [""] }
        let titles = report.entries.filter(\.verdict.isFileMissing).flatMap(title).map { $0.text(style) }
        return written + titles + start.map { $0.text(style) } + ["", summary(report)]
    }

    /// The points of a whole report: `5 of 12 points`.
    package func summary(_ report: CheckReport) -> String {
        let text = words.check(.pointsOf(report.points, of: report.maximumPoints))
        return renderer.metrics.line(text, report.passed ? bold(faces.good) : .bold).text(style)
    }

    /// The block of one answer: a line with mark, name, status and points, and the details below it.
    package func lines(_ entry: CheckReport.Entry) -> [String] {
        let said = VerdictText(entry, words: words)
        func text(_ lines: [StyledLine]) -> [String] { lines.map { (.gap(2) + $0).text(style) } }
        return title(entry).map { $0.text(style) } + text(body(entry.verdict, said)) + told(said.errors)
            + text(AskedText(renderer: renderer, width: renderer.measure - 2).lines(entry.verdict))
            + text(output(entry.verdict)) + told(said.warnings)
    }

    private func told(_ diagnostics: [Diagnostic]) -> [String] {
        guard !diagnostics.isEmpty else { return [] }
        return DiagnosticText(colour: style.colours != .none, words: words.lesson).text(diagnostics)
            .split(separator: "\n").map { "  \($0)" }
    }

    /// One line for each answer: mark, name, status and points.
    package func overview(_ report: CheckReport) -> [String] {
        report.entries.flatMap { title($0) }.map { $0.text(style) } + ["", summary(report)]
    }

    /// Choices with ` · ` between them, broken only there.
    package func choices(_ text: String) -> [String] {
        let separator = " · "
        return text.split(separator: separator).reduce(into: []) { lines, choice in
            let longer = lines.last.map { $0 + separator + choice }
            if let longer, renderer.metrics.width(of: longer) <= style.width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(choice))
            }
        }
    }

    // MARK: The first line

    private func title(_ entry: CheckReport.Entry) -> [StyledLine] {
        let said = VerdictText(entry, words: words)
        let face = face(said.tone)
        let points = renderer.metrics.line(said.points, faces.mute)
        let exercise = entry.exercise
        let start =
            renderer.metrics.line("\(said.mark) ", bold(face)) + renderer.metrics.line("\(exercise.label) ", .bold)
        let rest = [
            renderer.metrics.span(entry.title ?? exercise.id, .bold), renderer.metrics.span("  "),
            renderer.metrics.span(said.status, face),
        ]
        let whole = start + StyledLine(rest)
        if whole.width + 2 + points.width <= renderer.measure {
            return [whole.padded(to: renderer.measure - points.width) + points]
        }
        let broken = renderer.broken(rest, renderer.measure - start.width)
        let lines = broken.enumerated().map { ($0.offset == 0 ? start : .gap(2)) + $0.element }
        return lines + [.gap(2) + points]
    }

    private func face(_ tone: VerdictTone) -> Face {
        switch tone {
        case .good: faces.good
        case .mute: faces.mute
        case .bad: faces.bad
        }
    }

    // MARK: Details

    private func body(_ verdict: Verdict, _ said: VerdictText) -> [StyledLine] {
        let mistake = said.mistake.map { paragraph($0, .bold) } ?? []
        let reason = said.reason.map { paragraph($0) } ?? []
        let taken = said.solutionsTaken.map { paragraph($0, faces.mute) } ?? []
        return mistake + steps(said.steps) + reason + verdict.remarks.flatMap(lines) + taken
    }

    /// The steps that were compared: `scores ✓ · weights ✗`.
    private func steps(_ steps: [ComparedStep]) -> [StyledLine] {
        guard !steps.isEmpty else { return [] }
        let spans = steps.enumerated().flatMap { index, step in
            (index > 0 ? [renderer.metrics.span(" · ", faces.mute)] : []) + [
                renderer.metrics.span("\(step.name) ", step.agrees ? .plain : .bold),
                renderer.metrics.span(step.mark, step.agrees ? faces.good : faces.bad),
            ]
        }
        return renderer.broken(spans, renderer.measure - 2)
    }

    private func lines(_ remark: Verdict.Remark) -> [StyledLine] {
        switch remark {
        case .choice(let index, let correct, let because):
            let mark = "\(correct ? "✓" : "✗") \(Quiz.letter(index))) "
            let text = because.isEmpty ? [renderer.metrics.span("")] : renderer.spans(because)
            return renderer.hanging(
                mark, correct ? faces.good : faces.bad,
                renderer.broken(text, renderer.measure - 2 - renderer.metrics.width(of: mark)))
        case .entry(let row, let column, let isBlank, let rowLabel, let columnLabel):
            let remark = EntryRemark(
                row: row, column: column, rowLabel: rowLabel, columnLabel: columnLabel, isBlank: isBlank,
                words: words.check)
            return renderer.hanging("\(remark.mark) ", face(remark.tone), paragraph(remark.text))
        }
    }

    /// What the answer printed, under a title.
    private func output(_ verdict: Verdict) -> [StyledLine] {
        guard let output = verdict.output else { return [] }
        func lines(_ text: String) -> [StyledLine] {
            CodeLines.plain(text, .plain, renderer.metrics)
                .flatMap { CodeLines.cut($0, renderer.measure - 4, renderer.metrics) }.map { .gap(2) + $0 }
        }
        let omitted = words.omission(output.omittedLines).map { [renderer.metrics.line("  " + $0, faces.mute)] } ?? []
        return [renderer.metrics.line(words.check(.printed), faces.mute)] + lines(output.head) + omitted
            + lines(output.tail)
    }

    private func paragraph(_ text: String, _ face: Face = .plain) -> [StyledLine] {
        renderer.broken([renderer.metrics.span(VisibleText.visible(text), face)], renderer.measure - 2)
    }

    private var faces: TerminalFaces { renderer.faces }

    private func bold(_ face: Face) -> Face {
        var face = face
        face.bold = true
        return face
    }
}

extension CheckReport {
    /// What to name to `attend start`: a chapter of which several answers are missing and none is there, else each exercise.
    fileprivate var namesToStart: [String] {
        let missing = entries.filter(\.verdict.isFileMissing).map(\.exercise)
        let begun = Set(entries.filter { !$0.verdict.isFileMissing }.map(\.exercise.chapter))
        let names = missing.map { exercise in
            let isAlone = missing.count { $0.chapter == exercise.chapter } == 1
            return isAlone || begun.contains(exercise.chapter) ? exercise.label : "\(exercise.chapterNumber)"
        }
        return names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }
}
