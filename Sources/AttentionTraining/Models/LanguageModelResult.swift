public import AttentionKernel
public import StepTrace

/// What a language model computed.
public struct LanguageModelResult: Sendable {
    /// The blocks, with what their heads looked at.
    public let blocks: [TransformerBlockResult]
    /// One row a place, one column a word: how well the word would fit there.
    public let logits: Matrix
    /// Every step from the words to the logits, each block nested in them.
    public let trace: Trace

    /// The softmax of the logits: each row adds up to 1.
    public var probabilities: Matrix { softmax(logits) }

    init(_ model: LanguageModel, _ choice: Matrix, _ mask: Mask, file: StaticString, line: UInt) {
        let embedded = choice.weightedSum(of: model.embedding)
        let positions = model.positions.rows(0..<choice.rows)
        var stream = embedded + positions
        var steps = [
            TracedMatrix(choice, "one-hot", "H", .given),
            TracedMatrix(model.embedding, "embedding", "E", .given),
            TracedMatrix(embedded, "words", "HE", formula: "HE", .weightedSum, of: ["one-hot", "embedding"]),
            TracedMatrix(positions, "positions", "Pos", .given),
            TracedMatrix(stream, "x", "X", formula: "HE + \\text{Pos}", .add, of: ["words", "positions"]),
        ]
        var children: [Trace] = []
        /// Notes a part that turns the last step into the next.
        func follow(_ title: String, _ symbol: String, _ part: Trace, _ output: Matrix) {
            var part = part
            part.title = title
            part.steps[0].operation = .copy
            part.steps[0].operands = ["../" + steps[steps.count - 1].name]
            children.append(part)
            steps.append(TracedMatrix(output, title, symbol, .copy, of: [title + "/output"]))
            stream = output
        }
        var results: [TransformerBlockResult] = []
        for (index, block) in model.blocks.enumerated() {
            let result = block(stream, mask: mask, file: file, line: line)
            results.append(result)
            follow("block \(index + 1)", "X\(index + 1)", result.trace, result.output)
        }
        let normal = Traced.layerNorm(
            stream, gain: model.norm.gain, bias: model.norm.bias, epsilon: model.norm.epsilon)
        follow("last norm", "N", normal.trace, normal.output)
        logits = stream.timesTransposed(model.embedding)
        steps.append(
            TracedMatrix(logits, "logits", "Z", formula: "NE^\\top", .matmulTransposed, of: ["last norm", "embedding"]))
        blocks = results
        trace = Trace(title: "language model", steps: steps.map { $0.step }, children: children)
    }
}

extension LanguageModelResult: Showable {
    public var shown: ShownValue { .trace(trace) }
}
