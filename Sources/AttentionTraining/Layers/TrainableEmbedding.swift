public import AttentionKernel

/// A table with a vector for each token, or for each position, that learns.
public struct TrainableEmbedding {
    /// One row a token, dModel columns.
    public let table: Variable

    public init(table: Matrix) {
        self.table = Variable(table, name: "table")
    }

    /// A table of random vectors, standard normal as PyTorch's `Embedding`.
    public init(count: Int, dModel: Int, seed: UInt64, file: StaticString = #filePath, line: UInt = #line) {
        self.init(table: Matrix.random(rows: count, columns: dModel, seed: seed, file: file, line: line))
    }

    /// The vectors of n tokens, n × dModel; the program stops when a number is not in the table.
    public func callAsFunction(_ tokens: [Int], file: StaticString = #filePath, line: UInt = #line) -> Variable {
        table.rows(tokens, file: file, line: line)
    }

    /// `weight`, as PyTorch names it.
    public var parameters: Parameters {
        var parameters = Parameters()
        parameters.add(table, named: "weight")
        return parameters
    }
}
