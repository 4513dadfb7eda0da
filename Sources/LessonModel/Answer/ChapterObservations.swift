package import StepTrace

/// What the versions of a chapter's exercises showed when they were run, and what kept others from it.
package struct ChapterObservations: Sendable, Hashable {
    package var observations: [VariantID: Observation]
    /// What is wrong with the chapter's own cells, with the tool, with the lesson's data: not the learner's affair.
    ///
    /// Variants that it kept from being run have no observation.
    package var diagnostics: [Diagnostic]
    /// How many of the observations were known from before.
    package var cachedCount: Int

    package init(observations: [VariantID: Observation] = [:], diagnostics: [Diagnostic] = [], cachedCount: Int = 0) {
        self.observations = observations
        self.diagnostics = diagnostics
        self.cachedCount = cachedCount
    }

    package subscript(_ exercise: String, _ kind: VariantID.Kind) -> Observation? {
        observations[VariantID(exercise, kind)]
    }

    /// What answers to an exercise are held against; nil when something kept its solutions or mistakes from being run.
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
