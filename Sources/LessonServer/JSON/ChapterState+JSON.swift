/// As JSON, where what is not there is `null`.
extension ChapterState: Codable {
    private enum Key: String, CodingKey {
        case chapter, page, exercises, jobs, problems, trial
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        self.init(
            chapter: try object.decode(String.self, forKey: .chapter),
            page: try object.decode(String.self, forKey: .page),
            exercises: try object.decode([String: AnswerState].self, forKey: .exercises),
            jobs: try object.decode([Job].self, forKey: .jobs),
            problems: try object.decodeIfPresent(ProblemList.self, forKey: .problems),
            trial: try object.decodeIfPresent(TrialState.self, forKey: .trial))
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(chapter, forKey: .chapter)
        try object.encode(page, forKey: .page)
        try object.encode(exercises, forKey: .exercises)
        try object.encode(jobs, forKey: .jobs)
        try object.encode(problems, forKey: .problems)
        try object.encode(trial, forKey: .trial)
    }
}
