import Foundation
package import LessonModel
import Synchronization

/// Compiles and runs a chapter, and emits its events as they happen.
package struct ChapterRunner: Sendable {
    package var toolchain: Toolchain
    package var toolkit: KernelLibrary
    package var limits: Limits
    /// nil to compile and run everything again, and to store nothing.
    package var cache: ResultCache?
    /// The folder that `data:` files are relative to.
    package var courseFolder: String
    /// The environment of the compiler; programs get `ProgramEnvironment`.
    package var environment: [String: String]
    /// Where temporary folders are created; each is removed when its chapter is done.
    package var temporaryFolder: String
    /// What the course has been granted.
    package var permissions = Permissions()

    package init(
        toolchain: Toolchain, toolkit: KernelLibrary, limits: Limits = Limits(), cache: ResultCache? = nil,
        courseFolder: String,
        environment: [String: String], temporaryFolder: String = NSTemporaryDirectory()
    ) {
        self.toolchain = toolchain
        self.toolkit = toolkit
        self.limits = limits
        self.cache = cache
        self.courseFolder = courseFolder
        self.environment = environment
        self.temporaryFolder = temporaryFolder
    }

    /// Runs a chapter to its end, or takes its events from the cache.
    ///
    /// Faults of the lesson are events, never errors. Cancelling the task ends the compiler or the program at once and
    /// throws `CancellationError`.
    package func run(_ plan: ChapterPlan, _ emit: @escaping @Sendable (Event) -> Void) async throws {
        guard let cache else {
            return try await runAnew(plan, emit, keeping: nil)
        }
        let key = fingerprint(of: plan)
        if let events = remembered(plan, key) { return events.forEach(emit) }
        try await runAnew(plan, emit, keeping: (cache, key))
    }

    /// The events of an earlier run; nil when the chapter would have to run.
    package func remembered(_ plan: ChapterPlan) -> [Event]? { remembered(plan, fingerprint(of: plan)) }

    private func remembered(_ plan: ChapterPlan, _ key: String) -> [Event]? {
        cache?.events(for: key, plan: plan).map { $0 + [.chapterFinished(runSeconds: 0, cached: true)] }
    }

    /// The cache key: everything that can change the results of cells (program, compiler, kernel, data files, limits).
    package func fingerprint(of plan: ChapterPlan) -> String {
        Fingerprint.of(
            plan, toolchain: toolchain, toolkit: toolkit, flags: ChapterCompiler.flags(optimize: plan.optimize),
            limits: limits, permissions: permissions, courseFolder: courseFolder)
    }

    /// Runs a chapter to its end, and again what it was compiled to unless that has taken long.
    ///
    /// Nothing is taken from the cache, but the first run is kept there.
    /// - Parameter seconds: how long the first run may take.
    package func runTwice(
        _ plan: ChapterPlan, unlessLongerThan seconds: Double, _ emit: @escaping @Sendable (Event) -> Void,
        again: @escaping @Sendable (Event) -> Void
    ) async throws {
        try await runAnew(plan, emit, keeping: cache.map { ($0, fingerprint(of: plan)) }) { folder, compiled, needed in
            guard needed < seconds else { return }
            _ = try await execute(compiled, plan, in: folder + "/again", again)
        }
    }

    /// - Parameters:
    ///   - place: where the events are kept, unless another run could end in another way.
    ///   - then: called with the folder, what was compiled there, and how many seconds it ran.
    private func runAnew(
        _ plan: ChapterPlan, _ emit: @escaping @Sendable (Event) -> Void, keeping place: (ResultCache, key: String)?,
        then: (String, CompiledChapter, Double) async throws -> Void = { _, _, _ in }
    ) async throws {
        let clock = ContinuousClock()
        let scratch = try ScratchFolder(in: temporaryFolder)
        let emitted = Mutex<[Event]>([])
        let keep = { @Sendable (event: Event) in
            if place != nil { emitted.withLock { $0.append(event) } }
            emit(event)
        }
        keep(.compileStarted)
        let start = clock.now
        let compiled = try await compile(plan, in: scratch.path)
        keep(.compileFinished(seconds: start.duration(to: clock.now) / .seconds(1)))
        let (seconds, isCacheable) = try await execute(compiled, plan, in: scratch.path, keep)
        if let (cache, key) = place, isCacheable { cache.store(emitted.withLock { $0 }, for: key, plan: plan) }
        try await then(scratch.path, compiled, seconds)
    }

    /// Runs what a chapter was compiled to.
    /// - Parameter folder: where folders of the programs are created, which no other run of them has.
    /// - Returns: how many seconds it ran, and whether every program would end the same way in another run.
    private func execute(
        _ compiled: CompiledChapter, _ plan: ChapterPlan, in folder: String, _ emit: @escaping @Sendable (Event) -> Void
    ) async throws -> (seconds: Double, isCacheable: Bool) {
        let clock = ContinuousClock()
        let orderer = CompileResultOrderer(compiled, emit: emit)
        let work = try WorkingFolder(
            folder + "/work", data: plan.data, from: courseFolder, folders: permissions.folders)
        for diagnostic in work.diagnostics { emit(.diagnostic(diagnostic, cell: nil)) }
        let runStart = clock.now
        var isCacheable = compiled.programs.allSatisfy(\.isCacheable)
        for (position, program) in compiled.programs.enumerated() {
            guard let library = program.library else { continue }
            let privateFolder = folder + "/run-\(position)"
            // The cells before run again there if the program cannot fork.
            for cell in program.program.cells where cell.action == .trap {
                let folder = "\(privateFolder)/cell-\(cell.index).work"
                _ = try WorkingFolder(folder, data: plan.data, from: courseFolder, folders: permissions.folders)
            }
            let run = ProgramRun(
                program: program.program, library: library,
                times: TimeLimits(cells: plan.timeouts, otherwise: plan.timeout), toolkit: toolkit,
                toolchain: toolchain, limits: limits, environment: environment, workingFolder: work.path,
                privateFolder: privateFolder, permissions: permissions)
            if try await !run.run({ orderer.forward($0) }) { isCacheable = false }
        }
        orderer.finish()
        let seconds = runStart.duration(to: clock.now) / .seconds(1)
        emit(.chapterFinished(runSeconds: seconds, cached: false))
        return (seconds, isCacheable)
    }

    /// The programs of a chapter do not depend on each other: they are compiled in parallel.
    private func compile(_ plan: ChapterPlan, in folder: String) async throws -> CompiledChapter {
        let compiler = ChapterCompiler(
            toolchain: toolchain, library: toolkit, optimize: plan.optimize, environment: environment, folder: folder,
            permissions: permissions)
        let builder = ProgramBuilder(compiler: compiler)
        async let failingCells = builder.compileFailingCells(plan.failures)
        let programs = try await withThrowingTaskGroup(of: (Int, CompiledProgram).self) { group in
            for (position, program) in plan.programs.enumerated() {
                group.addTask { (position, try await builder.build(program, name: "program-\(position + 1)")) }
            }
            var results: [Int: CompiledProgram] = [:]
            for try await (position, result) in group { results[position] = result }
            return results.sorted { $0.key < $1.key }.map(\.value)
        }
        return CompiledChapter(programs: programs, failingCells: try await failingCells)
    }
}
