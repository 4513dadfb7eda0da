/// The result of checking one answer.
package struct Verdict: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case code, quiz, worksheet
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case passed, failed, partial
        case notStarted = "not-started"
        /// It is there, but its form could not be understood: no text, no YAML, a table of another shape.
        case notUnderstood = "not-understood"
        /// It was not judged, for a reason that is not in it: the chapter does not run, or an earlier answer has to pass.
        case notJudged = "not-judged"
        case doesNotCompile = "does-not-compile"
        case trapped
        case timedOut = "timed-out"
        case overLimit = "over-limit"
    }

    /// A remark on one part of a quiz or worksheet.
    package enum Remark: Sendable, Hashable {
        /// A choice that was made, by index from 0, and the author's reason.
        case choice(Int, correct: Bool, because: [Inline])
        /// An entry, counted from 0, that is not right or not there, and the names of its row and column.
        case entry(row: Int, column: Int, isBlank: Bool, rowLabel: String? = nil, columnLabel: String? = nil)
    }

    /// The exercise's id.
    package var id: String
    package var chapter: String
    package var kind: Kind
    package var status: Status
    package var points: Double
    package var maximumPoints: Double
    /// The number of the exercise that has to be passed before this one can be judged.
    package var waitsFor: String?
    /// The numbers of the exercises whose solutions took the place of answers that it builds on.
    package var withSolutions: [String] = []
    /// Whether the answer's file is missing.
    package var isFileMissing = false
    /// What is wrong, in the author's words where there are any; empty when nothing is.
    package var message: String
    /// Whether the message is that of a mistake the author expected.
    package var isKnownMistake: Bool
    package var divergence: Divergence?
    /// The expression of the check whose result is wrong, or never came.
    package var asked: CheckedExpression?
    /// What the answer printed.
    package var output: PrintedExcerpt?
    package var diagnostics: [Diagnostic]
    package var remarks: [Remark]
    /// The answer's file as messages name it.
    package var file: String

    package init(
        id: String, chapter: String, kind: Kind, status: Status, points: Double, maximumPoints: Double,
        message: String = "",
        isKnownMistake: Bool = false, divergence: Divergence? = nil, diagnostics: [Diagnostic] = [],
        remarks: [Remark] = [],
        file: String
    ) {
        self.id = id
        self.chapter = chapter
        self.kind = kind
        self.status = status
        self.points = points
        self.maximumPoints = maximumPoints
        self.message = message
        self.isKnownMistake = isKnownMistake
        self.divergence = divergence
        self.diagnostics = diagnostics
        self.remarks = remarks
        self.file = file
    }

    /// Whether the verdict says anything of what was answered.
    package var isJudged: Bool { status != .notUnderstood && status != .notJudged }

    /// Whether a diagnostic is more than a warning.
    package var hasError: Bool { diagnostics.contains { $0.severity != .warning } }
}
