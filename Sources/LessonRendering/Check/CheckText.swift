package import LessonModel
package import TraceFigures

/// What `attend check` says in a terminal: a block for each answer, then the points.
package struct CheckText {
    private let setter: BlockSetter
    private let style: TerminalStyle

    package init(style: TerminalStyle) {
        self.style = style
        setter = BlockSetter(style: style, metrics: .terminal, inlineValues: [:])
    }

    /// All blocks with a blank line after each, and the sum.
    package func lines(_ report: CheckReport) -> [String] {
        report.entries.flatMap { lines($0) + [""] } + [summary(report)]
    }

    /// The points of a whole report: `5 of 12 points`.
    package func summary(_ report: CheckReport) -> String {
        let text = PointsText.text(report.points, of: report.total)
        return setter.metrics.line(text, report.passed ? bold(faces.good) : .bold).text(style)
    }

    /// The block of one answer: a line with mark, name, words and points; under it what there is to say.
    package func lines(_ entry: CheckReport.Entry) -> [String] {
        let body = self.body(entry.verdict)
        let diagnostics =
            entry.verdict.diagnostics.isEmpty
            ? []
            : DiagnosticText(colour: style.colours != .none).text(entry.verdict.diagnostics).split(separator: "\n").map
            { "  \($0)" }
        return (title(entry) + body.map { StyledLine.gap(2) + $0 }).map { $0.text(style) } + diagnostics
            + (entry.verdict.status == .notStarted ? [beginning(entry)] : [])
    }

    /// One line an answer: mark, name and words.
    package func overview(_ report: CheckReport) -> [String] {
        report.entries.flatMap { title($0) }.map { $0.text(style) } + ["", summary(report)]
    }

    // MARK: The first line

    private func title(_ entry: CheckReport.Entry) -> [StyledLine] {
        let (verdict, assignment) = (entry.verdict, entry.assignment)
        let (mark, face) = self.mark(verdict.status)
        let points = setter.metrics.line(PointsText.text(verdict.points, of: verdict.of), faces.mute)
        let start = setter.metrics.line("\(mark) ", bold(face)) + setter.metrics.line("\(assignment.label) ", .bold)
        let words = [
            setter.metrics.span(assignment.id, .bold), setter.metrics.span("  "),
            setter.metrics.span(VerdictWords.status(verdict.status), face),
        ]
        let whole = start + StyledLine(words)
        if whole.width + 2 + points.width <= setter.measure {
            return [whole.padded(to: setter.measure - points.width) + points]
        }
        let broken = setter.broken(words, setter.measure - start.width)
        let lines = broken.enumerated().map { ($0.offset == 0 ? start : .gap(2)) + $0.element }
        return lines + [.gap(2) + points]
    }

    private func mark(_ status: Verdict.Status) -> (String, Face) {
        switch status {
        case .passed: ("✓", faces.good)
        case .partial: ("~", faces.bad)
        case .notStarted: ("·", faces.mute)
        case .failed, .doesNotCompile, .trapped, .timedOut, .overLimit: ("✗", faces.bad)
        }
    }

    // MARK: What there is to say

    private func body(_ verdict: Verdict) -> [StyledLine] {
        var lines: [StyledLine] = []
        if verdict.isKnownMistake { lines += paragraph(verdict.message, .bold) }
        if let divergence = verdict.divergence {
            lines += steps(divergence)
            // A mistake that has a name needs no numbers, and of what was stopped the diagnostic says more.
            if !verdict.isKnownMistake, verdict.diagnostics.isEmpty {
                lines += paragraph(DivergenceText(divergence).sentence)
            }
        } else if !verdict.isKnownMistake, !verdict.message.isEmpty, verdict.diagnostics.isEmpty {
            lines += paragraph(verdict.message)
        }
        for remark in verdict.remarks { lines += self.lines(remark) }
        return lines
    }

    /// The steps that were compared: `scores ✓ · weights ✗`.
    private func steps(_ divergence: Divergence) -> [StyledLine] {
        guard let step = divergence.step else { return [] }
        var spans: [Span] = []
        for name in divergence.agreeing {
            spans += [
                setter.metrics.span("\(name) "), setter.metrics.span("✓", faces.good),
                setter.metrics.span(" · ", faces.mute),
            ]
        }
        spans += [setter.metrics.span("\(step) ", .bold), setter.metrics.span("✗", faces.bad)]
        return setter.broken(spans, setter.measure - 2)
    }

    private func lines(_ remark: Verdict.Remark) -> [StyledLine] {
        switch remark {
        case .choice(let index, let correct, let because):
            let mark = "\(correct ? "✓" : "✗") \(Quiz.letter(index))) "
            let text = because.isEmpty ? [setter.metrics.span("")] : setter.spans(because)
            return setter.hanging(
                mark, correct ? faces.good : faces.bad,
                setter.broken(text, setter.measure - 2 - setter.metrics.width(of: mark)))
        case .entry(let row, let column, let isBlank):
            let words = isBlank ? "still blank" : "not right"
            return setter.hanging(
                isBlank ? "· " : "✗ ", isBlank ? faces.mute : faces.bad,
                paragraph("\(VerdictWords.entry(row, column)): \(words)"))
        }
    }

    private func beginning(_ entry: CheckReport.Entry) -> String {
        let message = entry.verdict.message
        return "  " + (message.isEmpty ? "write your answer in \(entry.verdict.file)" : message)
    }

    private func paragraph(_ text: String, _ face: Face = .plain) -> [StyledLine] {
        setter.broken([setter.metrics.span(VisibleText.visible(text), face)], setter.measure - 2)
    }

    private var faces: TerminalFaces { setter.faces }

    private func bold(_ face: Face) -> Face {
        var face = face
        face.bold = true
        return face
    }
}
