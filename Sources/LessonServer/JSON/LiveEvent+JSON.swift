/// As JSON an object whose `event` says which of the events it is.
extension LiveEvent: Codable {
    private enum Name: String, Codable {
        case answer, job, verdict, trial, page, problems, progress
    }

    private enum Key: String, CodingKey {
        case event, exercise, answer, job, verdict, chapter, trial, page, problems, chapters
    }

    /// A chapter's entry in the index.
    private struct Entry: Codable {
        var html: String
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        switch try object.decode(Name.self, forKey: .event) {
        case .answer:
            self = .answer(
                exercise: try object.decode(String.self, forKey: .exercise),
                try object.decode(AnswerState.self, forKey: .answer))
        case .job:
            self = .job(try object.decode(Job.self, forKey: .job))
        case .verdict:
            self = .verdict(
                exercise: try object.decode(String.self, forKey: .exercise),
                try object.decode(VerdictState.self, forKey: .verdict))
        case .trial:
            self = .trial(
                chapter: try object.decode(String.self, forKey: .chapter),
                try object.decodeIfPresent(TrialState.self, forKey: .trial))
        case .page:
            self = .page(
                chapter: try object.decodeIfPresent(String.self, forKey: .chapter),
                digest: try object.decode(String.self, forKey: .page))
        case .problems:
            self = .problems(try object.decodeIfPresent(ProblemList.self, forKey: .problems))
        case .progress:
            self = .progress(try object.decode([String: Entry].self, forKey: .chapters).mapValues(\.html))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        switch self {
        case .answer(let exercise, let answer):
            try object.encode(Name.answer, forKey: .event)
            try object.encode(exercise, forKey: .exercise)
            try object.encode(answer, forKey: .answer)
        case .job(let job):
            try object.encode(Name.job, forKey: .event)
            try object.encode(job, forKey: .job)
        case .verdict(let exercise, let verdict):
            try object.encode(Name.verdict, forKey: .event)
            try object.encode(exercise, forKey: .exercise)
            try object.encode(verdict, forKey: .verdict)
        case .trial(let chapter, let trial):
            try object.encode(Name.trial, forKey: .event)
            try object.encode(chapter, forKey: .chapter)
            try object.encode(trial, forKey: .trial)
        case .page(let chapter, let digest):
            try object.encode(Name.page, forKey: .event)
            try object.encode(chapter, forKey: .chapter)
            try object.encode(digest, forKey: .page)
        case .problems(let problems):
            try object.encode(Name.problems, forKey: .event)
            try object.encode(problems, forKey: .problems)
        case .progress(let chapters):
            try object.encode(Name.progress, forKey: .event)
            try object.encode(chapters.mapValues(Entry.init), forKey: .chapters)
        }
    }
}
