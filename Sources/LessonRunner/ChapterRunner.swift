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
            _ = try await runAnew(plan, emit)
            return
        }
        let key = fingerprint(of: plan)
        if let events = remembered(plan, key) { return events.forEach(emit) }
        let emitted = Mutex<[Event]>([])
        let isCacheable = try await runAnew(plan) { event in
            emitted.withLock { $0.append(event) }
            emit(event)
        }
        guard isCacheable else { return }
        cache.store(emitted.withLock { $0 }, for: key, plan: plan)
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

    /// - Returns: whether every program would end the same way in another run.
    private func runAnew(
        _ plan: ChapterPlan, _ emit: @escaping @Sendable (Event) -> Void
    ) async throws -> Bool {
        let clock = ContinuousClock()
        let scratch = try ScratchFolder(in: temporaryFolder)
        emit(.compileStarted)
        let start = clock.now
        let compiled = try await compile(plan, in: scratch.path)
        emit(.compileFinished(seconds: start.duration(to: clock.now) / .seconds(1)))

        let orderer = CompileResultOrderer(compiled, emit: emit)
        let work = try WorkingFolder(
            scratch.path + "/work", data: plan.data, from: courseFolder, folders: permissions.folders)
        for diagnostic in work.diagnostics { emit(.diagnostic(diagnostic, cell: nil)) }
        let runStart = clock.now
        var isCacheable = compiled.programs.allSatisfy(\.isCacheable)
        for (position, program) in compiled.programs.enumerated() {
            guard let library = program.library else { continue }
            let privateFolder = scratch.path + "/run-\(position)"
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
        emit(.chapterFinished(runSeconds: runStart.duration(to: clock.now) / .seconds(1), cached: false))
        return isCacheable
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
