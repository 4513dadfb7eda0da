import Foundation
import LessonModel
import Synchronization

/// Compiles and runs the variants of one chapter: in as few programs as possible, the course's own code apart from answers;
/// then alone where that fails.
struct CheckExecutor: Sendable {
    let runner: CheckRunner
    let plan: CheckPlan
    let folder: String
    let nonce = ScratchFolder.randomName()
    /// Of the course's own code.
    let builder: ProgramBuilder
    let answerBuilder: ProgramBuilder
    private let mutantBuilder: ProgramBuilder
    private let progress: @Sendable (CheckRunner.Progress) -> Void

    init(
        _ runner: CheckRunner, _ plan: CheckPlan, folder: String,
        progress: @escaping @Sendable (CheckRunner.Progress) -> Void
    ) {
        self.runner = runner
        self.plan = plan
        self.folder = folder
        self.progress = progress
        var compiler = ChapterCompiler(
            toolchain: runner.toolchain, library: runner.toolkit, optimize: plan.optimize,
            environment: runner.environment, folder: folder, permissions: runner.permissions)
        builder = ProgramBuilder(compiler: compiler)
        compiler.limits = CompilerLimits()
        answerBuilder = ProgramBuilder(compiler: compiler)
        compiler.limits = .mutants
        mutantBuilder = ProgramBuilder(compiler: compiler)
    }

    /// Observes variants: answers, and apart from them the course's own code, of which nothing is to come into the memory
    /// or the files of an answer's process.
    func observe(_ variants: [Variant]) async throws -> CheckResults {
        let together = variants.filter { $0.needs == .block }
        let known = plan.programs(of: together.filter { !$0.isAnswer }, nonce: nonce)
        let answers = plan.programs(of: together.filter(\.isAnswer), nonce: nonce)
        return try await withThrowingTaskGroup(of: CheckResults.self) { group in
            for (position, program) in known.enumerated() {
                group.addTask { try await observe(program, by: builder, name: "together-\(position + 1)") }
            }
            for (position, program) in answers.enumerated() {
                group.addTask { try await observe(answers: program, name: "answers-\(position + 1)") }
            }
            for variant in variants where variant.needs != .block {
                group.addTask { try await observeAlone(variant, refusal: nil) }
            }
            return try await Self.all(group)
        }
    }

    static func all(_ group: ThrowingTaskGroup<CheckResults, any Error>) async throws -> CheckResults {
        var result = CheckResults()
        for try await part in group { result.add(part) }
        return result
    }

    /// Observes many variants in one program; those that do not compile there are compiled again, each alone.
    func observe(_ program: Program, by builder: ProgramBuilder, name: String) async throws -> CheckResults {
        let compiled = try await build(program, by: builder, name: name)
        if compiled.sharesInVain {
            return try await observe(program.withoutSharing, by: builder, name: name + "-apart")
        }
        var result = CheckResults()
        result.add(contextOf: compiled)
        result.refuse(compiled.rejected.filter { $0.piece.variant?.isMutant == true })
        async let alone = observeAlone(compiled.rejected, of: program)
        result.add(try await run(compiled, name: name))
        result.add(try await alone)
        return result
    }

    /// Builds a program; mutants within limits of their own, unless the course's own cells exceed these.
    private func build(
        _ program: Program, by builder: ProgramBuilder, name: String
    ) async throws -> CompiledProgram {
        if program.variants.allSatisfy(\.isMutant) {
            let compiled = try await mutantBuilder.build(program, name: name + "-limited")
            let isExceeded = compiled.rejected.contains { $0.piece.cell != nil && ($0.isInconclusive || $0.isStopped) }
            if !isExceeded { return compiled }
        }
        return try await builder.build(program, name: name)
    }

    // MARK: One variant

