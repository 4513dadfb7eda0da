import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// The golden gradients, all of them through variables.
struct GradientFamilyTests {
    @Test(arguments: GoldenCase.family("gradients"))
    func agrees(_ golden: GoldenCase) throws {
        switch golden.name {
        case let name where name.hasPrefix("gradient-cross-entropy"): crossEntropyCase(golden)
        case let name where name.hasPrefix("gradient-sdpa"): attentionCase(golden)
        case let name where name.hasPrefix("gradient-mha"): try multiHeadCase(golden)
        case let name where name.hasPrefix("gradient-block"): try blockCase(golden)
        case let name where name.hasPrefix("gradient-layer-norm"):
            normCase(golden) { x, gain, bias in
                layerNorm(x, gain: gain, bias: bias, epsilon: golden.number("eps")!)
            }
        case let name where name.hasPrefix("gradient-rms-norm"):
            normCase(golden) { x, gain, _ in
                rmsNorm(x, gain: gain, epsilon: golden.number("eps")!)
            }
        case let name where name.hasPrefix("gradient-softmax"):
            golden.ignore(options: "axis")
            let x = golden.variable("x")
            finish(golden, softmax(x), ["x": x])
        case let name where name.hasPrefix("gradient-activations"): activationCase(golden)
        default: Issue.record("\(golden.name): no test knows this kind of gradient")
        }
        golden.finish()
    }

    /// Runs the gradient of the output back and compares it and the gradients by each variable.
    private func finish(_ golden: GoldenCase, _ output: Variable, _ variables: [String: Variable]) {
        output.backward(from: golden.input("d_output")!.matrix)
        golden.check("output", output.value)
        for (name, variable) in variables { golden.check("d_\(name)", variable.gradient) }
    }

    private func crossEntropyCase(_ golden: GoldenCase) {
        let logits = golden.variable("logits")
        let ignored = golden.number("ignore_index")!
        let targets = golden.input("targets")!.values.map { $0 == ignored ? nil : Int($0) }
        let loss = crossEntropy(
            logits, targets: targets, labelSmoothing: golden.number("label_smoothing")!,
            reduction: golden.text("reduction") == "sum" ? .sum : .mean)
        loss.backward()
        golden.check("loss", loss.value)
        golden.check("d_logits", logits.gradient)
        let losses = loss.trace.step("row losses")!.value.values
        golden.check("row_losses", zip(losses, targets).map { $1 == nil ? 0 : $0 })
    }

    private func attentionCase(_ golden: GoldenCase) {
        golden.ignore(options: "default_scale")
        let (q, k, v) = (golden.variable("q"), golden.variable("k"), golden.variable("v"))
        let result = attention(q, k, v, scale: golden.number("scale"), mask: golden.mask())
        finish(golden, result.output, ["q": q, "k": k, "v": v])
        golden.check("weights", result.weights.value)
        golden.check("d_weights", result.weights.gradient)
        golden.check("d_scaled", result.scaledScores.gradient)
        golden.check("d_scores", result.rawScores.gradient)
    }

    private func multiHeadCase(_ golden: GoldenCase) throws {
        let x = golden.variable("x")
        let memory = golden.input("memory").map { Variable($0.matrix) }
        let layer = try TrainableAttention(golden.multiHead())
        finish(golden, layer(x, context: memory, mask: golden.mask()).output, ["x": x])
        if let memory { golden.check("d_memory", memory.gradient) }
        golden.checkAttention(layer)
    }

    private func blockCase(_ golden: GoldenCase) throws {
        #expect(golden.text("activation") == "relu")
        let x = golden.variable("x")
        let epsilon = golden.number("eps")!
        let norm = { (number: Int) in
            LayerNorm(
                gain: golden.input("ln\(number)_gamma")!.values, bias: golden.input("ln\(number)_beta")!.values,
                epsilon: epsilon)
        }
        let mlp = try MLP(first: golden.linearMap("1"), second: golden.linearMap("2"), activation: .relu)
        let block = try TrainableBlock(
            TransformerBlock(
                attention: golden.multiHead(), norm1: norm(1), mlp: mlp, norm2: norm(2),
                normFirst: golden.flag("norm_first")))
        finish(golden, block(x, mask: golden.mask()).output, ["x": x])
        golden.checkAttention(block.attention)
        golden.checkLinear("1", block.mlp.first)
        golden.checkLinear("2", block.mlp.second)
        for (number, norm) in [(1, block.norm1), (2, block.norm2)] {
            golden.check("d_ln\(number)_gamma", norm.gain.gradient)
            golden.check("d_ln\(number)_beta", norm.bias.gradient)
        }
    }

    private func normCase(_ golden: GoldenCase, _ norm: (Variable, Variable, Variable?) -> Variable) {
        let (x, gain) = (golden.variable("x"), golden.variable("gamma"))
        let bias = golden.input("beta").map { Variable($0.matrix) }
        finish(golden, norm(x, gain, bias), ["x": x, "gamma": gain])
        if let bias { golden.check("d_beta", bias.gradient) }
    }

    private func activationCase(_ golden: GoldenCase) {
        let activations: [(String, Activation)] = [
            ("gelu", .gelu), ("gelu_tanh", .geluTanh), ("relu", .relu), ("silu", .silu),
        ]
        for (name, activation) in activations {
            let x = golden.variable("x")
            x.activated(by: activation).backward(from: golden.input("d_output")!.matrix)
            golden.check("d_x_\(name)", x.gradient)
        }
    }
}

extension GoldenCase {
    fileprivate func variable(_ name: String) -> Variable { Variable(input(name)!.matrix) }

    /// Torch stores W as out × in.
    fileprivate func checkLinear(_ letter: String, _ linear: TrainableLinear) {
        check("d_w_\(letter)", linear.weight.gradient.transposed)
        check("d_b_\(letter)", linear.bias!.gradient)
    }

    fileprivate func checkAttention(_ layer: TrainableAttention) {
        checkLinear("q", layer.query)
        checkLinear("k", layer.key)
        checkLinear("v", layer.value)
        checkLinear("o", layer.output!)
    }
}
