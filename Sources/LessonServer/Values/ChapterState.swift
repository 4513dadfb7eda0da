/// What a chapter's page shows beside its text.
package struct ChapterState: Sendable, Hashable, Decodable {
    enum CodingKeys: String, CodingKey {
        case chapter, page, exercises, jobs, problems, trial
    }

    package var chapter: String
    /// The digest of the page as it is now.
    package var page: String
    /// By the exercise's path.
    package var exercises: [String: AnswerState]
    /// What is being done or waits, of this chapter.
    package var jobs: [Job]
    package var problems: ProblemList?
    package var trial: TrialState?

    package init(
        chapter: String, page: String, exercises: [String: AnswerState], jobs: [Job] = [], problems: ProblemList? = nil,
        trial: TrialState? = nil
    ) {
        self.chapter = chapter
        self.page = page
        self.exercises = exercises
        self.jobs = jobs
        self.problems = problems
        self.trial = trial
    }
}

/// What is wrong in the lessons, for authors.
package struct ProblemList: Sendable, Hashable, Codable {
    package var count: Int
    package var html: String

    package init(count: Int, html: String) {
        self.count = count
        self.html = html
    }
}
