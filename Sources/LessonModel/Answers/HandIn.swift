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

    /// A row of the table that the file begins with: an exercise, and its result when the file was written.
    package struct Row: Sendable, Hashable {
        /// `3.2`.
        package var number: String
        package var result: String

        package init(number: String, result: String) {
            self.number = number
            self.result = result
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
    /// Answers that are in the file several times, with different texts: the last counts.
    package var repeated: [String] = []
    /// What the file's own table lists.
    package var table: [Row] = []
    /// The answer in which the file ends, if it does so within one.
    package var unfinished: String?

    package init(learner: String, course: String, version: String, written: String, answers: [Answer]) {
        self.learner = learner
        self.course = course
        self.version = version
        self.written = written
        self.answers = answers
    }

    /// What has become of a file on its way, so that nothing in it can be read.
    package enum Damage: Sendable, Hashable {
        case empty, utf16
        /// Each line begins with `>`, as mail programs quote.
        case quoted
        /// The lines between the two `---` are not there, or not whole.
        case headLost
    }
}
