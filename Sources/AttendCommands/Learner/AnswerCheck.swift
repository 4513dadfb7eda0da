import Foundation
import LessonModel
import LessonRendering
import LessonRunner

/// Reads, runs and grades answers, for `attend check` and the commands that need the same.
struct AnswerCheck: Sendable {
    let course: Course
    let folder: CourseFolder
    let answers: AnswerFolder
    let options: RunnerOptions
    let context: CommandContext

    var words: Words { context.words(of: course) }

    /// The result of a check.
    struct Outcome: Sendable {
        var report: CheckReport
        /// Faults of the lessons themselves, not of the answers.
        var lessonFaults: [Diagnostic] = []
    }

    /// Grades answers, as many chapters at a time as there are cores.
    /// - Parameter progress: called with a description of the current work.
    func outcome(
        for exercises: [Exercise], progress: @escaping @Sendable (CommandPhrase) -> Void = { _ in }
    ) async throws -> Outcome {
        let ids = Set(exercises.map(\.chapter))
        let chapters = course.chapters.filter { ids.contains($0.id) }
        let read = chapters.map(answers.answers)
        let observations = try await observe(read, exercises, progress)
        var outcome = Outcome(report: CheckReport())
        for exercise in exercises {
            guard let answers = read.first(where: { $0.chapter.id == exercise.chapter }) else { continue }
            let verdict = answers.verdict(
                on: exercise, observations[exercise.chapter], words: words.check)
            outcome.report.entries.append(.init(exercise: exercise, verdict: verdict))
        }
        let asksForSheet = Set(exercises.filter { $0.kind != .code }.map(\.chapter))
        outcome.report.diagnostics = read.filter { asksForSheet.contains($0.chapter.id) }.flatMap(\.sheetDiagnostics)
        outcome.report.diagnostics += answers.strays(chapters, of: course)
        outcome.lessonFaults = chapters.flatMap { observations[$0.id]?.diagnostics ?? [] }
        return outcome
    }

    /// The keys of worksheets, by id, and the faults that kept others from being computed.
    func keys(of chapter: Chapter) async throws -> (keys: [String: WorksheetKey], faults: [Diagnostic]) {
        guard !chapter.worksheets.isEmpty else { return ([:], []) }
        let pipeline = try await Pipeline(course, folder, options, context)
        let (values, faults) = try await pipeline.worksheetValues(of: chapter)
        let keys = chapter.worksheets.compactMap { worksheet in
            values[worksheet.id].flatMap { WorksheetKey(worksheet, value: $0) }.map { (worksheet.id, $0) }
        }
        return (Dictionary(keys) { first, _ in first }, faults)
    }

    /// The observations of answers, by chapter; a chapter without code to run is skipped.
    private func observe(
        _ read: [ChapterAnswers], _ exercises: [Exercise], _ progress: @escaping @Sendable (CommandPhrase) -> Void
    ) async throws -> [String: ChapterObservations] {
        let work = read.compactMap {
            answers -> (chapter: Chapter, code: [String: CodePart], worksheets: Set<String>)? in
            let own = exercises.filter { $0.chapter == answers.chapter.id }
            let code = answers.codeToRun(for: own)
            let worksheets = answers.worksheetsToRun(for: own)
            return code.isEmpty && worksheets.isEmpty ? nil : (answers.chapter, code, worksheets)
        }
        guard !work.isEmpty else { return [:] }
        let pipeline = try await Pipeline(course, folder, options, context)
        let jobs = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
        return try await withThrowingTaskGroup(of: (String, ChapterObservations).self) { group in
            var results: [String: ChapterObservations] = [:]
            for (position, part) in work.enumerated() {
                if position >= jobs, let (id, result) = try await group.next() { results[id] = result }
                group.addTask {
                    let observed = try await pipeline.observe(
                        part.chapter, answers: part.code, worksheets: part.worksheets, progress: progress)
                    return (part.chapter.id, observed)
                }
            }
            for try await (id, result) in group { results[id] = result }
            return results
        }
    }
}
