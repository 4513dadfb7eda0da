/// The proof of one exercise: whether its starter, solutions and mistakes do what they should.
struct ExerciseProof {
    private let exercise: CodeExercise
    private let observations: ChapterObservations

    init(_ exercise: CodeExercise, _ observations: ChapterObservations) {
        self.exercise = exercise
        self.observations = observations
    }

    var faults: [Diagnostic] {
        let ofChecks = checkFaults
        return ofChecks.isEmpty ? starterFaults + solutionFaults + mistakeFaults + claims : ofChecks
    }

    /// What is wrong with the checks themselves: the compiler refuses them both with the starter and with a solution, or they
    /// stop with it by themselves.
    private var checkFaults: [Diagnostic] {
        guard let solution = observations[exercise.id, .solution(0)] else { return [] }
        switch solution.ending {
        case .doesNotCompile(let errors):
            guard case .doesNotCompile(let ofStarter) = observations[exercise.id, .starter]?.ending else { return [] }
            return errors.filter { error in
                isInCheck(error) && ofStarter.contains { $0.place == error.place && $0.message == error.message }
            }.map { error in
                var error = error
                error.message = "this check of '\(exercise.id)' does not compile: \(error.message)"
                return error
            }
        case .trapped(let trap) where isInCheck(trap):
            var trap = trap
            trap.message = "this check of '\(exercise.id)' stops with its own solution: \(trap.message)"
            return [trap]
        default: return []
        }
    }

    private func isInCheck(_ diagnostic: Diagnostic) -> Bool {
        guard let place = diagnostic.place else { return false }
        return exercise.checks.contains { $0.code.holds(place) }
    }

    /// Checks that rest on `expect` alone: whether its condition holds is computed in the answer's own process, which can say
    /// what it likes, while what is probed is compared outside of it.
    private var claims: [Diagnostic] {
        guard let solution = observations[exercise.id, .solution(0)], solution.ending == .finished else { return [] }
        return zip(exercise.checks, solution.checks).compactMap { check, seen in
            guard !seen.expectations.isEmpty, seen.labels.isEmpty else { return nil }
            var warning = check.code.fault(
                "this check of '\(exercise.id)' rests on `expect` alone, which an answer can make hold without being right",
                remedy: "let it `probe` the value, too: that is compared with the solution's outside of the answer")
            warning.severity = .warning
            return warning
        }
    }

    private var starterFaults: [Diagnostic] {
        let starter = exercise.starter
        if !EditorPlaceholder.occurs(in: exercise.starter.text) {
            return [
                starter.fault(
                    "the starter of '\(exercise.id)' leaves nothing open: untouched it would be checked as an answer",
                    remedy: "put a placeholder `<#what to write#>` where the learner is to write")
            ]
        }
        guard case .doesNotCompile(let diagnostics) = observations[exercise.id, .starter]?.ending else { return [] }
        return [
            starter.fault(
                "the starter of '\(exercise.id)' would not compile even if it were filled in",
                remedy: "a placeholder stands for an expression or a statement; a `let` that holds one needs its type",
                notes: diagnostics.map(\.asNote))
        ]
    }

    private var solutionFaults: [Diagnostic] {
        var faults: [Diagnostic] = []
        for (index, code) in exercise.solutions.enumerated() {
            guard let solution = observations[exercise.id, .solution(index)] else { continue }
            let name =
                exercise.solutions.count == 1
                ? "the solution of '\(exercise.id)'" : "solution \(index + 1) of '\(exercise.id)'"
            if let fault = failure(of: solution, code, name) {
                faults.append(fault)
            } else if let again = observations.repeated[VariantID(exercise.id, .solution(index))],
                !grading.areAlike(solution, again)
            {
                let label = difference(of: again, from: solution)?.probe
                faults.append(
                    code.fault(
                        "what the checks see of \(name) differs from run to run"
                            + (label.map { ": the probe '\($0)'" } ?? ""),
                        remedy: "let it depend on nothing random, such as a generator without a seed"))
            } else if index > 0, let first = observations[exercise.id, .solution(0)], first.ending == .finished,
                !grading.areAlike(solution, first)
            {
                let label = difference(of: solution, from: first)?.probe
                faults.append(
                    code.fault(
                        "\(name) is not like the first" + (label.map { ": the probe '\($0)' differs" } ?? ""),
                        remedy: "mend one of them, or let no probe see what answers are free to choose"))
            }
        }
        return faults
    }

