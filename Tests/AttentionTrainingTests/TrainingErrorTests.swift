import Testing

import AttentionKernel
import AttentionTraining

/// What a program says when variables, layers and optimisers are used on what does not fit.
struct TrainingErrorTests {
    /// The message that the program stops with and whether it names a line of this file.
    private func message(_ result: ExitTest.Result?) -> String {
        let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        let first = output.split(separator: "\n").first { $0.contains("Fatal error: ") } ?? ""
        let parts = first.split(separator: ": Fatal error: ", maxSplits: 1)
        guard parts.count == 2, parts[0].contains("TrainingErrorTests.swift:") else { return "elsewhere: " + first }
        return String(parts[1])
    }

    @Test func ofBackward() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Variable([[1, 2]]).backward()
        }
        #expect(
            message(result)
                == "backward: the variable is 1×2; gradients start from a single number such as a loss, or from a gradient that is given"
        )
    }

    @Test func ofGivenGradients() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Variable([[1, 2]]).backward(from: [[1]])
        }
        #expect(message(result) == "backward: the gradient is 1×1 and the variable 1×2; the shapes must be equal")
    }

    @Test func ofMatmul() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Variable([[1, 2]]).matmul(Variable([[1, 2]]))
        }
        #expect(
            message(result)
                == "matmul: the left matrix is 1×2 and the right one 1×2; the left's columns (2) must equal the right's rows (1)"
        )
    }

    @Test func ofTokens() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = TrainableEmbedding(count: 3, dModel: 2, seed: 1)([0, 3])
        }
        #expect(message(result) == "rows: row 3 of a 3×2 matrix; rows count from 0")
    }

    @Test func ofTargets() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(Variable([[1, 2]]), targets: [2])
        }
        #expect(message(result) == "crossEntropy: the target 2 is no class; the logits' 2 columns count from 0")
    }

    @Test func ofTheTargetsNumber() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(Variable([[1, 2]]), targets: [0, 1])
        }
        #expect(
            message(result) == "crossEntropy: the logits are 1×2 and there are 2 targets; each of the 1 rows needs one")
    }

    @Test func ofNorms() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = layerNorm(Variable([[1, 2]]), gain: Variable([[1, 2, 3]]))
        }
        #expect(
            message(result)
                == "layerNorm: the input is 1×2 and the gain 1×3; the gain must be one row of the input's columns (2)")
    }

    @Test func ofOptimisers() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var adam = Adam()
            adam.step(TrainableLinear(from: 2, to: 2, seed: 1).parameters)
            adam.step(TrainableLinear(from: 3, to: 2, seed: 1).parameters)
        }
        #expect(
            message(result)
                == "Adam: these are not the parameters of the steps before; each model needs an optimiser of its own")
    }

    @Test func ofParametersOfOneName() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var parameters = Parameters()
            parameters.add(Variable([[1]]), named: "w")
            parameters.add(Variable([[2]]), named: "w")
        }
        #expect(message(result) == "Parameters: there are two named “w”; names must differ")
    }

    @Test func ofTensors() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Safetensors.Tensor(name: "a", shape: [2, 3], values: [1])
        }
        #expect(
            message(result) == "Safetensors: the tensor “a” of shape [2, 3] takes 6 values; 1 were given")
    }

    @Test func ofTensorsOfOneName() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let tensor = Safetensors.Tensor(name: "a", shape: [], values: [1])
            _ = Safetensors(tensors: [tensor, tensor]).bytes()
        }
        #expect(
            message(result)
                == "Safetensors: a file needs a name of its own for each tensor, and not “__metadata__”; see “a”")
    }

    @Test func ofWordsThatAreNone() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = LanguageModel(words: ["the", "dog"], length: 2, dModel: 2, blocks: 1, seed: 1)([0, 2])
        }
        #expect(message(result) == "LanguageModel: the id 2 is no word's; the 2 words count from 0")
    }

    @Test func ofATextTooLong() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let model = LanguageModel(words: ["the", "dog"], length: 2, dModel: 2, blocks: 1, seed: 1)
            _ = TrainableLanguageModel(model)([0, 1, 0])
        }
        #expect(message(result) == "LanguageModel: a text of 3 words; there are positions for 2")
    }
}
