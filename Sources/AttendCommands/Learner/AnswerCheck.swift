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
    /// The reports on the course's chapters.
    let reports: ChapterReports
    private let lazyPipeline: LazyPipeline
    /// Whether the course's solution takes the place of an earlier answer that has not passed, where others build on it.
    private let takesSolutions: Bool

    init(
        course: Course, folder: CourseFolder, answers: AnswerFolder, options: RunnerOptions,
        takesSolutions: Bool = false,
        context: CommandContext
    ) {
        self.takesSolutions = takesSolutions
        self.course = course
        self.folder = folder
        self.answers = answers
        self.context = context
        lazyPipeline = LazyPipeline { try await Pipeline(course, folder, options, context) }
        reports = ChapterReports(lazyPipeline)
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

    /// Grades answers, as many chapters at a time as there are cores; before them those that they build on.
    /// - Parameter progress: called with a description of the current work.
    func outcome(
        for exercises: [Exercise], progress: @escaping @Sendable (CommandPhrase) -> Void = { _ in }
    ) async throws -> Outcome {
        let chapters = try await filledChapters(of: exercises)
        let all = course.withUsed(exercises)
        let others = course.chapters.filter { chapter in
            all.contains { $0.chapter == chapter.id } && !chapters.contains { $0.id == chapter.id }
        }
        var read = (chapters + others).map { answers.answers(to: $0, of: course) }
        var observed: [String: ChapterObservations] = [:]
        var passed = PassedAnswers(takesSolutions: takesSolutions)
        var verdicts: [String: Verdict] = [:]
        for round in all.inRounds {
            for index in read.indices { read[index].build(round, on: passed) }
            observed.merge(try await observe(read, round, progress)) { before, new in before.adding(new) }
            for exercise in round {
                guard let answers = read.first(where: { $0.chapter.id == exercise.chapter }) else { continue }
                let verdict = answers.verdict(
                    on: answers.chapter.exercise(exercise.id) ?? exercise, observed[exercise.chapter],
                    words: words.check)
                verdicts[exercise.path] = verdict.explainingNames(of: course)
                if verdict.status == .passed, let code = answers.codeToRun(for: [exercise])[exercise.id] {
                    passed.add(exercise, code)
                }
            }
        }
        var outcome = Outcome(report: CheckReport())
        outcome.report.entries = exercises.compactMap { exercise in
            let filled = chapters.first { $0.id == exercise.chapter }?.exercise(exercise.id)
            return verdicts[exercise.path].map { .init(exercise: filled ?? exercise, verdict: $0) }
        }
        let asksForSheet = Set(exercises.filter { $0.kind != .code }.map(\.chapter))
        let sheets = read.filter { asksForSheet.contains($0.chapter.id) }
        outcome.report.diagnostics = sheets.flatMap(\.sheetDiagnostics).eachOnce
        outcome.report.diagnostics += answers.strays(chapters, of: course)
        outcome.report.diagnostics += read.flatMap(\.passedOverWarnings) + answers.notesOnFormerFolders(read)
        outcome.lessonFaults = (chapters + others).flatMap { observed[$0.id]?.diagnostics ?? [] }
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
            return try await reports.report(on: chapter)
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
        let report = try await reports.report(on: chapter)
        return (report.keys(of: chapter), Proof.faults(preventingKeysOf: chapter.worksheets, in: report))
    }

    /// The observations of answers, and the keys of the worksheets that were filled in, by chapter; a chapter that needs none
    /// is skipped.
    private func observe(
        _ read: [ChapterAnswers], _ exercises: [Exercise], _ progress: @escaping @Sendable (CommandPhrase) -> Void
    ) async throws -> [String: ChapterObservations] {
        let work = read.compactMap {
            answers -> (answers: ChapterAnswers, code: [String: CodePart], worksheets: [Worksheet])? in
            let own = exercises.filter { $0.chapter == answers.chapter.id }
            let code = answers.codeToRun(for: own)
            let worksheets = answers.worksheetsToGrade(for: own)
            return code.isEmpty && worksheets.isEmpty ? nil : (answers, code, worksheets)
        }
        guard !work.isEmpty else { return [:] }
        let pipeline = try await pipeline
        let observed = try await pipeline.eachAtATime(work) { part in
            let chapter = part.answers.chapter
            return try await reports.adding(keysOf: part.worksheets, of: chapter) {
                try await pipeline.observe(
                    chapter, answers: part.code, used: part.answers.used, progress: progress)
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(work.map(\.answers.chapter.id), observed))
    }
}
