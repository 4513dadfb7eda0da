import StepTrace
import TestSupport
import Testing

@testable import AttentionKernel

/// A changed trace is the trace of the changed computation.
struct TraceEditsTests {
    private typealias Samples = SampleTraces

    private static func edits(_ changes: (String, Int, Int, Double)...) -> TraceEdits {
        var edits = TraceEdits()
        for (step, row, column, value) in changes { edits.set(.init(step: step, row: row, column: column), to: value) }
        return edits
    }

    @Test(arguments: SampleTraces.all.indices)
    func withoutAChangeEveryNumberStays(_ index: Int) {
        let trace = SampleTraces.all[index]
        #expect(trace.edited(TraceEdits()).trace.isIdentical(to: trace))
        for step in trace.steps where !step.value.values.isEmpty {
            let same = Self.edits((step.name, 0, 0, step.value.values[0]))
            var result = trace.edited(same)
            // It is set, if to what it was.
            for index in result.trace.steps.indices { result.trace.steps[index].setNumbers = [] }
            #expect(result.trace.isIdentical(to: trace), "\(trace.title): \(step.name)")
            #expect(result.unknown == [], "\(trace.title): \(step.name)")
        }
    }

    @Test(arguments: SampleTraces.masks.indices, SampleTraces.scorings.indices)
    func aChangedInputGivesWhatTheKernelGivesForIt(_ mask: Int, _ scoring: Int) {
        var (q, k, v) = (Samples.q, Samples.k, Samples.v)
        for (bias, softcap, sink, emptyRows) in [
            (nil, nil, nil, EmptyRows.zero), (Samples.bias, 1.5, 0.5, .uniform), (nil, nil, nil, .notANumber),
        ] as [(Matrix?, Double?, Double?, EmptyRows)] {
            func result() -> Attention {
                attention(
                    q, k, v, scoring: Samples.scorings[scoring], bias: bias, softcap: softcap,
                    mask: Samples.masks[mask],
                    emptyRows: emptyRows, sink: sink)
            }
            let original = result().trace
            for value in [2.5, -1e9, 1e15, 0] {
                (q, k, v) = (Samples.q, Samples.k, Samples.v)
                (q[2, 1], k[4, 3], v[0, 1]) = (value, -value, value / 3)
                let changed = original.edited(
                    Self.edits(("Q", 2, 1, value), ("K", 4, 3, -value), ("V", 0, 1, value / 3)))
                #expect(changed.trace.isIdentical(to: result().trace))
                #expect(changed.unknown == [])
            }
            (q, k, v) = (Samples.q, Samples.k, Samples.v)
        }
    }

