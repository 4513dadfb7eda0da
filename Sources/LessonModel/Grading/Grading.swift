/// Grades answers to a code exercise by comparing them with its solutions and mistakes.
package struct Grading: Sendable {
    package var exercise: CodeExercise
    /// One for each solution, in order; an answer that agrees with any of them is right.
    package var solutions: [Observation]
    /// One for each mistake, in order.
    package var mistakes: [Observation]
    private let words: CheckWords

    package init(
        exercise: CodeExercise, solutions: [Observation], mistakes: [Observation],
        words: @escaping CheckWords = { $0.english }
    ) {
        self.words = words
        self.exercise = exercise
        self.solutions = solutions
        self.mistakes = mistakes
    }

    /// The verdict on an answer that was compiled and run, or could not be.
    package func verdict(on answer: Observation, chapter: String, file: String) -> Verdict {
        var verdict = Verdict(
            id: exercise.id, chapter: chapter, kind: .code, status: .failed, points: 0,
            maximumPoints: maximumPoints, file: file)
        verdict.output = answer.output
        if case .doesNotCompile(let diagnostics) = answer.ending {
            verdict.status = .doesNotCompile
            verdict.message = words(.doesNotCompile)
            verdict.diagnostics = diagnostics
            return verdict
        }
        let best = bestOutcomes(answer)
        verdict.points = zip(best, exercise.pointsOfChecks).reduce(0) { $0 + ($1.0.passed ? $1.1 : 0) }
        let isRight = !best.isEmpty && best.allSatisfy(\.passed)
        // What is stopped after its last check has no points for that: it may have ended the program itself.
        if isRight, answer.ending != .finished { verdict.points = 0 }
        switch answer.ending {
        case .trapped(let diagnostic): stop(&verdict, .trapped, diagnostic)
        case .timedOut(let diagnostic): stop(&verdict, .timedOut, diagnostic)
        case .overLimit(let diagnostic): stop(&verdict, .overLimit, diagnostic)
        case .doesNotCompile: break
        case .finished:
            if isRight {
                verdict.status = .passed
                return verdict
            }
            verdict.status = verdict.points > 0 ? .partial : .failed
        }
        explain(&verdict, answer, best)
        return verdict
    }

    /// The index of the mistake that an answer agrees with under every check.
    package func recognisedMistake(_ answer: Observation) -> Int? {
        mistakes.firstIndex { areAlike(answer, $0) }
    }

    /// Whether no check tells two variants apart: the same probed values, the same properties, and the same message if they
    /// trap.
    package func areAlike(_ first: Observation, _ second: Observation) -> Bool {
        switch (first.ending, second.ending) {
        case (.finished, .finished): break
        case (.trapped(let one), .trapped(let other)) where one.message == other.message: break
        default: return false
        }
        guard first.checks.count == exercise.checks.count, second.checks.count == exercise.checks.count else {
            return false
        }
        return exercise.checks.indices.allSatisfy { index in
            let (one, other) = (first.checks[index], second.checks[index])
            let comparison = Comparison(tolerance: exercise.checks[index].tolerance, words: words)
            return one.finished == other.finished && one.expectations == other.expectations
                && comparison.divergence(of: one, from: other) == nil
        }
    }

    /// The sum of the checks' points, or the exercise's own.
    package var maximumPoints: Double { exercise.pointsOfChecks.reduce(0, +) }

    /// The result of one check.
    private struct Outcome {
        var finished: Bool
        /// Whether there is what the solution's check records, and nothing more.
        var recordsAll = false
        var divergence: Divergence?
        var failedExpectation: String?

        var passed: Bool { finished && recordsAll && divergence == nil && failedExpectation == nil }
    }

    private func outcomes(_ answer: Observation, against solution: Observation) -> [Outcome] {
        exercise.checks.indices.map { index in
            guard answer.checks.indices.contains(index), solution.checks.indices.contains(index) else {
                return Outcome(finished: false)
            }
            let seen = answer.checks[index]
            let comparison = Comparison(tolerance: exercise.checks[index].tolerance, words: words)
            let wanted = solution.checks[index]
            return Outcome(
                finished: seen.finished,
                recordsAll: seen.labels == wanted.labels && seen.expectations.count == wanted.expectations.count,
                divergence: comparison.divergence(of: seen, from: wanted),
                failedExpectation: seen.failedExpectation)
        }
    }

    /// The outcomes against the solution with which the most checks pass.
    private func bestOutcomes(_ answer: Observation) -> [Outcome] {
        let all = solutions.map { outcomes(answer, against: $0) }
        return all.max { $0.filter(\.passed).count < $1.filter(\.passed).count } ?? []
    }

    private func stop(_ verdict: inout Verdict, _ status: Verdict.Status, _ diagnostic: Diagnostic) {
        verdict.status = status
        verdict.message = diagnostic.message
        verdict.diagnostics = [diagnostic]
    }

    /// Whether nothing but its failure may be told of a check.
    private func isHidden(_ check: Int) -> Bool {
        exercise.checks.indices.contains(check) && exercise.checks[check].hidden
    }

    /// Explains a failure by the author's message for a known mistake, else by the first step that differs, else by the
    /// property that fails.
    private func explain(_ verdict: inout Verdict, _ answer: Observation, _ outcomes: [Outcome]) {
        verdict.diagnostics += answer.warnings.inOrderOfPlaces
        if let mistake = recognisedMistake(answer) {
            verdict.message = exercise.mistakes[mistake].says
            verdict.isKnownMistake = true
        }
        // Code that was stopped has nothing more to compare; the last expression that was evaluated stopped it.
        guard answer.ending == .finished else {
            let unfinished = answer.checks.indices.first { !answer.checks[$0].finished }
            if let unfinished, !isHidden(unfinished) {
                verdict.asked = answer.checks[unfinished].expression { _ in false }
            }
            return
        }
        for (index, outcome) in outcomes.enumerated() where !outcome.passed && !isHidden(index) {
            if verdict.divergence == nil { verdict.divergence = outcome.divergence }
            if verdict.message.isEmpty, outcome.divergence == nil {
                verdict.message = outcome.failedExpectation.map { words(.doesNotHold($0)) } ?? ""
            }
            if verdict.asked == nil, answer.checks.indices.contains(index) {
                let probe = outcome.divergence?.probe
                verdict.asked = answer.checks[index].expression {
                    if let probe { $0.isProbe(probe) } else { $0.isFailedExpectation }
                }
            }
        }
        if verdict.message.isEmpty, verdict.divergence == nil {
            let recordsOther = outcomes.contains { !$0.recordsAll && $0.divergence == nil }
            verdict.message = words(
                outcomes.contains { !$0.finished }
                    ? .unfinishedCheck : recordsOther ? .otherRecords : .hiddenCheckFails)
        }
    }
}

extension Observation.OfCheck {
    /// Whether each expectation held, in order.
    var expectations: [Bool] {
        records.compactMap { if case .expectation(let holds, _) = $0 { holds } else { nil } }
    }

    /// The labels of what is probed, in order.
    var labels: [String] {
        records.compactMap { if case .probe(let label, _) = $0 { label } else { nil } }
    }

    /// The message of the first expectation that does not hold.
    fileprivate var failedExpectation: String? {
        for case .expectation(false, let message) in records { return message }
        return nil
    }
}

extension Observation.Record {
    fileprivate var isFailedExpectation: Bool {
        if case .expectation(false, _) = self { true } else { false }
    }

    fileprivate func isProbe(_ label: String) -> Bool {
        if case .probe(label, _) = self { true } else { false }
    }
}
