public import AttentionKernel

/// A transformer that reads words and says, at each place, how well every word of its vocabulary would fit there.
///
/// Word and position are looked up and added; blocks follow, and a last norm (GPT-2). The logits are each row times each
/// word's embedding: one table serves at both ends (Press and Wolf 2017). A causal mask makes it a decoder as GPT, to be
/// trained to say the word that comes next; without a mask it is an encoder as BERT, to be trained to say words that are
/// hidden from it.
public struct LanguageModel: Sendable {
    /// One row a word, dModel columns; its row labels are the words.
    public var embedding: Matrix
    /// One row a position, dModel columns.
    public var positions: Matrix
    public var blocks: [TransformerBlock]
    public var norm: LayerNorm

    public init(embedding: Matrix, positions: Matrix, blocks: [TransformerBlock], norm: LayerNorm) {
        self.embedding = embedding
        self.positions = positions
        self.blocks = blocks
        self.norm = norm
    }

    /// A model with random weights.
    ///
    /// - Parameters:
    ///   - words: the vocabulary; a word's id is its index.
    ///   - length: how many words a text may have.
    ///   - dModel: the width of a word, a multiple of `heads`.
    ///   - heads: how many heads each block has.
    ///   - blocks: how many blocks follow one another.
    ///   - hidden: the width of their MLPs; 4 · dModel if nil.
    ///   - activation: the function inside their MLPs.
    ///   - seed: equal seeds give equal weights.
    public init(
        words: [String], length: Int, dModel: Int, heads: Int = 1, blocks: Int, hidden: Int? = nil,
        activation: Activation = .gelu, seed: UInt64, file: StaticString = #filePath, line: UInt = #line
    ) {
        var generator = SeededGenerator(seed: seed)
        // Rows come out of the last norm with a length of √dModel: with embeddings of length 1, logits start near 1.
        let scale = Matrix.inverseRoot(of: dModel)
        embedding =
            (Matrix.random(rows: words.count, columns: dModel, using: &generator, file: file, line: line) * scale)
            .labelled(rows: words, file: file, line: line)
        positions = Matrix.random(rows: length, columns: dModel, using: &generator, file: file, line: line) * scale
        self.blocks = (0..<blocks).map { _ in
            TransformerBlock(
                dModel: dModel, heads: heads, hidden: hidden, activation: activation, seed: generator.next(),
                file: file, line: line)
        }
        norm = LayerNorm(dModel: dModel)
    }

    /// How many numbers are learned.
    public var parameterCount: Int {
        embedding.values.count + positions.values.count + blocks.reduce(norm.parameterCount) { $0 + $1.parameterCount }
    }

    /// The logits and probabilities at each place of a text, and how they came about.
    ///
    /// - Parameters:
    ///   - ids: rows of the embedding, counted from 0; nil is a hidden word, of which only the place is known.
    ///   - mask: who may look at whom.
    /// - Returns: the program stops when a number is no word's or the text is longer than the positions.
    public func callAsFunction(
        _ ids: [Int?], mask: Mask = .causal, file: StaticString = #filePath, line: UInt = #line
    ) -> LanguageModelResult {
        let choice = Matrix.oneHot(ids, among: embedding, positions: positions, file: file, line: line)
        return LanguageModelResult(self, choice, mask, file: file, line: line)
    }
}

extension Matrix {
    /// A row for each word of a text, with a single 1 in the column of its id; none in the row of a hidden word.
    ///
    /// The program stops when an id is no row of the embedding, or the text has more words than there are positions.
    static func oneHot(
        _ ids: [Int?], among embedding: Matrix, positions: Matrix, file: StaticString, line: UInt
    ) -> Matrix {
        guard ids.count <= positions.rows else {
            stop(
                "LanguageModel: a text of \(ids.count) words; there are positions for \(positions.rows)", file: file,
                line: line)
        }
        for case let id? in ids where id < 0 || id >= embedding.rows {
            stop(
                "LanguageModel: the id \(id) is no word's; the \(embedding.rows) words count from 0", file: file,
                line: line)
        }
        let choice = Matrix.choice(of: ids, among: embedding.rows)
        guard !embedding.rowLabels.isEmpty else { return choice }
        return choice.labelled(
            rows: ids.map { $0.map { embedding.rowLabels[$0] } ?? "?" }, columns: embedding.rowLabels)
    }
}
