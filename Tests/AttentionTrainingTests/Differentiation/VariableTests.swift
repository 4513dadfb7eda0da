import StepTrace
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// What a variable holds, and how gradients gather in it.
struct VariableTests {
    @Test func gradientsAddUpUntilCleared() {
        let x = Variable([[2, 3]])
        #expect(x.gradient == [[0, 0]])
        let y = x.squared.sum
        y.backward()
        #expect(x.gradient == [[4, 6]])
        (x * 10).sum.backward()
        #expect(x.gradient == [[14, 16]])
        x.clearGradient()
        #expect(x.gradient == [[0, 0]])
        y.backward()
        #expect(x.gradient == [[4, 6]])
    }

    @Test func manyWaysToOneVariable() {
        // y = (x + x²)² has the slope 2 (x + x²)(1 + 2x).
        let x = Variable([[3]], name: "x")
        let sum = x + x.squared
        let y = sum.squared
        #expect(y.item() == 144)
        y.backward()
        #expect(x.gradient == [[168]])
        #expect(sum.gradient == [[24]])
        #expect(y.gradient == [[1]])
        let trace = y.gradientTrace()
        #expect(
            trace.steps.filter { $0.name.hasPrefix("d x") }.map(\.name) == [
                "d x, share 1", "d x, share 2", "d x, first 2 shares", "d x, share 3", "d x",
            ])
    }

    @Test func descentByHand() {
        let w = Variable([[0.0]])
        for _ in 0..<50 {
            w.clearGradient()
            (w - Variable([[3]])).squared.sum.backward()
            w.value = w.value - w.gradient * 0.2
        }
        #expect((w.item() - 3).magnitude < 1e-9)
    }

    @Test func namesAppearInTraces() {
        let x = Variable([[1, 2]], name: "x")
        let y = (x.transposed.named("y", symbol: "Y") * 2).sum
        #expect(y.trace.steps.map(\.name) == ["x", "y", "scaled", "row sum", "sum of all"])
        #expect(y.trace.steps[1].operation == .transpose)
        #expect(y.trace.steps[1].symbol == "Y")
        #expect(x.named("z").trace.steps.map(\.operation) == [.given, .copy])
        #expect(x.shown == Matrix([[1, 2]]).shown)
    }

    @Test func aLongChain() {
        let x = Variable([[1]])
        var y = x
        for _ in 0..<200_000 { y = y * 1.00001 }
        y.backward()
        #expect(x.gradient.values[0] == y.item())
    }

    @Test func hiddenKeysMayHoldAnything() {
        let q = Variable([[1, 0], [0, 1]])
        let k = Variable([[1, 2], [.nan, .infinity]])
        let v = Variable([[1], [.nan]])
        let result = attention(q, k, v, mask: .padding(keys: [true, false]))
        #expect(result.output.value == [[1], [1]])
        result.output.backward(from: [[1], [2]])
        #expect(v.gradient == [[3], [0]])
        #expect(q.gradient == [[0, 0], [0, 0]])
        #expect(k.gradient == [[0, 0], [0, 0]])
    }

    @Test func aQueryWithoutKeys() {
        let q = Variable([[1, 2]])
        let k = Variable([[3, 4]])
        let v = Variable([[5]])
        let result = attention(q, k, v, mask: .block([[true]]))
        result.output.backward(from: [[1]])
        #expect(result.output.value == [[0]])
        #expect([q, k, v].map { $0.gradient.values } == [[0, 0], [0, 0], [0]])
    }

    @Test func lossWithoutTargets() {
        let logits = Variable([[1, 2], [3, .infinity]])
        let loss = crossEntropy(logits, targets: [nil, nil])
        loss.backward()
        #expect(loss.item() == 0)
        #expect(logits.gradient == [[0, 0], [0, 0]])
    }
}
