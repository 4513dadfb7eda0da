/// Work that was asked for by a page: a check or a trial.
package struct Job: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Hashable, Codable {
        case waiting, compiling, running, ended
    }

    enum CodingKeys: String, CodingKey {
        case id, state, text
        case subject = "of"
    }

    package var id: String
    /// The path of an exercise, or `try` and the id of a chapter.
    package var subject: String
    package var state: State
    /// What is being done, in words.
    package var text: String

    package init(id: String, subject: String, state: State, text: String) {
        self.id = id
        self.subject = subject
        self.state = state
        self.text = text
    }
}
