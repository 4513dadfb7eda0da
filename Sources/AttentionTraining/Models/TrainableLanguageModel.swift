public import AttentionKernel

/// A language model that learns: `LanguageModel` of variables.
public struct TrainableLanguageModel {
    public let embedding: TrainableEmbedding
    public let positions: TrainableEmbedding
    public let blocks: [TrainableBlock]
    public let norm: TrainableLayerNorm

    /// A model that starts from the numbers of another.
    public init(_ model: LanguageModel, file: StaticString = #filePath, line: UInt = #line) {
        embedding = TrainableEmbedding(table: model.embedding)
        positions = TrainableEmbedding(table: model.positions)
        blocks = model.blocks.map { TrainableBlock($0, file: file, line: line) }
        norm = TrainableLayerNorm(model.norm)
    }

    /// The logits at each place of a text, n × vocabulary.
    ///
    /// - Parameters:
    ///   - ids: rows of the embedding, counted from 0; nil is a hidden word.
    ///   - mask: who may look at whom.
    public func callAsFunction(
        _ ids: [Int?], mask: Mask = .causal, file: StaticString = #filePath, line: UInt = #line
    ) -> Variable {
        let choice = Matrix.oneHot(
            ids, among: embedding.table.value, positions: positions.table.value, file: file, line: line)
        var x = Variable(choice).matmul(embedding.table) + positions(Array(ids.indices))
        for block in blocks { x = block(x, mask: mask, file: file, line: line).output }
        return norm(x).matmul(embedding.table.transposed)
    }

    /// `embedding.weight`, `positions.weight`, those of `block1`, `block2`, …, `norm.weight` and `norm.bias`.
    public var parameters: Parameters {
        var parameters = Parameters(["embedding": embedding.parameters, "positions": positions.parameters])
        for (index, block) in blocks.enumerated() { parameters.add(block.parameters, under: "block\(index + 1)") }
        parameters.add(norm.parameters, under: "norm")
        return parameters
    }

    /// The model with the numbers it has learned so far; applied to a text it shows every step.
    public var trained: LanguageModel {
        LanguageModel(
            embedding: embedding.table.value, positions: positions.table.value, blocks: blocks.map { $0.trained },
            norm: norm.trained)
    }
}
