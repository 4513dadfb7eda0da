import Foundation
import LessonModel
import LessonReader
import LessonRendering
import LessonServer

/// A course with a reader's work in it, served to pages by the pipeline and the files that the commands use.
actor ServedCourse {
    let options: RunnerOptions
    let context: CommandContext
    let hub: EventHub
    let queue: WorkQueue
    let pages: ServedPages
    let folder: CourseFolder
    var session: LearnerSession
    /// The last verdict on each answer, by the exercise's path.
    var checked: [String: CheckedAnswer] = [:]
    /// What readers have changed in chapters, by id.
    var trials: [String: TrialState] = [:]
    /// What pages were told of answers last, by path.
    var told: [String: AnswerState] = [:]
    private var toldProgress: [String: String] = [:]
    private var toldProblems: ProblemList?
    /// The digest of the index as a page got it last.
    private(set) var index: String?
    /// What watches the answers that the course asks for now.
    var watchingAnswers: Task<Void, Never>?
    /// The last change of an answer's file that was asked for.
    private var lastWriting: Task<Void, Never>?
    /// What is wrong in the lessons, apart from cells that fail.
    var faultsOfCourse: [Diagnostic] = []

    init(
        _ session: LearnerSession, _ options: RunnerOptions, edition: Handout.Edition, hub: EventHub,
        queue: WorkQueue, _ context: CommandContext
    ) {
        self.session = session
        self.options = options
        self.context = context.onPages(of: session.course)
        self.hub = hub
        self.queue = queue
        folder = session.folder
        pages = ServedPages(session.course, session.folder, edition: edition, self.context)
    }

    var course: Course { session.course }
    var words: Words { context.words(of: course) }

    /// A new one each time: the kernel library may have been removed or changed since the last.
    var check: AnswerCheck { session.check(options, context) }
    var answers: ServedAnswers { ServedAnswers(session: session, check: check) }

    /// Changes answers one after the other: several of them share a file.
    func inTurn<Value: Sendable>(_ write: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let before = lastWriting
        let writing = Task {
            await before?.value
            return try await write()
        }
        lastWriting = Task { _ = try? await writing.value }
        return try await writing.value
    }

    func exercise(_ path: String) throws -> Exercise {
        guard let exercise = course.exercises.first(where: { $0.path == path }) else {
            throw NotebookError(.notFound, words.page(.noSuchExercise(path)))
        }
        return exercise
    }

    func chapter(_ id: String) throws -> Chapter {
        guard let chapter = course.chapter(id) else { throw NotebookError(.notFound, words.page(.noSuchChapter(id))) }
        return chapter
    }

    /// The keys of a chapter's worksheets, as far as they are known.
    func keys(of chapter: String) async -> [String: WorksheetKey] {
        guard let chapter = course.chapter(chapter), !chapter.worksheets.isEmpty else { return [:] }
        return await pages.known(chapter)?.keys ?? [:]
    }

    // MARK: Telling pages

    func tellAnswer(_ exercise: Exercise) async {
        let keys = await keys(of: exercise.chapter)
        guard let state = answers.state(of: exercise, key: keys[exercise.id], checked[exercise.path]) else { return }
        told[exercise.path] = state
        hub.send(.answer(exercise: exercise.path, state))
    }

    /// Tells pages of each answer to a chapter that is not what they were told last.
    func tellAnswers(of id: String) async {
        guard let chapter = course.chapter(id), chapter.exercises.contains(where: { told.keys.contains($0.path) })
        else {
            return
        }
        for (path, state) in answers.states(of: chapter, keys: await keys(of: id), verdicts: checked)
        where told[path].map({ $0 != state }) ?? false {
            told[path] = state
            hub.send(.answer(exercise: path, state))
        }
    }

    func tellProgress() {
        let progress = progressHTML
        guard progress != toldProgress else { return }
        toldProgress = progress
        hub.send(.progress(progress))
    }

    /// The progress in each chapter as the index shows it, by id.
    var progressHTML: [String: String] {
        let progress = session.progress.chapterProgress(in: course, session.answers)
        return Dictionary(
            zip(course.chapters.map(\.id), progress.map { ProgressHTML($0, words: words).html })
        ) { first, _ in first }
    }

    /// What is wrong in the lessons as far as is known.
    var problems: ProblemList? {
        get async {
            var faults = faultsOfCourse
            for chapter in await pages.asked { faults += await pages.known(chapter)?.faults ?? [] }
            guard !faults.isEmpty else { return nil }
            return ProblemList(count: faults.count, html: ProblemsHTML(faults, of: course, words: words).html)
        }
    }

    func tellProblems() async {
        let problems = await problems
        guard problems != toldProblems else { return }
        toldProblems = problems
        hub.send(.problems(problems))
    }
}

