package import StepTrace

/// What was observed when the variants of a chapter's exercises ran, and what prevented others from running.
package struct ChapterObservations: Sendable, Hashable {
    package var observations: [VariantID: Observation]
    /// Problems of the chapter's own cells, of the tool or of the lesson's data, which a learner cannot solve.
    ///
    /// Variants that they prevented from running have no observation.
    package var diagnostics: [Diagnostic]
    /// How many of the observations came from the cache.
    package var cachedCount: Int
    /// Seconds that each variant took, for those that were run.
    package var seconds: [VariantID: Double] = [:]
    /// Solutions observed a second time, for those that were.
    package var repeated: [VariantID: Observation] = [:]

    package init(observations: [VariantID: Observation] = [:], diagnostics: [Diagnostic] = [], cachedCount: Int = 0) {
        self.observations = observations
        self.diagnostics = diagnostics
        self.cachedCount = cachedCount
    }

    /// With what was observed of other variants.
    package func adding(_ other: ChapterObservations) -> ChapterObservations {
        var all = self
        all.observations.merge(other.observations) { first, _ in first }
        all.diagnostics += other.diagnostics.filter { !diagnostics.contains($0) }
        all.cachedCount += other.cachedCount
        all.seconds.merge(other.seconds) { first, _ in first }
        all.repeated.merge(other.repeated) { first, _ in first }
        return all
    }

    package subscript(_ exercise: String, _ kind: VariantID.Kind) -> Observation? {
        observations[VariantID(exercise, kind)]
    }

    /// The grading of an exercise; nil when not all of its solutions and mistakes could be run.
    package func grading(of exercise: CodeExercise, words: @escaping CheckWords = { $0.english }) -> Grading? {
        let solutions = exercise.solutions.indices.compactMap { self[exercise.id, .solution($0)] }
        let mistakes = exercise.mistakes.indices.compactMap { self[exercise.id, .mistake($0)] }
        guard solutions.count == exercise.solutions.count, mistakes.count == exercise.mistakes.count else { return nil }
        return Grading(exercise: exercise, solutions: solutions, mistakes: mistakes, words: words)
    }

    /// The value of a worksheet's expression; nil when it has none.
    package func key(of worksheet: Worksheet) -> ShownValue? {
        guard let observation = self[worksheet.id, .key], observation.ending == .finished else { return nil }
        for case .probe(_, let value) in observation.checks.first?.records ?? [] { return value }
        return nil
    }
}
