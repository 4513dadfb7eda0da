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
    /// The keys of worksheets, by worksheet id; the chapter's own program computes them, and none that an answer is in.
    package var keys: [String: WorksheetKey] = [:]

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
        all.keys.merge(other.keys) { first, _ in first }
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

    /// Adds the keys of worksheets from the report on their chapter, and what is wrong where one of them has none.
    package mutating func add(keysOf worksheets: [Worksheet], of chapter: Chapter, from report: ChapterReport) {
        for worksheet in worksheets { keys[worksheet.id] = report.key(of: worksheet) }
        let faults = Proof.faults(preventingKeysOf: worksheets, in: report)
        guard !faults.isEmpty else { return }
        diagnostics = faults + diagnostics.filter { !report.tells(of: $0, in: chapter) }
    }
}
