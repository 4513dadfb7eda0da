extension Verdict {
    /// The verdict with what it says of the code that the answer builds on: where an error in an earlier answer belongs, and
    /// which solutions took the place of answers.
    func naming(_ used: [UsedCode], in exercise: Exercise) -> Verdict {
        var verdict = self
        verdict.withSolutions = used.filter(\.isSolution).map(\.exercise.label)
        verdict.diagnostics = diagnostics.map { diagnostic in
            guard let place = diagnostic.place,
                let earlier = used.first(where: { !$0.isSolution && $0.code.holds(place) })
            else { return diagnostic }
            var diagnostic = diagnostic
            let builds = "this is your answer to \(earlier.exercise.label), on which \(exercise.label) builds"
            diagnostic.notes.append(Diagnostic(.note, at: earlier.code.place, builds))
            if status == .doesNotCompile {
                diagnostic.remedy =
                    diagnostic.remedy
                    ?? "write it so that it needs nothing of its own chapter: the cells before \(exercise.label) are others"
            }
            return diagnostic
        }
        return verdict
    }

    /// The verdict on an answer that has not passed, with a warning for each function of its own that takes the place of one
    /// that it builds on.
    func warning(of answer: CodePart, hiding used: [UsedCode]) -> Verdict {
        guard status != .passed else { return self }
        var verdict = self
        for exercise in used.map(\.exercise) {
            for name in exercise.functions.map(\.name) {
                guard let place = answer.hiddenDeclaration(of: name) else { continue }
                verdict.diagnostics.append(
                    Diagnostic(
                        .warning, at: place, "this `\(name)` takes the place of the one of \(exercise.name)",
                        remedy: "remove it, or rename it: `\(name)` is your answer in \(exercise.answerFile)"))
            }
        }
        return verdict
    }
}
