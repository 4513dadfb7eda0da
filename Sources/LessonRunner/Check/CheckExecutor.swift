import Foundation
import LessonModel
import Synchronization

/// The work on one chapter's variants: which programs are made of them, and what became of each.
struct CheckExecutor: Sendable {
    private let runner: CheckRunner
    private let plan: CheckPlan
    private let folder: String
    private let nonce = ScratchFolder.randomName()
    private let builder: ProgramBuilder
    private let progress: @Sendable (CheckRunner.Progress) -> Void

    init(
        _ runner: CheckRunner, _ plan: CheckPlan, folder: String,
        progress: @escaping @Sendable (CheckRunner.Progress) -> Void
    ) {
        self.runner = runner
        self.plan = plan
        self.folder = folder
        self.progress = progress
        builder = ProgramBuilder(
            compiler: ChapterCompiler(
                toolchain: runner.toolchain, library: runner.toolkit, optimize: plan.optimize,
                environment: runner.environment, folder: folder))
    }

    func observe(_ variants: [Variant]) async throws -> CheckResults {
        let together = plan.programs(of: variants.filter { !$0.needsOwnProgram }, nonce: nonce)
        return try await withThrowingTaskGroup(of: CheckResults.self) { group in
            for (position, program) in together.enumerated() {
                group.addTask { try await observe(program, name: "together-\(position + 1)") }
            }
            for variant in variants where variant.needsOwnProgram {
                group.addTask { try await observeAlone(variant, refusal: nil) }
            }
            var result = CheckResults()
            for try await part in group { result.add(part) }
            return result
        }
    }

    /// Many variants in one program; those that the compiler refuses there get one more chance.
    private func observe(_ program: Program, name: String) async throws -> CheckResults {
        // A brace too many would end the block that keeps an answer apart from the others.
        let unreadable = try await withThrowingTaskGroup(of: CompiledProgram.Verdict?.self) { group in
            for variant in program.variants where variant.id.kind == .answer {
                group.addTask {
                    try await builder.unreadable(
                        .variant(variant), file: program.file, name: "\(name)-answer-\(variant.number)")
                }
            }
            var verdicts: [CompiledProgram.Verdict] = []
            for try await verdict in group { if let verdict { verdicts.append(verdict) } }
            return verdicts
        }
        var result = CheckResults()
        result.refuse(unreadable)
        let compiled = try await builder.build(program.without(Set(unreadable.map(\.piece))), name: name)
        result.add(contextOf: compiled)
        async let alone = observeAlone(compiled.verdicts)
        result.add(try await run(compiled, name: name))
        result.add(try await alone)
        return result
    }

    private func observeAlone(_ verdicts: [CompiledProgram.Verdict]) async throws -> CheckResults {
        try await withThrowingTaskGroup(of: CheckResults.self) { group in
            for verdict in verdicts where verdict.status == .failed {
                guard let variant = verdict.piece.variant else { continue }
                group.addTask { try await observeAlone(variant, refusal: verdict) }
            }
            var result = CheckResults()
            for try await part in group { result.add(part) }
            return result
        }
    }

    /// A variant with a program of its own, in which it may declare what no block may hold.
    /// - Parameter refusal: what the compiler said against it within a block.
    private func observeAlone(
        _ variant: Variant, refusal: CompiledProgram.Verdict?
    ) async throws -> CheckResults {
        let name = "alone-\(variant.number)"
        let compiled = try await builder.build(plan.ownProgram(of: variant, nonce: nonce), name: name)
        var result = CheckResults()
        if refusal == nil { result.add(contextOf: compiled) }
        let own = compiled.verdicts.filter { $0.piece.variant != nil && $0.status == .failed }
        guard own.isEmpty else {
            // At the top level names may clash that a block would keep apart.
            let fewest = (own + (refusal.map { [$0] } ?? [])).min { $0.diagnostics.count < $1.diagnostics.count }
            result.refuse(fewest.map { [$0] } ?? [])
            return result
        }
        result.add(try await run(compiled, name: name))
        return result
    }

    /// Runs a program until each of its variants has been seen once.
    ///
    /// A variant that takes the program down with it is
    /// the last one seen in that run.
    private func run(_ compiled: CompiledProgram, name: String) async throws -> CheckResults {
        var result = CheckResults()
        guard let library = compiled.library else { return result }
        for variant in compiled.program.variants where !variant.isRun {
            result.observations[variant.id] = Observation(checks: [], ending: .finished)
        }
        var waiting = compiled.program.variants.filter(\.isRun)
        var attempt = 0
        while !waiting.isEmpty {
            attempt += 1
            let privateFolder = "\(folder)/\(name)-run-\(attempt)"
            let watch = try VariantSupervisor(
                waiting, in: compiled.program, plan: plan, limits: runner.limits, courseFolder: runner.courseFolder,
                privateFolder: privateFolder, progress: { [progress] in progress(.running($0.id)) })
            let work = try WorkingFolder(privateFolder + "/work", data: plan.data, from: runner.courseFolder)
            let told = Mutex<[Diagnostic]>(work.diagnostics)
            let run = ProgramRun(
                program: compiled.program, library: library,
                times: TimeLimits(cells: plan.timeouts, otherwise: plan.timeout), toolkit: runner.toolkit,
                toolchain: runner.toolchain, limits: runner.limits, environment: runner.environment,
                workingFolder: work.path, privateFolder: privateFolder, variants: watch)
            try await run.run { event in
                if case .diagnostic(let diagnostic, _) = event { told.withLock { $0.append(diagnostic) } }
            }
            for observed in watch.sightings {
                let judge = ObservationBuilder(
                    observed.variant, in: compiled.program, library: library, toolchain: runner.toolchain,
                    limits: runner.limits, environment: runner.environment)
                result.observations[observed.variant.id] = await judge.observation(of: observed)
                if !observed.isLasting { result.fleeting.insert(observed.variant.id) }
            }
            let seen = Set(watch.sightings.map(\.variant))
            waiting.removeAll { seen.contains($0) }
            if let last = watch.sightings.last, last.ending == nil { continue }
            result.diagnostics += told.withLock { $0 }
            break
        }
        return result
    }
}
