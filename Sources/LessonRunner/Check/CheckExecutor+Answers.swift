import LessonModel

/// Answers are compiled and run so that none of them hides another, and none changes what its own checks mean.
extension CheckExecutor {
    /// Observes answers in one program, and those that it leaves unobserved each alone: one of them has broken the compiler,
    /// or ended the program before the others have begun, and none is to hide another.
    func observe(answers program: Program, name: String) async throws -> CheckResults {
        var result = CheckResults()
        let refused = try await refused(among: program, name: name)
        result.refuse(refused)
        let rest = program.without(Set(refused.map(\.piece)))
        guard let last = rest.variants.last else { return result }
        let together = try await observe(rest, by: answerBuilder, name: name)
        let unobserved = rest.variants.filter { together.observations[$0.id] == nil }
        if unobserved.isEmpty || rest.variants.count == 1 {
            result.add(try await blaming(last, together, name: name))
        } else if let faults = try await contextFaults(of: last, name: name) {
            result.add(together.withoutFaults)
            result.add(faults)
        } else {
            result.add(together.withoutFaults)
            result.add(
                try await withThrowingTaskGroup(of: CheckResults.self) { group in
                    for variant in unobserved { group.addTask { try await observeAlone(variant, refusal: nil) } }
                    return try await Self.all(group)
                })
        }
        return result
    }

    /// The answers that must not be in a program with others: an extra closing brace would end the block that isolates them.
    private func refused(among program: Program, name: String) async throws -> [CompiledProgram.PieceResult] {
        let shadowing = program.variants.compactMap { self.shadowing($0, in: program) }
        let answers = program.without(Set(shadowing.map(\.piece))).variants
        if answers.count > 1, let errors = try await answerBuilder.compiler.parse(answers, name: name) {
            return shadowing
                + answers.compactMap { variant in
                    errors[variant].flatMap {
                        answerBuilder.unreadable(.variant(variant), $0, file: program.file)
                    }
                }
        }
        return try await withThrowingTaskGroup(of: CompiledProgram.PieceResult?.self) { group in
            for variant in answers {
                group.addTask {
                    try await answerBuilder.unreadable(
                        .variant(variant), file: program.file, name: "\(name)-answer-\(variant.number)")
                }
            }
            var results = shadowing
            for try await result in group { if let result { results.append(result) } }
            return results
        }
    }

    func shadowing(_ variant: Variant, in program: Program) -> CompiledProgram.PieceResult? {
        variant.shadowing(hasOwnScope: program.hasOwnScope(variant)).map {
            CompiledProgram.PieceResult(piece: .variant(variant), status: .failed, diagnostics: [$0])
        }
    }

    /// The results of a program with one answer, which is to blame when it was not observed though the cells around it compile
    /// and run by themselves.
    func blaming(_ variant: Variant, _ results: CheckResults, name: String) async throws -> CheckResults {
        guard results.observations[variant.id] == nil else { return results }
        if let faults = try await contextFaults(of: variant, name: name) { return faults }
        var blamed = results.withoutFaults
        // What was stopped has more time on another day.
        blamed.uncacheable.insert(variant.id)
        if var failure = results.compilerFailure {
            failure.place = failure.place ?? variant.code.place
            blamed.observations[variant.id] = Observation(unobserved: variant, .doesNotCompile([failure]))
        } else {
            let ended = Diagnostic(
                at: variant.code.place,
                "the answer ended its program before it was called, or kept it from being loaded",
                remedy: "leave out what runs by itself, and `atexit`; the checks call the functions")
            blamed.observations[variant.id] = Observation(unobserved: variant, .trapped(ended))
        }
        return blamed
    }

    /// What is wrong when the cells that a variant runs among do not compile and run by themselves; nil when they do.
    private func contextFaults(of variant: Variant, name: String) async throws -> CheckResults? {
        var nothing = variant
        (nothing.code.text, nothing.checks, nothing.interface, nothing.used, nothing.uses) = ("", [], nil, [], [])
        let name = "\(name)-context"
        let compiled = try await builder.build(plan.ownProgram(of: nothing, nonce: nonce), name: name)
        var result = CheckResults()
        result.add(contextOf: compiled)
        result.add(try await run(compiled, name: name))
        let isReached = result.observations.removeValue(forKey: variant.id)?.ending == .finished
        return isReached && result.diagnostics.isEmpty ? nil : result
    }
}
