import StepTrace
import Testing

@testable import TraceFigures

@Suite struct FigureDataTests {
    private static let words: FigureWords = { $0.english }

    static func json(_ trace: Trace) throws -> JSONValue {
        let root = Subfigure(Figure(trace), id: "t")
        return try #require(JSONValue(reading: FigureData(root, WorkedEntry(root, Self.words), Self.words).json))
    }

    @Test func aSmallTraceIsAllThere() {
        let trace = Trace(
            title: "pair",
            steps: [
                Step(name: "a", symbol: "A", operation: .given, value: Samples.grid([[1, 0.25]])),
                Step(
                    name: "b", symbol: "B", operation: .scale(-2), operands: ["a"], value: Samples.grid([[-2, -0.5]])),
            ])
        let root = Subfigure(Figure(trace), id: "t")
        #expect(
            FigureData(root, WorkedEntry(root, Self.words), Self.words).json == """
                {"worked":[1,0,0],"labels":[["a₁"],["1","2"],["b₁"]],
                "parts":[{"id":"t","path":""}],
                "panels":[{"part":0,"step":1,"name":"a","symbol":"A","kind":"given","rows":1,"columns":2,\
                "labels":[0,1],"decimals":2,"signed":2,"say":"Given: the computation starts from it.",\
                "values":"1 0.25"},
                {"part":0,"step":2,"name":"b","symbol":"B","kind":"scale","with":[-2.0],"of":[0],"rows":1,"columns":2,\
                "labels":[2,1],"decimals":1,"signed":2,"explained":[0,0],\
                "say":"The same factor for every number.","values":"-2 -0.5"}]}
                """)
    }

    @Test func maskedStepsSayWhereTheMaskIs() throws {
        let panels = try #require(try Self.json(Samples.masked)["panels"]?.array)
        #expect(panels.map { $0["hidden"]?.integer } == [nil, nil, nil, nil, nil, 5, 5, nil])
        #expect(panels[6]["hiddenSay"]?.string == "e to the power of −∞ is 0: a hidden key gets nothing.")
        #expect(panels[4]["values"]?.string == "0 -∞ 0 0")
    }

    @Test func operandsAreFoundAcrossNestedTraces() throws {
        let head = Trace(
            title: "head 1",
            steps: [
                Step(
                    name: "Q", symbol: "Q", operation: .columns(from: 0), operands: ["../queries"],
                    value: Samples.grid([[1]])),
                Step(
                    name: "half / Q", symbol: "H", operation: .scale(0.5), operands: ["Q"], value: Samples.grid([[0.5]])
                ),
                Step(name: "lost", symbol: "L", operation: .copy, operands: ["nowhere"], value: Samples.grid([[0.5]])),
            ])
        let trace = Trace(
            title: "layer",
            steps: [
                Step(name: "queries", symbol: "Q", operation: .given, value: Samples.grid([[1, 2]])),
                Step(
                    name: "all", symbol: "Y", operation: .concatenate, operands: ["head 1/half / Q"],
                    value: Samples.grid([[0.5]])),
            ], children: [head])
        let json = try Self.json(trace)
        let panels = try #require(json["panels"]?.array)
        #expect(panels.map { $0["name"]?.string } == ["queries", "all", "Q", "half / Q", "lost"])
        #expect(panels.map { $0["of"]?.doubles } == [nil, [3], [0], [2], nil])
        #expect(panels.map { $0["outside"]?.boolean } == [nil, nil, true, nil, true])
        #expect(panels.map { $0["kind"]?.string } == ["given", "concatenate", "columns", "scale", "given"])
        #expect(json["parts"]?.array?.map { $0["path"]?.string } == ["", "head 1/"])
    }

    @Test func numbersBeyondAllOthersStayNumbers() throws {
        let trace = Trace(
            title: "t",
            steps: [
                Step(name: "a", symbol: "A", operation: .given, value: Samples.grid([[1]])),
                Step(
                    name: "b", symbol: "B", operation: .scale(.infinity), operands: ["a"],
                    value: Samples.grid([[.infinity]])),
                Step(
                    name: "c", symbol: "C", operation: .divide(emptyRow: .nan), operands: ["a", "a"],
                    value: Samples.grid([[.nan]])),
            ])
        let panels = try #require(try Self.json(trace)["panels"]?.array)
        #expect(panels[1]["with"]?.array?.first?.double == .infinity)
        #expect(panels[2]["with"]?.array?.first?.isNull == true)
        #expect(panels.map { $0["values"]?.string } == ["1", "∞", "NaN"])
    }

    /// The script knows operations by name; each one that a trace can hold is in it under that name.
    @Test func everyOperationIsWrittenByItsName() throws {
        let names = OperationSamples.all.map { $0.name }
        var trace = Trace(
            title: "all",
            steps: [
                Step(name: "a", symbol: "A", operation: .given, value: Samples.grid([[1, 2], [3, 4]])),
                Step(name: "half", symbol: "H", operation: .given, value: Samples.grid([[1], [3]])),
            ])
        for (index, operation) in OperationSamples.all.enumerated() {
            let others = operation.name.hasPrefix("rotate") ? "half" : "a"
            trace.steps.append(
                Step(
                    name: "step \(index)", symbol: "S", operation: operation, operands: ["a", others, others, others],
                    value: Samples.grid([[1]])))
        }
        let panels = try #require(try Self.json(trace)["panels"]?.array)
        #expect(panels.dropFirst(2).map { $0["kind"]?.string } == names)
        #expect(panels.dropFirst(2).map { $0["with"]?.doubles ?? [] } == OperationSamples.all.map { $0.parameters })
        #expect(panels.allSatisfy { !($0["say"]?.string ?? "").isEmpty })
        #expect(Set(names).count == names.count)
    }
}

/// One of every operation.
enum OperationSamples {
    static let all: [StepTrace.Operation] =
        [
            .recorded, .copy, .columns(from: 1), .rows(from: 1), .transpose, .concatenate, .stack, .matmulTransposed,
            .matmul, .transposedMatmul, .weightedSum, .project, .additiveScore, .additiveScoreGradient(ofKeys: false),
            .additiveScoreGradient(ofKeys: true), .scale(0.5), .add, .subtract, .multiply, .weigh, .divide(emptyRow: 0),
            .maximum, .mask, .softcap(50), .softcapSlope(50), .expMinus, .reciprocalRoot(epsilon: 1e-5), .rowMaximum,
            .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum, .sinusoid(.interleaved, base: 10_000),
            .sinusoid(.halves, base: 10_000), .angles(base: 10_000, width: 4), .rotate(.interleaved), .rotate(.halves),
            .distancePenalty(slope: 0.5, offset: 1),
        ] + StepTrace.Operation.Function.allCases.map { .apply($0) }
}
