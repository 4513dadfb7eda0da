import Foundation
import LessonModel
import LessonReader
import LessonRendering
import LessonRunner
import StepTrace
import Synchronization

/// The stages from a course to reports: reads it, plans its programs, runs them, and folds their events into a report.
///
/// Commands render the reports.
struct Pipeline: Sendable {
    private let course: Course
    private let options: RunnerOptions
    /// The hash of the sources of the kernel that chapters use.
    let kernel: String
    /// What the compiler warns of in the course's own modules; it is for authors.
    let moduleWarnings: [Diagnostic]
    private let runner: ChapterRunner
    private let checker: CheckRunner
    private let mutantRunner: MutantRunner

    /// Reads the course; throws all errors of all chapters.
    /// - Parameter warns: whether warnings are printed; they are for authors.
    static func read(_ folder: CourseFolder, _ context: CommandContext, warns: Bool = true) async throws -> Course {
        let (course, warnings) = try await read(folder)
        if warns { context.report(warnings) }
        return course
    }

    /// The course and the warnings about it; throws all errors of all chapters.
    /// - Parameter known: what was read of it before.
    static func read(
        _ folder: CourseFolder, known: ChapterReadings = ChapterReadings()
    ) async throws -> (course: Course, warnings: [Diagnostic]) {
        let reading = await CourseReader.read(
            folder: folder.url.path(percentEncoded: false), display: folder.display, files: .disk,
            toolkit: folder.toolkit, known: known)
        guard let course = reading.course, !reading.hasErrors else { throw Failure.cannotWork(reading.diagnostics) }
        return (course, reading.diagnostics)
    }

    /// Finds the compiler and the kernel library, which is built if needed.
    /// - Parameter proves: whether outputs are computed anew, whatever is remembered of them.
    init(
        _ course: Course, _ folder: CourseFolder, _ options: RunnerOptions, proves: Bool = false,
        _ context: CommandContext
    ) async throws {
        self.course = course
        self.options = options
        let path = folder.url.path(percentEncoded: false)
        let processEnvironment = context.processEnvironment
        let cache = processEnvironment.cacheFolder.path(percentEncoded: false)
        let toolchain = try await Toolchain.find(environment: processEnvironment.compilerEnvironment, cache: cache)
        let sources = try processEnvironment.toolkitSources(named: options.toolkit)
        let status = StatusLine(context, context.words(of: course).command)
        var library: KernelLibrary
        do {
            library = try await status.counting({ .buildingKernel(modules: $0, seconds: $1) }) { begin in
                try await KernelLibrary.prepare(
                    toolchain: toolchain, sources: sources,
                    modules: course.modules.map {
                        folder.url.resolving(course.path(ofModule: $0, in: "", toolkit: sources.folder)).path
                    }, cache: cache,
                    environment: processEnvironment.variables, building: begin)
            }
        } catch let failure as KernelLibrary.Failure {
            throw Failure.cannotWork(failure.diagnostics.map { $0.displayed(from: processEnvironment.workingFolder) })
        }
        library.own.show { URL(filePath: $0).path(from: processEnvironment.workingFolder) }
        kernel = library.sources
        moduleWarnings = library.warnings.map { $0.displayed(from: processEnvironment.workingFolder) }
        let results = options.noCache || proves ? nil : cache
        var runner = ChapterRunner(
            toolchain: toolchain, toolkit: library, cache: options.noCache ? nil : ResultCache(in: cache),
            courseFolder: path, environment: processEnvironment.variables)
        let (permissions, refusal) = try CoursePermissions(course, folder, stateFolder: processEnvironment.stateFolder)
            .granted(allows: options.allow)
        refusal.map { context.report([$0]) }
        runner.permissions = permissions
        self.runner = runner
        let missing = try await runner.missing(
            among: course.imports, known: Set(course.modules.map(\.lastPathComponent) + ModuleImport.ofToolchain))
        guard missing.isEmpty else { throw Failure.cannotWork(missing) }
        checker = CheckRunner(
            toolchain: toolchain, toolkit: library, courseFolder: path, environment: processEnvironment.variables,
            cache: results, repeats: proves)
        mutantRunner = MutantRunner(checker, imports: course.imports, cache: options.noCache ? nil : cache)
    }

    var toolchain: String { runner.toolchain.version }

    /// The cache key of a chapter's results.
    func fingerprint(of chapter: Chapter) -> String {
        runner.fingerprint(of: plan(chapter))
    }

    /// Runs chapters, as many at a time as there are cores, and folds their events into the report.
    /// - Parameter handle: called with each event as it happens and the position of its chapter.
    func run(_ chapters: [Chapter], handle: (Int, Event) async -> Void = { _, _ in }) async throws -> RunReport {
        let (events, emitter) = AsyncStream.makeStream(of: (Int, Event).self)
        async let work: Void = runAll(chapters, emitter)
        var reports = chapters.map(ChapterReport.init)
        for await (position, event) in events {
            reports[position].apply(event)
            await handle(position, event)
        }
        try await work
        return RunReport(
            toolchain: runner.toolchain.version, title: course.title, language: course.language, chapters: reports)
    }

