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

    /// What is observed of a chapter's exercises, with the keys of worksheets; the chapter is run for these meanwhile.
    nonisolated func adding(
        keysOf worksheets: [Worksheet], of chapter: Chapter,
        to observe: @Sendable () async throws -> ChapterObservations
    ) async throws -> ChapterObservations {
        async let report = worksheets.isEmpty ? nil : self.report(on: chapter)
        var observed = try await observe()
        if let report = try await report { observed.add(keysOf: worksheets, of: chapter, from: report) }
        return observed
    }
}
