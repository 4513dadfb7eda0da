/// A learner's `answers.yml` for one chapter: the answers to its quizzes and worksheets.
package struct AnswerSheet: Sendable, Hashable {
    package static let fileName = "answers.yml"

    /// The answer to one question or worksheet.
    package enum Entry: Sendable, Hashable {
        /// Nothing yet.
        case blank
        /// Choices by index, from 0.
        case choices([Int])
        case rows([Row])
        /// An entry that cannot be read; `faults` say why.
        case malformed
    }

    /// One row of a worksheet, with its place.
    package struct Row: Sendable, Hashable {
        /// `nil` for an entry still blank.
        package var values: [Double?]
        package var place: FileLocation
        package var excerpt: Diagnostic.Excerpt

        package init(values: [Double?], place: FileLocation, excerpt: Diagnostic.Excerpt) {
            self.values = values
            self.place = place
            self.excerpt = excerpt
        }
    }

    /// By the id of the quiz or worksheet; an id that the file does not mention has no entry.
    package var entries: [String: Entry]
    /// What is wrong with an answer, by the same id.
    package var faults: [String: [Diagnostic]]

    package init(entries: [String: Entry] = [:], faults: [String: [Diagnostic]] = [:]) {
        self.entries = entries
        self.faults = faults
    }

    /// A sheet that cannot be read: nothing in it is understood.
    package init(_ ids: [String], unreadable fault: Diagnostic) {
        self.init(
            entries: Dictionary(ids.map { ($0, .malformed) }) { first, _ in first },
            faults: Dictionary(ids.map { ($0, [fault]) }) { first, _ in first })
    }

    /// Adds the answers of another sheet that this one does not have.
    package mutating func merge(_ other: AnswerSheet) {
        entries.merge(other.entries) { first, _ in first }
        faults.merge(other.faults) { first, second in first + second }
    }
}
