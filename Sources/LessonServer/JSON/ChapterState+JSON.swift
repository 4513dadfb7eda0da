/// As JSON, where what is not there is `null`.
extension ChapterState: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(chapter, forKey: .chapter)
        try object.encode(page, forKey: .page)
        try object.encode(exercises, forKey: .exercises)
        try object.encode(jobs, forKey: .jobs)
        try object.encode(problems, forKey: .problems)
        try object.encode(trial, forKey: .trial)
    }
}