    private func observeAlone(
        _ rejected: [CompiledProgram.PieceResult], of program: Program
    ) async throws -> CheckResults {
        let failed = rejected.filter { $0.status == .failed && $0.piece.variant?.isMutant == false }
        let isFinal = { (rejection: CompiledProgram.PieceResult) in
            // A later cell may have declared a name that the code means something else by.
            rejection.isOfAnyScope && program.sharedFunctions.isEmpty
                && program.cells.allSatisfy { $0.index <= rejection.piece.variant?.afterCell ?? 0 }
        }
        var result = try await withThrowingTaskGroup(of: CheckResults.self) { group in
            for rejection in failed where !isFinal(rejection) {
                guard let variant = rejection.piece.variant else { continue }
                // Where its checks see functions only, it may be refused for what a block of its own would accept.
                let isRefused =
                    program.sharedFunctions[variant.id.exercise] == nil
                    && (!rejection.isStopped || program.variants.count == 1)
                group.addTask { try await observeAlone(variant, refusal: isRefused ? rejection : nil) }
            }
            return try await Self.all(group)
        }
        result.refuse(failed.filter(isFinal))
        return result
    }

    /// Observes a variant in a program of its own: in a block, and where that does not compile, at the top level, where it may
    /// contain declarations that are not allowed in a block.
    /// - Parameter refusal: the errors that it had in a block.
    func observeAlone(
        _ variant: Variant, refusal: CompiledProgram.PieceResult?
    ) async throws -> CheckResults {
        let inBlock = refusal == nil && variant.needs != .topLevel ? plan.programs(of: [variant], nonce: nonce) : []
        var result = CheckResults()
        var refusal = refusal
        for program in inBlock + [plan.ownProgram(of: variant, nonce: nonce)] {
            if let refusal, refusal.isInconclusive || refusal.isStopped { break }
            let name = "alone-\(variant.number)" + (program.endsWithVariant ? "" : "-block")
            if let shadowing = self.shadowing(variant, in: program) {
                // A block has refused the same declaration, which belongs at the top level.
                let line = shadowing.diagnostics[0].place?.line
                let other = refusal.flatMap { $0.diagnostics.first?.place?.line == line ? nil : $0 }
                result.refuse([other ?? shadowing])
                return result
            }
            let compiled = try await build(program, by: variant.isAnswer ? answerBuilder : builder, name: name)
            let own = compiled.rejected.filter { $0.piece.variant != nil && $0.status == .failed }
            guard own.isEmpty else {
                // At the top level names can clash that a block would keep separate.
                let fewest = (own + (refusal.map { [$0] } ?? [])).min { $0.diagnostics.count < $1.diagnostics.count }
                // What is set in a later cell is not in this program.
                refusal = refusal.flatMap { $0.nameLines ? $0 : nil } ?? fewest
                continue
            }
            if refusal == nil { result.add(contextOf: compiled) } else if compiled.library == nil { break }
            result.add(try await run(compiled, name: name))
            return variant.isAnswer ? try await blaming(variant, result, name: name) : result
        }
        result.refuse(refusal.map { [$0] } ?? [])
        return result
    }

    /// Runs a program until each of its variants has been observed once, apart from answers whose end others may have caused.
    ///
    /// A variant that ends the whole program is the last one observed in that run; another run observes the rest.
    func run(_ compiled: CompiledProgram, name: String) async throws -> CheckResults {
        guard let library = compiled.library else { return CheckResults() }
        var result = try await run(compiled, library, compiled.program.variants.filter(\.isRun), name: name)
        for variant in compiled.program.variants where !variant.isRun {
            result.observations[variant.id] = Observation(checks: [], ending: .finished)
        }
        let solutions = compiled.program.variants.filter(\.isSolution)
        if runner.repeats, !solutions.isEmpty {
            result.repeated = try await run(compiled, library, solutions, name: name + "-again").observations
        }
        return result
    }

    private func run(
        _ compiled: CompiledProgram, _ library: String, _ variants: [Variant], name: String
    ) async throws -> CheckResults {
        var result = CheckResults()
        var waiting = variants
        var attempt = 0
        while !waiting.isEmpty {
            attempt += 1
            let privateFolder = "\(folder)/\(name)-run-\(attempt)"
            let supervisor = try VariantSupervisor(
                waiting, in: compiled.program, plan: plan, limits: runner.limits, courseFolder: runner.courseFolder,
                modules: runner.toolkit.own, privateFolder: privateFolder, ownFolders: runner.ownFolders + [folder],
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
            let isShared = compiled.program.variants.count > 1
            for observed in supervisor.rawObservations
            where !(isShared && observed.variant.isAnswer && observed.mayBeOthersFault) {
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
