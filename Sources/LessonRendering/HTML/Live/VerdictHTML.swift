package import LessonModel
import TraceFigures

/// A verdict as it stands below an exercise of a served page: what the terminal says of it.
///
/// It holds neither hidden checks nor solutions.
package struct VerdictHTML {
    /// A box of a worksheet that is not right, by its position among the boxes, counted from 0.
    package struct Box: Sendable, Hashable {
        package var position: Int
        package var isBlank: Bool
    }

    private let entry: CheckReport.Entry
    private let words: Words
    private let key: WorksheetKey?
    private let body: HTMLBody
    private let said: VerdictText

    /// - Parameters:
    ///   - key: that of a worksheet; only which entries are blank is taken from it.
    ///   - body: renders the author's reasons, with the links of their chapter.
    package init(
        _ entry: CheckReport.Entry, words: Words, key: WorksheetKey? = nil, body: HTMLBody = HTMLBody(style: .page)
    ) {
        self.entry = entry
        self.words = words
        self.key = key
        self.body = body
        said = VerdictText(entry, words: words)
    }

    package var tone: VerdictTone { said.tone }

    /// The places in the answer's code that diagnostics are about.
    package var marks: [AnswerMark] {
        guard entry.verdict.kind == .code else { return [] }
        return (said.errors + said.warnings).compactMap { AnswerMark($0, in: entry.verdict.file) }
    }

    /// The boxes that are not right, or blank; none without a key.
    package var boxes: [Box] {
        guard let key else { return [] }
        return entry.verdict.remarks.compactMap { remark in
            guard case .entry(let row, let column, let isBlank, _, _) = remark, key.grid.holds(row, column) else {
                return nil
            }
            let before = key.isBlank.prefix(row * key.grid.columns + column)
            return Box(position: before.count { $0 }, isBlank: isBlank)
        }
    }

    // MARK: Text

    package var html: String {
        let verdict = entry.verdict
        var parts = [status]
        if let mistake = said.mistake { parts.append(VerdictMarkup.message(mistake, isMistake: true)) }
        if !said.steps.isEmpty { parts.append(VerdictMarkup.steps(said.steps)) }
        if let reason = said.reason { parts.append(VerdictMarkup.message(reason)) }
        if !verdict.remarks.isEmpty { parts.append(VerdictMarkup.remarks(verdict.remarks.map(html))) }
        if let taken = said.solutionsTaken { parts.append(VerdictMarkup.sentence(taken)) }
        parts += told(said.errors)
        if let asked = AskedHTML(verdict, id: ExerciseHTML.id(of: entry.exercise) + "-seen", words: words).html {
            parts.append(asked)
        }
        if let output = verdict.output { parts += VerdictMarkup.output(output.lines(words), words.check) }
        parts += told(said.warnings)
        return parts.joined(separator: "\n") + "\n"
    }

    private var status: String {
        let points = "<b class=\"pts\">\(Markup.escaped(said.points))</b>"
        return VerdictMarkup.status(said.mark, "\(Markup.escaped(said.status)) \(points)", className: tone.rawValue)
    }

    private func told(_ diagnostics: [Diagnostic]) -> [String] {
        guard !diagnostics.isEmpty else { return [] }
        let answer = entry.verdict.kind == .code ? entry.verdict.file : nil
        return [DiagnosticsHTML(words: words, answer: answer).html(diagnostics.map(placed))]
    }

    /// The lines of a sheet mean nothing to whoever fills in boxes, unless it could not be understood.
    private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
        guard entry.verdict.kind != .code, entry.verdict.status != .notUnderstood else { return diagnostic }
        var diagnostic = diagnostic
        (diagnostic.place, diagnostic.excerpt) = (nil, nil)
        return diagnostic
    }

    private func html(_ remark: Verdict.Remark) -> String {
        switch remark {
        case .choice(let index, let correct, let because):
            let mark = "<span class=\"\(correct ? "ok" : "off")\">\(correct ? "✓" : "✗") \(Quiz.letter(index)))</span>"
            return because.isEmpty ? mark : "\(mark) \(body.html(of: because))"
        case .entry(let row, let column, let isBlank, let rowLabel, let columnLabel):
            let remark = EntryRemark(
                row: row, column: column, rowLabel: rowLabel, columnLabel: columnLabel, isBlank: isBlank,
                words: words.check)
            return "\(remark.mark) \(Markup.escaped(VisibleText.visible(remark.text)))"
        }
    }
}