    private func plan(_ chapter: Chapter) -> ChapterPlan {
        ChapterPlan(chapter, imports: course.imports, timeout: options.timeout)
    }

    /// The report on a chapter whose results are remembered; nil when it would have to run.
    func remembered(_ chapter: Chapter) -> ChapterReport? {
        guard let events = runner.remembered(plan(chapter)) else { return nil }
        return events.reduce(into: ChapterReport(chapter)) { $0.apply($1) }
    }

    /// Runs chapters once, and those again that do not take long.
    /// - Returns: the reports on each: one or two.
    private func runTwice(_ chapters: [Chapter]) async throws -> [[ChapterReport]] {
        try await eachAtATime(chapters) { chapter in
            let reports = Mutex([ChapterReport(chapter)])
            try await runner.runTwice(plan(chapter), unlessLongerThan: Self.mostSecondsToRepeat) { event in
                reports.withLock { $0[0].apply(event) }
            } again: { event in
                reports.withLock { reports in
                    if reports.count == 1 { reports.append(ChapterReport(chapter)) }
                    reports[1].apply(event)
                }
            }
            return reports.withLock(\.self)
        }
    }

    /// Observes answers to a chapter's exercises.
    /// - Parameters:
    ///   - used: what each of the answers builds on, by exercise id.
    ///   - progress: called with what is being done.
    func observe(
        _ chapter: Chapter, answers: [String: CodePart], used: [String: [UsedCode]],
        progress: @escaping @Sendable (CommandPhrase) -> Void = { _ in }
    ) async throws -> ChapterObservations {
        let plan = CheckPlan(
            checking: answers, used: used, of: chapter, imports: course.imports, timeout: options.timeout)
        return try await checker.run(plan) { progress(Self.phrase($0, of: chapter)) }
    }

    /// Observes the variants of a plan.
    func observe(_ plan: CheckPlan) async throws -> ChapterObservations { try await checker.run(plan) }

    /// Proves chapters, as many at a time as there are cores: their outputs, computed twice where that is cheap, and their
    /// exercises.
    /// - Parameters:
    ///   - mutants: whether the checks are tried on changed solutions.
    ///   - strict: whether a changed solution that passes is an error.
    func prove(
        _ chapters: [Chapter], mutants: Bool, strict: Bool, progress: @escaping @Sendable (CommandPhrase) -> Void
    ) async throws -> [ChapterProof] {
        progress(.running(chapters.map(\.file)))
        let runs = try await runTwice(chapters)
        return try await eachAtATime(Array(zip(chapters, runs))) { chapter, reports in
            progress(.provingExercises(of: chapter.file))
            let plan = CheckPlan(proving: chapter, imports: course.imports, timeout: options.timeout)
            var observed = try await checker.run(plan) { progress(Self.phrase($0, of: chapter)) }
            var proofs: [MutantProof] = []
            if mutants {
                let found = try await mutantRunner.proofs(of: chapter, proved: observed) { _ in
                    progress(.tryingMutants(of: chapter.file))
                }
                proofs = found.proofs
                observed.diagnostics += found.diagnostics.filter { !observed.diagnostics.contains($0) }
            }
            return ChapterProof(
                chapter, reports[0], again: reports.dropFirst().first, observed, mutants: proofs, strict: strict)
        }
    }

    /// Chapters that take longer are run once.
    private static let mostSecondsToRepeat = 10.0

    private static func phrase(_ progress: CheckRunner.Progress, of chapter: Chapter) -> CommandPhrase {
        switch progress {
        case .compiling: .compilingExercises(of: chapter.file)
        case .running(let variant): .checking(exercise: variant.exercise, of: chapter.file)
        }
    }

    private func runAll(_ chapters: [Chapter], _ emitter: AsyncStream<(Int, Event)>.Continuation) async throws {
        defer { emitter.finish() }
        _ = try await eachAtATime(Array(chapters.enumerated())) { position, chapter in
            try await runner.run(plan(chapter)) { emitter.yield((position, $0)) }
        }
    }

    /// Works on elements, as many at a time as there are cores; the results are in the order of the elements.
    func eachAtATime<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ work: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        let jobs = options.jobsAtATime
        return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results: [Int: Result] = [:]
            for (position, element) in elements.enumerated() {
                if position >= jobs, let done = try await group.next() { results[done.0] = done.1 }
                group.addTask { (position, try await work(element)) }
            }
            for try await (position, result) in group { results[position] = result }
            return elements.indices.compactMap { results[$0] }
        }
    }
}
