import StepTrace

/// What the kernel notes on the way while an exercise is checked: what went into each softmax and what came out of it,
/// and the stages of `attention`.
///
/// A right answer may scale its queries or its scores, and multiply in any order; but whatever way it takes, the same
/// scores go into the softmax. So it is there, not at each product, that the first step gone wrong can be told: scores
/// that differ (no scale, no mask yet), or weights that differ where the scores agree (the wrong axis).
enum CapturedSteps {
    static func softmax(of scores: Matrix, weights: Matrix) {
        guard Recorder.isCapturing else { return }
        Recorder.record(TracedMatrix(scores, "scores before softmax", "S", .recorded, .score).step)
        Recorder.record(TracedMatrix(weights, "weights after softmax", "A", .recorded, .share).step)
    }

    static func attention(_ attention: Attention) {
        guard Recorder.isCapturing else { return }
        for stage in attention.stages
        where ["scores", "scaled scores", "biased scores", "capped scores"].contains(stage.name) {
            Recorder.record(stage.step)
        }
        softmax(of: attention.maskedScores, weights: attention.weights)
    }
}