    /// Why a solution does not pass its own checks.
    private func failure(of solution: Observation, _ code: CodePart, _ name: String) -> Diagnostic? {
        switch solution.ending {
        case .finished: break
        case .doesNotCompile(let diagnostics):
            return code.fault("\(name) does not compile", notes: diagnostics.map(\.asNote))
        case .trapped(let diagnostic), .timedOut(let diagnostic), .overLimit(let diagnostic):
            return code.fault("\(name) fails: \(diagnostic.message)", notes: [diagnostic.asNote])
        }
        for (check, seen) in zip(exercise.checks, solution.checks) {
            for case .expectation(false, let message) in seen.records {
                return code.fault(
                    "\(name) fails: \(CheckPhrase.doesNotHold(message).english)",
                    notes: [check.code.note("the check that expects it")])
            }
            if seen.records.allSatisfy(\.isStep) {
                return check.code.fault(
                    "this check of '\(exercise.id)' looks at nothing: every answer passes it",
                    remedy: "let it call `probe` or `expect`")
            }
        }
        return nil
    }

    private var mistakeFaults: [Diagnostic] {
        var faults: [Diagnostic] = []
        for (index, mistake) in exercise.mistakes.enumerated() {
            guard let seen = observations[exercise.id, .mistake(index)] else { continue }
            if let fault = fault(of: seen, mistake, index) { faults.append(fault) }
        }
        return faults
    }

    private func fault(of seen: Observation, _ mistake: Mistake, _ index: Int) -> Diagnostic? {
        let name = "mistake \(index + 1) of '\(exercise.id)'"
        let code = mistake.code
        switch seen.ending {
        case .finished, .trapped: break
        case .doesNotCompile(let diagnostics):
            return code.fault(
                "\(name) does not compile, so nobody can be told its words",
                remedy: "let it be code that a learner could run", notes: diagnostics.map(\.asNote))
        case .timedOut(let diagnostic), .overLimit(let diagnostic):
            return code.fault(
                "\(name) has no result to be recognised by: \(diagnostic.message)",
                notes: [diagnostic.asNote])
        }
        for (number, other) in exercise.solutions.enumerated() {
            guard let solution = observations[exercise.id, .solution(number)], grading.areAlike(seen, solution) else {
                continue
            }
            return code.fault(
                "\(name) passes: \(probes) see\(probeLabels.count == 1 ? "s" : "") no difference from the solution",
                remedy:
                    "probe values that the mistake changes; an identity matrix hides an axis, equal numbers hide an order",
                notes: [other.note("the solution that shows the same")])
        }
        for (earlier, other) in exercise.mistakes.enumerated().prefix(index) {
            guard let first = observations[exercise.id, .mistake(earlier)], grading.areAlike(seen, first) else {
                continue
            }
            return code.fault(
                "\(name) shows the same as mistake \(earlier + 1): \(probes) cannot tell them apart",
                remedy: "probe values in which the two differ, or make one mistake of them",
                notes: [other.code.note("mistake \(earlier + 1)")])
        }
        return nil
    }

    /// Without observations: only `areAlike` is used, which needs none.
    private var grading: Grading { Grading(exercise: exercise, solutions: [], mistakes: []) }

    private func difference(of seen: Observation, from other: Observation) -> Divergence? {
        for (check, (one, two)) in zip(exercise.checks, zip(seen.checks, other.checks)) {
            if let difference = Comparison(tolerance: check.tolerance).divergence(of: one, from: two) {
                return difference
            }
        }
        return nil
    }

    /// The labels of what the solution's checks probe.
    private var probeLabels: [String] {
        observations[exercise.id, .solution(0)]?.checks.flatMap(\.labels) ?? []
    }

    private var probes: String {
        let labels = probeLabels
        guard let last = labels.last else { return "the checks" }
        if labels.count == 1 { return "the probe '\(last)'" }
        return "the probes " + labels.dropLast().map { "'\($0)'" }.joined(separator: ", ") + " and '\(last)'"
    }
}

extension Diagnostic {
    fileprivate var asNote: Diagnostic {
        var note = self
        note.severity = .note
        return note
    }
}

extension Observation.Record {
    fileprivate var isStep: Bool {
        if case .step = self { true } else { false }
    }
}
