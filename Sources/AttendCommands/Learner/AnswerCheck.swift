import Foundation
import LessonModel
import LessonRendering
import LessonRunner

/// Reads, runs and grades answers, for `attend check` and the commands that need the same.
struct AnswerCheck: Sendable {
    let course: Course
    let folder: CourseFolder
    let answers: AnswerFolder
    let context: CommandContext
    private let lazyPipeline: LazyPipeline

    init(
        course: Course, folder: CourseFolder, answers: AnswerFolder, options: RunnerOptions, context: CommandContext
    ) {
        self.course = course
        self.folder = folder
        self.answers = answers
        self.context = context
        lazyPipeline = LazyPipeline { try await Pipeline(course, folder, options, context) }
    }

    /// The pipeline that everything here is run with.
    var pipeline: Pipeline {
        get async throws { try await lazyPipeline.value }
    }

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
        let chapters = try await filledChapters(of: exercises)
        let read = chapters.map { answers.answers(to: $0, of: course) }
        let observations = try await observe(read, exercises, progress)
        var outcome = Outcome(report: CheckReport())
        for exercise in exercises {
            guard let answers = read.first(where: { $0.chapter.id == exercise.chapter }) else { continue }
            let exercise = answers.chapter.exercise(exercise.id) ?? exercise
            let verdict = answers.verdict(
                on: exercise, observations[exercise.chapter], words: words.check
            ).explainingNames(of: course)
            outcome.report.entries.append(.init(exercise: exercise, verdict: verdict))
        }
        let asksForSheet = Set(exercises.filter { $0.kind != .code }.map(\.chapter))
        outcome.report.diagnostics = read.filter { asksForSheet.contains($0.chapter.id) }.flatMap(\.sheetDiagnostics)
        outcome.report.diagnostics += answers.strays(chapters, of: course)
        outcome.lessonFaults = chapters.flatMap { observations[$0.id]?.diagnostics ?? [] }
        return outcome
    }

    /// The chapters of exercises, in the order of the course, with the inline values in the texts of their exercises.
    func filledChapters(of exercises: [Exercise]) async throws -> [Chapter] {
        let ids = Set(exercises.map(\.chapter))
        var chapters: [Chapter] = []
        for chapter in course.chapters where ids.contains(chapter.id) { chapters.append(try await filled(chapter)) }
        return chapters
    }

    /// The chapter with the inline values in the texts of its exercises; it is run only when there are any.
    ///
    /// Where it cannot be run, they stay as they are.
    func filled(_ chapter: Chapter) async throws -> Chapter {
        guard chapter.exercisesHoldInlineValues, let report = try await report(on: chapter) else { return chapter }
        return chapter.fillingInlineValues(report.inlineValues)
    }

    /// The report on a chapter; nil where it cannot be run.
    func report(on chapter: Chapter) async throws -> ChapterReport? {
        do {
            return try await pipeline.run([chapter]).chapters[0]
        } catch is any DiagnosedError {
            return nil
        }
    }

    /// An exercise with the inline values in its texts.
    func filled(_ exercise: Exercise) async throws -> Exercise {
        guard let chapter = course.chapter(exercise.chapter) else { return exercise }
        return try await filled(chapter).exercise(exercise.id) ?? exercise
    }

    /// The keys of worksheets, by id, and the faults that kept others from being computed.
    ///
    /// Nothing is run for a chapter without worksheets.
    func keys(of chapter: Chapter) async throws -> (keys: [String: WorksheetKey], faults: [Diagnostic]) {
        guard !chapter.worksheets.isEmpty else { return ([:], []) }
        let report = try await pipeline.run([chapter]).chapters[0]
        return (report.keys(of: chapter), Proof.faults(ofKeysOf: chapter, in: report))
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
        let pipeline = try await pipeline
        let observed = try await pipeline.eachAtATime(work) { part in
            try await pipeline.observe(
                part.chapter, answers: part.code, worksheets: part.worksheets, progress: progress)
        }
        return Dictionary(uniqueKeysWithValues: zip(work.map(\.chapter.id), observed))
    }
}
