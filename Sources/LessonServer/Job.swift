/// Work that was asked for by a page: a check or a trial.
package struct Job: Sendable, Hashable {
    package enum State: String, Sendable, Hashable {
        case waiting, compiling, running, ended
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
