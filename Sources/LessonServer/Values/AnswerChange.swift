/// What a page sends when a reader has typed an answer.
package struct AnswerChange: Sendable, Hashable {
    /// The exercise's path, `04-scaling/scale-scores`.
    package var exercise: String
    package var content: AnswerContent
    /// The version that it was typed on; nil for an answer that was not there.
    package var base: String?
    /// Whether it is written even if the file has another version now, which is then kept under another name.
    package var force: Bool

    package init(exercise: String, content: AnswerContent, base: String? = nil, force: Bool = false) {
        self.exercise = exercise
        self.content = content
        self.base = base
        self.force = force
    }
}

/// What became of a change.
package enum SaveResult: Sendable, Hashable {
    case written(version: String)
    /// The file was changed meanwhile by someone else; nothing is written.
    case conflict(AnswerState)
}
