import LessonModel

/// What the programs of one check have shown, put together as they end.
struct CheckResults: Sendable {
    var observations: [VariantID: Observation] = [:]
    /// Those of the observations that another run might well contradict.
    var fleeting: Set<VariantID> = []
    /// What is wrong with the chapter's own cells, with the tool, with the lesson's data.
    var diagnostics: [Diagnostic] = []

    mutating func add(_ other: CheckResults) {
        observations.merge(other.observations) { first, _ in first }
        fleeting.formUnion(other.fleeting)
        diagnostics += other.diagnostics.filter { !diagnostics.contains($0) }
    }

    mutating func refuse(_ verdicts: [CompiledProgram.Verdict]) {
        for verdict in verdicts {
            guard let variant = verdict.piece.variant else { continue }
            let nothing = variant.checks.map { _ in Observation.OfCheck() }
            observations[variant.id] = Observation(checks: nothing, ending: .doesNotCompile(verdict.diagnostics))
        }
    }

    /// What the compiler has to say against the chapter's own cells.
    mutating func add(contextOf program: CompiledProgram) {
        diagnostics += program.diagnostics
        for verdict in program.verdicts where verdict.piece.cell != nil && verdict.status == .failed {
            diagnostics += verdict.diagnostics
        }
    }
}