    @Test func aChangedInputFollowsThroughHeadsBlocksAndBlocksOfKeys() {
        let grouped = MultiHeadAttention(dModel: 8, heads: 4, keyValueHeads: 2, seed: 12)
        let block = TransformerBlock(dModel: 8, heads: 2, seed: 3)
        var x = Matrix.random(rows: 4, columns: 8, seed: 15)
        let before = [grouped(x, mask: .causal).trace, block(x, mask: .causal).trace]
        x[1, 5] = -3.25
        let after = [grouped(x, mask: .causal).trace, block(x, mask: .causal).trace]
        for (before, after) in zip(before, after) {
            #expect(before.edited(Self.edits(("x", 1, 5, -3.25))).trace.isIdentical(to: after))
        }
        var k = Samples.k
        let online = onlineAttention(Samples.q, k, Samples.v, mask: .causal, blockSize: 2).trace
        let linear = linearAttention(k, k, Samples.v, causal: true).trace
        k[3, 2] = 7
        let changed = Self.edits(("K", 3, 2, 7))
        #expect(
            online.edited(changed).trace.isIdentical(
                to: onlineAttention(Samples.q, k, Samples.v, mask: .causal, blockSize: 2).trace))
        #expect(
            linear.edited(Self.edits(("K", 3, 2, 7), ("Q", 3, 2, 7))).trace.isIdentical(
                to: linearAttention(k, k, Samples.v, causal: true).trace))
    }

    // MARK: Patches

    @Test func aPatchLeavesTheStepsBeforeItAndChangesThoseAfterIt() {
        let original = attention(Samples.q, Samples.k, Samples.v)
        var weights = original.weights
        weights[1, 2] = 0.9
        let changed = original.trace.edited(Self.edits(("weights", 1, 2, 0.9))).trace
        for step in original.trace.steps where !["weights", "output"].contains(step.name) {
            #expect(changed.step(step.name)?.isIdentical(to: step) == true, "\(step.name)")
        }
        #expect(changed.step("weights")?.value == weights.grid)
        #expect(changed.step("output")?.value == weights.weightedSum(of: Samples.v).grid)
    }

    @Test func ofAPatchedStepOnlyThePatchedNumbersStayWhenAnEarlierOneChanges() throws {
        var q = Samples.q
        q[0, 0] = 4
        let expected = attention(q, Samples.k, Samples.v).scaledScores
        let changed = attention(Samples.q, Samples.k, Samples.v).trace
            .edited(Self.edits(("Q", 0, 0, 4), ("scaled scores", 0, 1, -2))).trace
        let scores = try #require(changed.step("scaled scores")).value
        #expect(scores[0, 1] == -2)
        for column in [0, 2, 3, 4] { #expect(scores[0, column] == expected[0, column]) }
    }

    // MARK: Masks and scales

    @Test(arguments: [false, true]) func theCausalRuleIsPutInAndTakenOut(isNested: Bool) {
        func trace(_ mask: Mask) -> Trace {
            isNested
                ? MultiHeadAttention(dModel: 6, heads: 3, seed: 1)(Samples.x, mask: mask).trace
                : attention(Samples.q, Samples.k, Samples.v, mask: mask).trace
        }
        let paths = isNested ? ["head 1/", "head 2/", "head 3/"] : [""]
        var (on, off) = (TraceEdits(), TraceEdits())
        for path in paths {
            on.setCausal(path, to: true)
            off.setCausal(path, to: false)
        }
        #expect(trace(.none).edited(on).trace.isIdentical(to: trace(.causal)))
        let size = isNested ? 4 : 5
        let nothing = Mask.allow(Array(repeating: Array(repeating: true, count: size), count: isNested ? 4 : 3))
        #expect(trace(.causal).edited(off).trace.isIdentical(to: trace(nothing)))
        #expect(trace(.none).edited(off).trace.isIdentical(to: trace(.none)))
        #expect(trace(.causal).attentionParts.map { $0.path } == paths)
        #expect(trace(.causal).attentionParts.allSatisfy { $0.isCausal == true })
        #expect(trace(.none).attentionParts.allSatisfy { $0.isCausal == false && $0.mask == nil })
    }

    @Test func singleEntriesAndPaddingAreHiddenAsAMaskDoes() {
        let infinity = -Double.infinity
        let single = Self.edits(("mask", 0, 4, infinity), ("mask", 2, 1, infinity))
        var pairs = Array(repeating: Array(repeating: false, count: 5), count: 3)
        pairs[0][4] = true
        pairs[2][1] = true
        let original = attention(Samples.q, Samples.k, Samples.v, softcap: 2).trace
        #expect(
            original.edited(single).trace.isIdentical(
                to: attention(Samples.q, Samples.k, Samples.v, softcap: 2, mask: .block(pairs)).trace))
        var padding = TraceEdits()
        for row in 0..<3 { padding.set(.init(step: "mask", row: row, column: 3), to: infinity) }
        #expect(
            original.edited(padding).trace.isIdentical(
                to: attention(
                    Samples.q, Samples.k, Samples.v, softcap: 2, mask: .padding(keys: [true, true, true, false, true])
                ).trace))
    }

    @Test(arguments: [0.25, 1, 0, -0.5, 0.5]) func aScaleIsChangedOrPutIn(_ factor: Double) {
        func trace(_ scoring: Scoring) -> Trace {
            attention(Samples.q, Samples.k, Samples.v, scoring: scoring, bias: Samples.bias, mask: .causal).trace
        }
        var edits = TraceEdits()
        edits.setScale("", to: factor)
        let expected = trace(.dotProduct(scale: factor))
        #expect(trace(.scaledDotProduct).edited(edits).trace.isIdentical(to: expected))
        #expect(trace(.dotProduct).edited(edits).trace.isIdentical(to: expected))
        #expect(trace(.dotProduct(scale: 3)).edited(edits).trace.isIdentical(to: expected))
    }

    @Test func onlineAttentionFollowsAMaskThatIsPutIn() {
        var edits = TraceEdits()
        edits.setCausal("", to: true)
        #expect(
            onlineAttention(Samples.q, Samples.k, Samples.v, blockSize: 2).trace.edited(edits).trace.isIdentical(
                to: onlineAttention(Samples.q, Samples.k, Samples.v, mask: .causal, blockSize: 2).trace))
    }

    // MARK: What does not fit

    @Test func whatCannotFollowIsSaid() {
        let trace = Trace(
            title: "by hand",
            steps: [
                Step(name: "a", symbol: "a", operation: .given, value: Grid(rows: 1, columns: 1, values: [1])),
                Step(
                    name: "b", symbol: "b", operation: .recorded, operands: ["a"],
                    value: Grid(rows: 1, columns: 1, values: [2])),
                Step(
                    name: "c", symbol: "c", operation: .scale(2), operands: ["b"],
                    value: Grid(rows: 1, columns: 1, values: [4])),
                Step(
                    name: "d", symbol: "d", operation: .add, operands: ["a", "elsewhere"],
                    value: Grid(rows: 1, columns: 1, values: [5])),
                Step(
                    name: "e", symbol: "e", operation: .scale(3), operands: ["a"],
                    value: Grid(rows: 1, columns: 1, values: [3])),
                Step(
                    name: "f", symbol: "f", operation: .copy, operands: ["f"],
                    value: Grid(rows: 1, columns: 1, values: [3])),
            ])
        let result = trace.edited(Self.edits(("a", 0, 0, 10), ("f", 0, 0, 7), ("none", 0, 0, 1), ("a", 3, 0, 1)))
        #expect(result.unknown == ["b", "c", "d"])
        #expect(result.trace.steps.map { $0.value.values[0] } == [10, 2, 4, 5, 30, 7])
    }

    @Test func theOrderOfChangesDoesNotMatter() {
        var (first, second) = (TraceEdits(), TraceEdits())
        first.set(.init(step: "a", row: 1, column: 0), to: 1)
        first.set(.init(step: "a", row: 0, column: 2), to: 2)
        first.setScale("head 2/", to: 3)
        first.setScale("head 1/", to: 4)
        second.setScale("head 1/", to: 4)
        second.set(.init(step: "a", row: 0, column: 2), to: 5)
        second.set(.init(step: "a", row: 0, column: 2), to: 2)
        second.setScale("head 2/", to: 3)
        second.set(.init(step: "a", row: 1, column: 0), to: 1)
        #expect(first == second)
        second.set(.init(step: "a", row: 1, column: 0), to: nil)
        #expect(first != second)
    }
}
