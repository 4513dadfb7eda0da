import LessonModel

/// What there is to say of a verdict, part by part: the terminal and served pages are made of it.
///
/// It holds neither hidden checks nor solutions.
struct VerdictText {
    private let entry: CheckReport.Entry
    private let words: Words

    init(_ entry: CheckReport.Entry, words: Words) {
        self.entry = entry
        self.words = words
    }

    private var verdict: Verdict { entry.verdict }

    // MARK: The first line

    /// The status that mark and tone are those of: an answer that waits for another one has not begun to be judged.
    private var shownStatus: Verdict.Status { verdict.waitsFor == nil ? verdict.status : .notStarted }

    var mark: String { shownStatus.mark }
    var tone: VerdictTone { shownStatus.tone }

    /// `not right yet`.
    var status: String {
        if let earlier = verdict.waitsFor { return words.check(.waitsFor(earlier)) }
        return words.check(entry.wasPassed ? .statusAfterPass(verdict.status) : .status(verdict.status))
    }

    /// `1 of 2 points`.
    var points: String { words.check(.pointsOf(verdict.points, of: verdict.maximumPoints)) }

    // MARK: What is wrong

    /// The author's words on a mistake that they expected; nil for any other.
    var mistake: String? { verdict.isKnownMistake ? verdict.message : nil }

    /// The steps that were compared; the last is the first that does not agree.
    var steps: [ComparedStep] {
        verdict.divergence.map { ComparedStep.all(agreeing: $0.agreeing, differing: $0.step) } ?? []
    }

    /// What else is wrong, or what to do; nil where the author's words or a diagnostic say it.
    var reason: String? {
        guard !verdict.isKnownMistake else { return nil }
        if let divergence = verdict.divergence {
            // For stopped code the diagnostic says more.
            return verdict.hasError ? nil : DivergenceText(divergence, words: words.check).sentence
        }
        if !verdict.message.isEmpty { return verdict.hasError ? nil : verdict.message }
        return verdict.status == .notStarted ? words.check(.writeAnswer(in: verdict.file)) : nil
    }

    /// Which solutions took the place of answers that it builds on.
    var solutionsTaken: String? {
        verdict.withSolutions.isEmpty ? nil : words.check(.withSolutions(verdict.withSolutions))
    }

    /// Diagnostics that are no warnings.
    ///
    /// What went wrong and what was seen of it belong together; a warning may explain them, and comes after them.
    var errors: [Diagnostic] { verdict.diagnostics.filter { $0.severity != .warning } }
    var warnings: [Diagnostic] { verdict.diagnostics.filter { $0.severity == .warning } }
}

/// A step that an answer and the solution both have.
struct ComparedStep {
    var name: String
    var agrees: Bool

    var mark: String { agrees ? "✓" : "✗" }

    /// - Parameter differing: the first step that differs; nothing is said of steps without one.
    static func all(agreeing: [String], differing: String?) -> [ComparedStep] {
        guard let differing else { return [] }
        return agreeing.map { ComparedStep(name: $0, agrees: true) } + [ComparedStep(name: differing, agrees: false)]
    }
}

/// What is said of an entry of a worksheet that is not right or not there.
struct EntryRemark {
    private let isBlank: Bool
    let text: String

    /// - Parameters:
    ///   - row: counted from 0.
    ///   - column: counted from 0.
    init(
        row: Int, column: Int, rowLabel: String?, columnLabel: String?, isBlank: Bool, words: CheckWords
    ) {
        self.isBlank = isBlank
        let entry = words(.entry(row: row, column: column, rowLabel: rowLabel, columnLabel: columnLabel))
        text = words(.remark(on: entry, words(isBlank ? .entryBlank : .entryNotRight)))
    }

    var mark: String { isBlank ? "·" : "✗" }
    var tone: VerdictTone { isBlank ? .mute : .bad }
}

/// Whether a status is good news, bad news, or none yet.
package enum VerdictTone: String, Sendable, Hashable {
    case good, bad, mute
}

extension Verdict.Status {
    var tone: VerdictTone {
        switch self {
        case .passed: .good
        case .notStarted, .notJudged: .mute
        case .partial, .failed, .notUnderstood, .doesNotCompile, .trapped, .timedOut, .overLimit: .bad
        }
    }

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
