import LessonModel

/// The reports on chapters, each of which is run once, however often its values and keys are asked for.
actor ChapterReports {
    private let pipeline: LazyPipeline
    private var known: [String: ChapterReport] = [:]

    init(_ pipeline: LazyPipeline) {
        self.pipeline = pipeline
    }

    func report(on chapter: Chapter) async throws -> ChapterReport {
        if let report = known[chapter.id] { return report }
        let report = try await pipeline.value.run([chapter]).chapters[0]
        known[chapter.id] = report
        return report
    }
}
