import Foundation
package import LessonModel
import Synchronization

/// Compiles and runs a chapter, and tells what happens as it happens.
package struct ChapterRunner: Sendable {
    package var toolchain: Toolchain
    package var toolkit: KernelLibrary
    package var limits: Limits
    /// nil to compile and run everything anew, and to keep nothing.
    package var cache: ResultCache?
    /// The folder that `data:` files are relative to.
    package var courseFolder: String
    /// The environment that compiler and programs find.
    package var environment: [String: String]
    /// Where temporary folders are made, each gone when its chapter is done.
    package var temporaryFolder: String

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

    /// Runs a chapter to its end, whatever that is.
    ///
    /// What a lesson does is told by events; cancelling the task ends the compiler or the program at once and throws
    /// `CancellationError`.
    package func run(_ plan: ChapterPlan, _ emit: @escaping @Sendable (Event) -> Void) async throws {
        guard let cache else {
            _ = try await runAnew(plan, emit)
            return
        }
        let key = fingerprint(of: plan)
        if let events = cache.events(for: key, plan: plan) {
            events.forEach(emit)
            emit(.chapterFinished(runSeconds: 0, cached: true))
            return
        }
        let told = Mutex<[Event]>([])
        let isLasting = try await runAnew(plan) { event in
            told.withLock { $0.append(event) }
            emit(event)
        }
        guard isLasting else { return }
        cache.store(told.withLock { $0 }, for: key, plan: plan)
    }

    /// Names everything that can change what the cells come to: the program, the compiler, the kernel, data, limits.
    package func fingerprint(of plan: ChapterPlan) -> String {
        Fingerprint.of(
            plan, toolchain: toolchain, toolkit: toolkit, flags: ChapterCompiler.flags(optimize: plan.optimize),
            limits: limits, courseFolder: courseFolder)
    }

    /// - Returns: whether every program would end so another time.
    private func runAnew(
        _ plan: ChapterPlan, _ emit: @escaping @Sendable (Event) -> Void
    ) async throws -> Bool {
        let clock = ContinuousClock()
        let scratch = try ScratchFolder(in: temporaryFolder)
        emit(.compileStarted)
        let start = clock.now
        let compiled = try await compile(plan, in: scratch.path)
        emit(.compileFinished(seconds: start.duration(to: clock.now) / .seconds(1)))

        let verdicts = CompileResultOrderer(compiled, emit: emit)
        let work = try WorkingFolder(scratch.path + "/work", data: plan.data, from: courseFolder)
        for diagnostic in work.diagnostics { emit(.diagnostic(diagnostic, cell: nil)) }
        let runStart = clock.now
        var isLasting = true
        for (position, program) in compiled.programs.enumerated() {
            guard let library = program.library else { continue }
            let privateFolder = scratch.path + "/run-\(position)"
            let run = ProgramRun(
                program: program.program, library: library,
                times: TimeLimits(cells: plan.timeouts, otherwise: plan.timeout), toolkit: toolkit,
                toolchain: toolchain, limits: limits, environment: environment, workingFolder: work.path,
                privateFolder: privateFolder)
            if try await !run.run({ verdicts.tell($0) }) { isLasting = false }
        }
        verdicts.tellRest()
        emit(.chapterFinished(runSeconds: runStart.duration(to: clock.now) / .seconds(1), cached: false))
        return isLasting
    }

    /// Programs of a chapter do not depend on each other: they are compiled at the same time.
    private func compile(_ plan: ChapterPlan, in folder: String) async throws -> CompiledChapter {
        let compiler = ChapterCompiler(
            toolchain: toolchain, library: toolkit, optimize: plan.optimize, environment: environment, folder: folder)
        let builder = ProgramBuilder(compiler: compiler)
        async let failures = builder.judge(plan.failures)
        let programs = try await withThrowingTaskGroup(of: (Int, CompiledProgram).self) { group in
            for (position, program) in plan.programs.enumerated() {
                group.addTask { (position, try await builder.build(program, name: "program-\(position + 1)")) }
            }
            var results: [Int: CompiledProgram] = [:]
            for try await (position, result) in group { results[position] = result }
            return results.sorted { $0.key < $1.key }.map(\.value)
        }
        return CompiledChapter(programs: programs, failures: try await failures)
    }
}
