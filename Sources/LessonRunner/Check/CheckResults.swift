import LessonModel

/// The observations and diagnostics of one check, collected from its programs as they end.
struct CheckResults: Sendable {
    var observations: [VariantID: Observation] = [:]
    /// Solutions observed a second time, for those that were.
    var repeated: [VariantID: Observation] = [:]
    /// Seconds that each variant took.
    var seconds: [VariantID: Double] = [:]
    /// Variants whose observation could differ in another run.
    var uncacheable: Set<VariantID> = []
    /// Faults of the chapter's own cells, of the tool and of the lesson's data files.
    var diagnostics: [Diagnostic] = []

    /// Why the compiler or the linker has given up without an error in any of the code.
    var compilerFailure: Diagnostic?

    mutating func add(_ other: CheckResults) {
        compilerFailure = compilerFailure ?? other.compilerFailure
        observations.merge(other.observations) { first, _ in first }
        repeated.merge(other.repeated) { first, _ in first }
        seconds.merge(other.seconds) { first, _ in first }
        uncacheable.formUnion(other.uncacheable)
        diagnostics += other.diagnostics.filter { !diagnostics.contains($0) }
    }

    /// Without what is wrong in programs whose variants are observed again.
    var withoutFaults: CheckResults {
        var results = self
        (results.diagnostics, results.compilerFailure) = ([], nil)
        return results
    }

    mutating func refuse(_ rejected: [CompiledProgram.PieceResult]) {
        for rejection in rejected {
            guard let variant = rejection.piece.variant else { continue }
            observations[variant.id] = Observation(unobserved: variant, .doesNotCompile(rejection.diagnostics))
        }
    }

    /// Adds the compiler's errors in the chapter's own cells.
    mutating func add(contextOf program: CompiledProgram) {
        diagnostics += program.diagnostics
        if program.library == nil { compilerFailure = program.diagnostics.first }
        for rejection in program.rejected where rejection.piece.cell != nil && rejection.status == .failed {
            diagnostics += rejection.diagnostics
        }
    }
}

extension Observation {
    /// Of a variant none of whose checks has begun.
    init(unobserved variant: Variant, _ ending: Ending) {
        self.init(checks: variant.checks.map { _ in OfCheck() }, ending: ending)
    }
}
