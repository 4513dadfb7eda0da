extension Verdict {
    /// The verdict with one error where the answer declares its function, instead of one at each call of the checks.
    func explainingSignature(of answer: CodePart, _ exercise: CodeExercise) -> Verdict {
        var verdict = self
        if status == .doesNotCompile {
            verdict.diagnostics = AnswerFunctions(answer, of: exercise).explained(diagnostics)
        } else if case .kind? = divergence?.difference, !isKnownMistake,
            let mismatch = AnswerFunctions(answer, of: exercise).mismatch
        {
            verdict.diagnostics.insert(mismatch, at: 0)
        }
        return verdict
    }
}