// MARK: Pages

extension ServedCourse: Notebook {
    /// The course as pages; nothing is prepared for what was made before.
    private var handout: Handout {
        get async throws {
            if let known = await pages.handout { return known }
            return try await pages.handout(check.pipeline)
        }
    }

    func page(_ name: String, since digest: String?) async throws -> String? {
        if name.isEmpty || name == PageFile.index { return try await indexPage() }
        if name == PageFile.glossary {
            return try await handout.glossary(beside: pages.neighbours).map { LiveData.stamped($0).html }
        }
        guard let chapter = course.chapters.first(where: { PageFile.name(of: $0) == name }) else { return nil }
        return await pages.html(of: try await page(of: chapter), since: digest)
    }

    func indexPage() async throws -> String {
        let page = LiveData.stamped(try await handout.index(beside: pages.neighbours, progress: progressHTML))
        index = page.digest
        return page.html
    }

    /// The page of a chapter; one that has to run first is shown without outputs until it has.
    private func page(of chapter: Chapter) async throws -> ServedPages.Made {
        let known = await pages.known(chapter)
        if let known, known.hasRun { return known }
        let pipeline = try await check.pipeline
        if let report = pipeline.remembered(chapter) { return try await take(report, of: chapter, pipeline) }
        // Also after a run that was stopped.
        if await !queue.jobs.contains(where: { $0.subject == "page \(chapter.id)" }) { await run(chapter, pipeline) }
        if let known { return known }
        return try await pages.unrun(chapter, pipeline)
    }

    /// Begins to run a chapter for its page.
    func run(_ chapter: Chapter, _ pipeline: Pipeline) async {
        let words = words.command
        await queue.add(key: "page \(chapter.id)", subject: "page \(chapter.id)") { ticket in
            await ticket.report(.running, words(.running([chapter.file])))
            do {
                let report = try await self.report(on: chapter, pipeline, ticket)
                let page = try await self.take(report, of: chapter, pipeline)
                self.hub.send(.page(chapter: chapter.id, digest: page.digest))
            } catch {
                if !Task.isCancelled { await self.take(faults: Diagnostic.all(of: error)) }
            }
        }
    }

    /// Runs a chapter and tells which of its cells is running.
    func report(on chapter: Chapter, _ pipeline: Pipeline, _ ticket: WorkTicket) async throws -> ChapterReport {
        let words = words.page
        let onPage = course.chapter(chapter.id)
        return try await pipeline.run([chapter]) { _, event in
            guard case .cellStarted(let index) = event else { return }
            let number = onPage?.cell(index).map { "\(chapter.label).\($0.number)" }
            await ticket.report(.running, words(.cellIsRunning(number)))
        }.chapters[0]
    }

    private func take(_ report: ChapterReport, of chapter: Chapter, _ pipeline: Pipeline) async throws
        -> ServedPages.Made
    {
        let page = try await pages.take(chapter, report, pipeline)
        if report.passed, !session.progress.hasRun(chapter, of: course) {
            session.update { $0.record(chapter: report) }
            tellProgress()
        }
        await tellProblems()
        return page
    }

    func file(_ path: String) async throws -> LinkedFile? {
        guard try await handout.linkedFiles.contains(path) else { return nil }
        guard let contents = folder.givenFile(path) else { return nil }
        return LinkedFile(contents: contents, mediaType: Self.mediaType(of: contents))
    }

    /// What a browser may make of a file: text is never run, nor shown as a page.
    private static func mediaType(of contents: Data) -> String {
        if let kind = ImageKind(of: Array(contents.prefix(1024))) { return kind.mediaType }
        return String(validating: contents, as: UTF8.self) == nil
            ? "application/octet-stream" : "text/plain; charset=utf-8"
    }

    func searchIndex() async throws -> String {
        try await handout.searchIndex(beside: pages.neighbours)
    }

    func state(of chapter: String) async throws -> ChapterState? {
        // Pages about the course as a whole.
        if chapter.isEmpty {
            return ChapterState(chapter: "", page: "", exercises: [:], problems: await problems)
        }
        guard let chapter = course.chapter(chapter) else { return nil }
        let page = try await page(of: chapter)
        let states = answers.states(of: chapter, keys: page.keys, verdicts: checked)
        told.merge(states) { $1 }
        let jobs = await queue.jobs.filter { job in
            job.subject.hasSuffix(" \(chapter.id)") || states[job.subject] != nil
        }
        return ChapterState(
            chapter: chapter.id, page: page.digest, exercises: states, jobs: jobs, problems: await problems,
            trial: trials[chapter.id])
    }

    func lines(ofCode text: String) async -> [String] { SwiftHTML(text).lines }

    func stop(_ job: String) async { await queue.cancel(job) }
}
