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
        let verdict = entry.verdict
        func text(_ lines: [StyledLine]) -> [String] { lines.map { (.gap(2) + $0).text(style) } }
        // What went wrong and what was seen of it belong together; a warning may explain them.
        return title(entry).map { $0.text(style) } + text(body(verdict))
            + told(verdict.diagnostics.filter { $0.severity != .warning })
            + text(AskedText(renderer: renderer, width: renderer.measure - 2).lines(verdict))
            + text(output(verdict)) + told(verdict.diagnostics.filter { $0.severity == .warning })
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
        let (verdict, exercise) = (entry.verdict, entry.exercise)
        let (mark, face) = self.mark(verdict.waitsFor == nil ? verdict.status : .notStarted)
        let points = renderer.metrics.line(
            words.check(.pointsOf(verdict.points, of: verdict.maximumPoints)), faces.mute)
        let start = renderer.metrics.line("\(mark) ", bold(face)) + renderer.metrics.line("\(exercise.label) ", .bold)
        let rest = [
            renderer.metrics.span(entry.title ?? exercise.id, .bold), renderer.metrics.span("  "),
            renderer.metrics.span(words.check(status(entry)), face),
        ]
        let whole = start + StyledLine(rest)
        if whole.width + 2 + points.width <= renderer.measure {
            return [whole.padded(to: renderer.measure - points.width) + points]
        }
        let broken = renderer.broken(rest, renderer.measure - start.width)
        let lines = broken.enumerated().map { ($0.offset == 0 ? start : .gap(2)) + $0.element }
        return lines + [.gap(2) + points]
    }

    private func status(_ entry: CheckReport.Entry) -> CheckPhrase {
        let verdict = entry.verdict
        if let earlier = verdict.waitsFor { return .waitsFor(earlier) }
        return entry.wasPassed ? .statusAfterPass(verdict.status) : .status(verdict.status)
    }

    private func mark(_ status: Verdict.Status) -> (String, Face) {
        let face =
            switch status {
            case .passed: faces.good
            case .notStarted, .notJudged: faces.mute
            case .partial, .failed, .notUnderstood, .doesNotCompile, .trapped, .timedOut, .overLimit: faces.bad
            }
        return (status.mark, face)
    }

    // MARK: Details

    private func body(_ verdict: Verdict) -> [StyledLine] {
        var lines: [StyledLine] = []
        if verdict.isKnownMistake { lines += paragraph(verdict.message, .bold) }
        if let divergence = verdict.divergence {
            lines += steps(divergence)
            // A known mistake needs no numbers, and for stopped code the diagnostic says more.
            if !verdict.isKnownMistake, !verdict.hasError {
                lines += paragraph(DivergenceText(divergence, words: words.check).sentence)
            }
        } else if !verdict.isKnownMistake, !verdict.message.isEmpty, !verdict.hasError {
            lines += paragraph(verdict.message)
        } else if verdict.status == .notStarted, verdict.message.isEmpty {
            lines += paragraph(words.check(.writeAnswer(in: verdict.file)))
        }
        for remark in verdict.remarks { lines += self.lines(remark) }
        return verdict.withSolutions.isEmpty
            ? lines : lines + paragraph(words.check(.withSolutions(verdict.withSolutions)), faces.mute)
    }

    /// The steps that were compared: `scores ✓ · weights ✗`.
    private func steps(_ divergence: Divergence) -> [StyledLine] {
        guard let step = divergence.step else { return [] }
        var spans: [Span] = []
        for name in divergence.agreeing {
            spans += [
                renderer.metrics.span("\(name) "), renderer.metrics.span("✓", faces.good),
                renderer.metrics.span(" · ", faces.mute),
            ]
        }
        spans += [renderer.metrics.span("\(step) ", .bold), renderer.metrics.span("✗", faces.bad)]
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
            let entry = words.check(
                .entry(row: row, column: column, rowLabel: rowLabel, columnLabel: columnLabel))
            let remark = words.check(isBlank ? .entryBlank : .entryNotRight)
            return renderer.hanging(
                isBlank ? "· " : "✗ ", isBlank ? faces.mute : faces.bad,
                paragraph(words.check(.remark(on: entry, remark))))
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

extension Verdict.Status {
    /// What stands before it in lists and tables.
    var mark: String {
        switch self {
        case .passed: "✓"
        case .partial: "~"
        case .notStarted: "·"
        case .notUnderstood, .notJudged: "?"
        case .failed, .doesNotCompile, .trapped, .timedOut, .overLimit: "✗"
        }
    }
}
