import Testing

@testable import AttentionKernel

extension GoldenCase {
    /// A linear map of the file, with the weight in our layout, dIn × dOut.
    func linearMap(_ letter: String) throws -> Linear {
        let weight = try #require(input("w_" + letter)).matrix
        let isTransposed = text("layout")?.contains("W^T") == true
        return Linear(weight: isTransposed ? weight.transposed : weight, bias: input("b_" + letter)?.values)
    }

    /// A multi-head layer of the file's weights.
    func multiHead() throws -> MultiHeadAttention {
        let heads = Int(try #require(number("heads")))
        let layer = try MultiHeadAttention(
            query: linearMap("q"), key: linearMap("k"), value: linearMap("v"), output: linearMap("o"), heads: heads)
        let scale = 1 / Double(layer.query.weight.columns / heads).squareRoot()
        #expect((try #require(number("scale")) - scale).magnitude < 1e-15)
        return layer
    }
}
