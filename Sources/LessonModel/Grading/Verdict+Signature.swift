extension Verdict {
    /// The verdict with one error where the answer declares its function, instead of one at each call of the checks.
    func explainingSignature(of answer: CodePart, _ exercise: CodeExercise) -> Verdict {
        var verdict = self
        if status == .doesNotCompile {
            verdict.diagnostics = AnswerFunctions(answer, of: exercise).explained(diagnostics)
        } else if case .kind? = divergence?.difference, !isKnownMistake,
            let mismatch = AnswerFunctions(answer, of: exercise).mismatch
        {
            // A value of another type is no wrong result: there is nothing to compare.
            verdict.status = .doesNotCompile
            (verdict.message, verdict.divergence, verdict.asked) = (mismatch.message, nil, nil)
            verdict.diagnostics = [mismatch]
        }
        return verdict
    }
}
