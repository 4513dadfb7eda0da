/// What the addresses that take JSON give back.
enum PageResults {
    struct Saved: Encodable {
        var version: String
    }

    /// The answer that the file has now, where nothing was written.
    ///
    /// It is no error: a browser would write one on its console.
    struct Conflict: Codable {
        var conflict: AnswerState
    }

    /// The version is nil where nothing was sent to be saved.
    struct Checked: Encodable {
        var version: String?
        var job: Job

        private enum Key: String, CodingKey {
            case version, job
        }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(version, forKey: .version)
            try object.encode(job, forKey: .job)
        }
    }

    struct Hints: Encodable {
        var hints: Int
    }

    struct Solution: Encodable {
        var html: String
    }

    struct Reset: Encodable {
        var answer: AnswerState
        var message: String
    }

    /// The job is nil where a trial was put back.
    struct Trial: Encodable {
        var job: Job?

        private enum Key: String, CodingKey {
            case job
        }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            try object.encode(job, forKey: .job)
        }
    }

    struct Lines: Encodable {
        var lines: [String]
    }

    struct Nothing: Encodable {}

    /// Why something was not done.
    struct Refusal: Encodable {
        var message: String
    }
}
