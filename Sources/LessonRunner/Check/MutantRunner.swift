package import LessonModel
import StepTrace

/// Runs the mutants of a chapter's exercises and remembers the verdicts on them.
package struct MutantRunner: Sendable {
    private let runner: CheckRunner
    private let imports: [ModuleImport]
    /// Where verdicts are remembered; nil to remember none.
    private let cache: String?

    package init(_ runner: CheckRunner, imports: [ModuleImport], cache: String?) {
        self.runner = runner
        self.imports = imports
        self.cache = cache
    }

    /// How many times the time of its solution a mutant may take, and how many seconds it may take at least.
    private static let factor = 10.0
    private static let leastSeconds = 1.0

    /// The proof by mutants of every exercise whose solutions and mistakes could be run.
    /// - Parameter proved: what was observed of those.
    package func proofs(
        of chapter: Chapter, proved: ChapterObservations,
        _ progress: @escaping @Sendable (CheckRunner.Progress) -> Void = { _ in }
    ) async throws -> (proofs: [MutantProof], diagnostics: [Diagnostic]) {
        var gradings: [String: Grading] = [:]
        var timeouts: [String: Double] = [:]
        var mutants: [Mutant] = []
        for exercise in chapter.codeExercises {
            guard let grading = proved.grading(of: exercise), grading.solutions.allSatisfy({ $0.ending == .finished })
            else { continue }
            gradings[exercise.id] = grading
            let slowest = exercise.solutions.indices.compactMap {
                proved.seconds[VariantID(exercise.id, .solution($0))]
            }
            timeouts[exercise.id] = max(Self.leastSeconds, Self.factor * (slowest.max() ?? 0))
            mutants += Mutant.mutants(of: exercise)
        }
        let plan = CheckPlan(checking: mutants, timeouts: timeouts, of: chapter, imports: imports)
        let keys = keys(plan, gradings)
        var verdicts = keys.mapValues { known($0) }
        let unknown = plan.variants.filter { verdicts[$0.id] == .some(nil) }
        var diagnostics: [Diagnostic] = []
        if !unknown.isEmpty {
            var rest = plan
            rest.variants = unknown
            let observed = try await runner.run(rest, progress)
            diagnostics = observed.diagnostics
            for variant in unknown {
                guard let observation = observed.observations[variant.id], let grading = gradings[variant.id.exercise]
                else { continue }
                let verdict = MutantVerdict(on: observation, by: grading)
                verdicts[variant.id] = verdict
                if verdict != .doesNotEnd { keys[variant.id].map { remember(verdict, $0) } }
            }
        }
        let proofs = chapter.codeExercises.filter { gradings[$0.id] != nil }.map { exercise in
            MutantProof(
                exercise,
                mutants.enumerated().filter { $0.element.exercise == exercise.id }.compactMap { index, mutant in
                    verdicts[VariantID(exercise.id, .mutant(index))].flatMap(\.self).map { (mutant, $0) }
                })
        }
        return (proofs, diagnostics)
    }

    // MARK: Remembered verdicts

    /// The key of each mutant's verdict: what its observation depends on, and what it is compared with.
    private func keys(_ plan: CheckPlan, _ gradings: [String: Grading]) -> [VariantID: String] {
        let keys = ObservationKey(
            plan, toolchain: runner.toolchain, toolkit: runner.toolkit, limits: runner.limits,
            permissions: runner.permissions, courseFolder: runner.courseFolder)
        let compared = gradings.mapValues { grading in
            var digest = SHA256()
            for solution in grading.exercise.solutions { digest.update(solution.text) }
            for check in grading.exercise.checks { digest.update("\(check.tolerance)") }
            return digest.hexadecimal
        }
        return Dictionary(
            uniqueKeysWithValues: plan.variants.map { variant in
                var digest = SHA256()
                digest.update(keys.key(of: variant))
                digest.update(compared[variant.id.exercise] ?? "")
                return (variant.id, digest.hexadecimal)
            })
    }

    private func known(_ key: String) -> MutantVerdict? {
        file(key)?.read().flatMap { MutantVerdict(rawValue: String(decoding: $0, as: UTF8.self)) }
    }

    private func remember(_ verdict: MutantVerdict, _ key: String) {
        file(key)?.write(Array(verdict.rawValue.utf8))
    }

    private func file(_ key: String) -> CacheFile? {
        cache.map { CacheFile(path: "\($0)/mutants/\(key)", format: "attend.mutant/1", key: key) }
    }
}
