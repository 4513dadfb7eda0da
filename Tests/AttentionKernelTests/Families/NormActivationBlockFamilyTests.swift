import Testing

@testable import AttentionKernel

/// The golden cases of norms, activations, MLPs and whole transformer blocks.
struct NormActivationBlockFamilyTests {
    @Test(arguments: GoldenCase.family("norm-activation-block"))
    func agrees(_ golden: GoldenCase) throws {
        let x = try #require(golden.input("x")).matrix
        if golden.isExpected("gelu") {
            checkActivations(golden, x)
        } else if golden.isExpected("rms") {
            let norm = Traced.rmsNorm(
                x, gain: golden.input("gamma")?.values, epsilon: try #require(golden.number("eps")))
            golden.check("rms", norm["reciprocal root"].map { 1 / $0 })
            golden.check("output", norm.output)
        } else if golden.isExpected("rstd") {
            let norm = Traced.layerNorm(
                x, gain: golden.input("gamma")?.values, bias: golden.input("beta")?.values,
                epsilon: try #require(golden.number("eps")))
            golden.check("mean", norm["mean"])
            golden.check("variance", norm["variance"])
            golden.check("rstd", norm["reciprocal deviation"])
            golden.check("output", norm.output)
        } else if golden.isExpected("pre_activation") {
            let mlp = try golden.mlp()(x)
            golden.check("pre_activation", mlp["pre-activation"])
            golden.check("hidden", mlp["hidden"])
            golden.check("output", mlp.output)
        } else {
            try checkBlock(golden, x)
        }
        golden.finish()
    }

    private func checkActivations(_ golden: GoldenCase, _ x: Matrix) {
        golden.check("gelu", gelu(x))
        golden.check("gelu_tanh", gelu(x, .tanh))
        golden.check("relu", relu(x))
        golden.check("silu", silu(x))
        golden.check("tanh", tanh(x))
        golden.check("elu_plus_one", eluPlusOne(x))
    }

    private func checkBlock(_ golden: GoldenCase, _ x: Matrix) throws {
        let block = try golden.block()
        let result = block(x, mask: golden.mask())
        golden.check("attention", result.attention.output)
        golden.check("residual1", result.computation["residual 1"])
        golden.check("norm1", result.computation["norm 1"])
        golden.check("mlp", try #require(result.trace.step("MLP/output")).value.values)
        golden.check("output", result.output)
        if block.normFirst {
            golden.check("norm2", result.computation["norm 2"])
        } else {
            golden.check("residual2", result.computation["residual 2"])
        }
    }
}

extension GoldenCase {
    func mlp() throws -> MLP {
        let name = try #require(text("activation"))
        let activation: Activation = try #require(["relu": .relu, "gelu": .gelu][name])
        return try MLP(first: linearMap("1"), second: linearMap("2"), activation: activation)
    }

    func block() throws -> TransformerBlock {
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(
                gain: #require(input(name + "_gamma")).values, bias: #require(input(name + "_beta")).values,
                epsilon: #require(number("eps")))
        }
        return try TransformerBlock(
            attention: multiHead(), norm1: norm("ln1"), mlp: mlp(), norm2: norm("ln2"), normFirst: flag("norm_first"))
    }
}
