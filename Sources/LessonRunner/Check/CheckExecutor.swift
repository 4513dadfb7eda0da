import Foundation
import LessonModel
import Synchronization

/// Compiles and runs the variants of one chapter: together in as few programs as possible, then alone where that fails.
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
                environment: runner.environment, folder: folder, permissions: runner.permissions))
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

    /// Observes many variants in one program; those that do not compile there are compiled again, each alone.
    private func observe(_ program: Program, name: String) async throws -> CheckResults {
        // An extra closing brace would end the block that isolates an answer from the others.
        let answers = program.variants.filter { $0.id.kind == .answer }
        let suspects = answers.count > 1 ? try await builder.compiler.refused(among: answers, name: name) : answers
        let unreadable = try await withThrowingTaskGroup(of: CompiledProgram.PieceResult?.self) { group in
            for variant in suspects {
                group.addTask {
                    try await builder.unreadable(
                        .variant(variant), file: program.file, name: "\(name)-answer-\(variant.number)")
                }
            }
            var results: [CompiledProgram.PieceResult] = []
            for try await result in group { if let result { results.append(result) } }
            return results
        }
        var result = CheckResults()
        result.refuse(unreadable)
        let compiled = try await builder.build(program.without(Set(unreadable.map(\.piece))), name: name)
        result.add(contextOf: compiled)
        result.refuse(compiled.rejected.filter { $0.piece.variant?.isMutant == true })
        async let alone = observeAlone(compiled.rejected)
        result.add(try await run(compiled, name: name))
        result.add(try await alone)
        return result
    }

    private func observeAlone(_ rejected: [CompiledProgram.PieceResult]) async throws -> CheckResults {
        try await withThrowingTaskGroup(of: CheckResults.self) { group in
            for rejection in rejected where rejection.status == .failed {
                guard let variant = rejection.piece.variant, !variant.isMutant else { continue }
                group.addTask { try await observeAlone(variant, refusal: rejection) }
            }
            var result = CheckResults()
            for try await part in group { result.add(part) }
            return result
        }
    }

    /// Observes a variant in a program of its own, where it may contain declarations that are not allowed in a block.
    /// - Parameter refusal: the errors that it had in a block.
    private func observeAlone(
        _ variant: Variant, refusal: CompiledProgram.PieceResult?
    ) async throws -> CheckResults {
        let name = "alone-\(variant.number)"
        let compiled = try await builder.build(plan.ownProgram(of: variant, nonce: nonce), name: name)
        var result = CheckResults()
        if refusal == nil { result.add(contextOf: compiled) }
        let own = compiled.rejected.filter { $0.piece.variant != nil && $0.status == .failed }
        guard own.isEmpty else {
            // At the top level names can clash that a block would keep separate.
            let fewest = (own + (refusal.map { [$0] } ?? [])).min { $0.diagnostics.count < $1.diagnostics.count }
            // What is set in a later cell is not in this program.
            let told = refusal.flatMap { $0.nameLines ? $0 : nil } ?? fewest
            result.refuse(told.map { [$0] } ?? [])
            return result
        }
        result.add(try await run(compiled, name: name))
        return result
    }

    /// Runs a program until each of its variants has been observed once.
    ///
    /// A variant that ends the whole program is the last one observed in that run; another run observes the rest.
    private func run(_ compiled: CompiledProgram, name: String) async throws -> CheckResults {
        var result = try await run(compiled, compiled.program.variants.filter(\.isRun), name: name)
        guard compiled.library != nil else { return result }
        for variant in compiled.program.variants where !variant.isRun {
            result.observations[variant.id] = Observation(checks: [], ending: .finished)
        }
        let solutions = compiled.program.variants.filter(\.isSolution)
        if runner.repeats, !solutions.isEmpty {
            result.repeated = try await run(compiled, solutions, name: name + "-again").observations
        }
        return result
    }

    private func run(_ compiled: CompiledProgram, _ variants: [Variant], name: String) async throws -> CheckResults {
        var result = CheckResults()
        guard let library = compiled.library else { return result }
        var waiting = variants
        var attempt = 0
        while !waiting.isEmpty {
            attempt += 1
            let privateFolder = "\(folder)/\(name)-run-\(attempt)"
            let supervisor = try VariantSupervisor(
                waiting, in: compiled.program, plan: plan, limits: runner.limits, courseFolder: runner.courseFolder,
                modules: runner.toolkit.own, privateFolder: privateFolder,
                progress: { [progress] in progress(.running($0.id)) })
            let work = try WorkingFolder(privateFolder + "/work", data: plan.data, from: runner.courseFolder)
            let diagnostics = Mutex<[Diagnostic]>(work.diagnostics)
            let run = ProgramRun(
                program: compiled.program, library: library,
                times: TimeLimits(cells: plan.timeouts, otherwise: plan.timeout), toolkit: runner.toolkit,
                toolchain: runner.toolchain, limits: runner.limits, environment: runner.environment,
                workingFolder: work.path, privateFolder: privateFolder, permissions: runner.permissions,
                variants: supervisor)
            try await run.run { event in
                if case .diagnostic(let diagnostic, _) = event { diagnostics.withLock { $0.append(diagnostic) } }
            }
            for observed in supervisor.rawObservations {
                let observation = ObservationBuilder(
                    observed.variant, in: compiled.program, library: library, toolchain: runner.toolchain,
                    toolkit: runner.toolkit, limits: runner.limits, environment: runner.environment)
                var built = await observation.build(from: observed)
                built.warnings = compiled.warnings(of: observed.variant)
                result.observations[observed.variant.id] = built
                result.seconds[observed.variant.id] = observed.seconds
                if !observed.isCacheable { result.uncacheable.insert(observed.variant.id) }
            }
            let observed = Set(supervisor.rawObservations.map(\.variant))
            waiting.removeAll { observed.contains($0) }
            if let last = supervisor.rawObservations.last, last.ending == nil { continue }
            result.diagnostics += diagnostics.withLock { $0 }
            break
        }
        return result
    }
}
