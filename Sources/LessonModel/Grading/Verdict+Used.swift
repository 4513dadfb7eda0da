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
}
