/// What `attend hand-in` writes: a learner's answers, and what was known of them when the file was written.
package struct HandIn: Sendable, Hashable {
    package static let format = "attend.hand-in/1"

    package struct Answer: Sendable, Hashable {
        /// As a folder of answers names it: `04-scaling/scale-scores.swift`.
        package var file: String
        package var text: String

        package init(file: String, text: String) {
            self.file = file
            self.text = text
        }
    }

    /// As the learner is called; a file can say anything.
    package var learner: String
    /// The course's title.
    package var course: String
    /// The hash of the course that the answers were checked with.
    package var version: String
    /// When that was, in UTC.
    package var written: String
    package var answers: [Answer]

    package init(learner: String, course: String, version: String, written: String, answers: [Answer]) {
        self.learner = learner
        self.course = course
        self.version = version
        self.written = written
        self.answers = answers
    }
}
