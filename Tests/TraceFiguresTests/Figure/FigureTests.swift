import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct FigureTests {
    private let figure = Figure(Samples.masked)

    private func panel(_ name: String) -> Panel { figure.panels.first { $0.name == name }! }

    @Test func vectorsShareOneDomainValuesAndOutputsAnotherAndScoresAThird() {
        #expect(figure.domains.map(\.kind) == [.vectors, .values, .scores])
        #expect(figure.domains.map(\.size) == [4, 0.5, 4])
        #expect(panel("values").scale == .signed(domain: 0.5))
        #expect(panel("output").scale == .signed(domain: 0.5))
        #expect(panel("masked scores").scale == panel("scores").scale)
        #expect(panel("weights").scale == .share)
        #expect(
            figure.panels.map(\.role) == [
                .vector, .vector, .vector, .score, .mask, .score, .share, .vector,
            ])
    }

    @Test func stepsAreNumberedAndGrouped() {
        #expect(figure.panels.map(\.number) == ["1", "2", "3", "4", "5", "6", "7", "8"])
        #expect(
            figure.panels.map(\.group) == [.given, .given, .given, .compare, .compare, .compare, .normalise, .mix])
    }

    @Test func scoresAreLabelledQueryDownKeyAcross() {
        let scores = panel("scores")
        #expect(scores.rowAxis == .query)
        #expect(scores.columnAxis == .key)
        #expect(scores.rowLabels == ["q₁", "q₂"])
        #expect(scores.columnLabels == ["k₁", "k₂"])
        #expect(panel("queries").rowLabels == ["q₁", "q₂"])
        #expect(panel("queries").columnLabels == ["1", "2"])
        #expect(panel("output").rowLabels == ["o₁", "o₂"])
    }

    @Test func aMaskIsHiddenWhereItHides() {
        #expect(panel("mask").hidden == [false, true, false, false])
        #expect(panel("mask").text(row: 0, column: 1) == "−∞")
    }

    /// A query from which every key is hidden may still be given equal shares.
    @Test func aShareThatIsNotZeroIsNotHidden() {
        var trace = Samples.masked
        trace.steps[6].value[0, 1] = 0.5
        let weights = Figure(trace).panels[6]
        #expect(weights.hidden == [])
        #expect(weights.text(row: 0, column: 1) == "0.500")
    }

    /// Beside queries of 1000, keys of 1 would all be pale, and so would values beside one of 100.
    @Test func whatWouldBePaleHasARampOfItsOwn() {
        var trace = Samples.masked
        trace.steps[0].value = Grid([[1000, 2], [0, 4]])
        trace.steps[2].value = Grid([[100], [0.5]])
        let domains = Figure(trace).domains
        #expect(domains.map(\.kind) == [.vectors, .vectors, .values, .values, .scores])
        #expect(domains.map(\.names) == [[], ["keys"], [], ["output"], []])
        #expect(domains.map(\.size) == [1000, 1, 100, 0.5, 4])
    }

    /// A layer's values and output are those of its heads.
    @Test func valuesOfHeadsAreValuesOfTheirLayer() {
        let head = Trace(
            title: "head 1",
            steps: [
                Step(name: "V", symbol: "V", operation: .columns(from: 0), operands: ["../values"], value: Grid([[9]])),
                Step(name: "weights", symbol: "A", operation: .given, value: Grid([[1]]), role: .share),
                Step(
                    name: "output", symbol: "O", operation: .weightedSum, operands: ["weights", "V"],
                    value: Grid([[9]])),
            ])
        let layer = Trace(
            title: "layer",
            steps: [
                Step(name: "x", symbol: "X", operation: .given, value: Grid([[1]])),
                Step(name: "values", symbol: "V", operation: .project, operands: ["x", "x"], value: Grid([[9]])),
                Step(
                    name: "output", symbol: "Y", operation: .concatenate, operands: ["head 1/output"],
                    value: Grid([[9]])),
            ], children: [head])
        #expect(layer.valueNames == ["values", "output", "head 1/V", "head 1/output"])
    }

    @Test func hiddenEntriesReadMinusInfinityBeforeSoftmaxAndZeroAfter() {
        #expect(panel("masked scores").hidden == [false, true, false, false])
        #expect(panel("masked scores").text(row: 0, column: 1) == "−∞")
        #expect(panel("weights").text(row: 0, column: 1) == "0")
        #expect(panel("weights").text(row: 1, column: 0) == "0.269")
        #expect(panel("output").hidden == [])
    }

    @Test func theLastQuerysLargestVisibleScoreIsWorkedOut() {
        #expect(panel("scores").explained == Figure.Entry(panel: 3, row: 1, column: 1))
        func worked(_ panel: Int) -> String? { figure.worked(panel) { $0.english }?.text }
        #expect(worked(3) == "scores[2,2] = Q₂·K₂ = 3×0 + 4×1 = 4")
        #expect(panel("queries").explained == nil)
        #expect(worked(6) == nil)
    }

    /// Nothing can be seen of `0×0 = 0`.
    @Test func anEntryThatSaysSomethingIsWorkedOut() {
        func text(_ scores: [[Double]]) -> String? {
            let steps = [
                Step(name: "Q", symbol: "Q", operation: .given, value: Grid([[1], [2], [0]])),
                Step(name: "K", symbol: "K", operation: .given, value: Grid([[0], [3]])),
                Step(
                    name: "scores", symbol: "S", operation: .matmulTransposed, operands: ["Q", "K"],
                    value: Grid(scores), role: .score),
            ]
            return Figure(Trace(title: "t", steps: steps)).worked(2) { $0.english }?.text
        }
        #expect(text([[0, 3], [0, 6], [0, 0]]) == "scores[2,2] = Q₂·K₂ = 2×3 = 6")
        #expect(text([[0, 0], [0, 0], [0, 0]]) == "scores[3,1] = Q₃·K₁ = 0×0 = 0")
    }

    @Test func aFormulaThatNamesItsLeftSideStandsAlone() {
        func equation(_ formula: String) -> String {
            Panel(
                Step(name: "s", symbol: "S", formula: formula, operation: .recorded, value: Grid([[1]])),
                at: 0, scale: .plain, { $0.english }
            ).equation
        }
        #expect(equation("QK^T") == "S = QK^T")
        #expect(equation(#"\sum_{j=1} x_j"#) == #"S = \sum_{j=1} x_j"#)
        #expect(equation("m_i = 1") == "m_i = 1")
        #expect(equation("") == "")
    }

    @Test(arguments: [
        (StepTrace.Operation.scale(1), Step.Role.score, "Times 1: nothing changes."),
        (.divideByRoot(of: 4), .score, "Divided by √4 = 2, so that vectors of many features score no higher."),
        (.divideByRoot(of: 4), .gradient, ""), (.scale(0.5), .score, "Every entry times 0.5."),
        (.scale(-2), .score, "Every entry times −2."),
        (.columns(from: 2), .vector, "Columns 3 to 4 of Q."),
        (.expMinus, .exponential, "e to the power of score minus row maximum: never above 1."),
        (.expMinus, .factor, "What earlier sums are multiplied by: e to the power of the old maximum minus the new."),
        (.expMinus, .vector, ""),
        (.matmulTransposed, .score, "Each query times each key: how well the two match."),
        (.matmulTransposed, .gradient, ""),
        (.project, .gradient, ""),
    ])
    func notesSayWhatAStepIs(operation: StepTrace.Operation, role: Step.Role, note: String) {
        let step = Step(
            name: "s", symbol: "S", operation: operation, operands: ["../Q"], value: Grid([[1, 0.5]]), role: role)
        #expect(Figure(Trace(title: "t", steps: [step])).panels[0].note == note)
    }

    @Test(arguments: [
        (Step.Role.share, "Each row mixes the rows of V in these shares."),
        (.exponential, "Each row adds up the rows of V, each times its exponential; the division comes last."),
        (.vector, ""),
    ])
    func aWeightedSumSaysByWhatItWeighs(role: Step.Role, note: String) {
        let steps = [
            Step(name: "w", symbol: "W", operation: .given, value: Grid([[0.5, 0.5]]), role: role),
            Step(name: "V", symbol: "V", operation: .given, value: Grid([[1], [2]])),
            Step(
                name: "o", symbol: "O", operation: .weightedSum, operands: ["w", "V"], value: Grid([[1.5]])),
        ]
        #expect(Figure(Trace(title: "t", steps: steps)).panels[2].note == note)
    }

    @Test func whatIsMadeOfChildrenComesAfterThem() {
        let head = Trace(
            title: "head 1",
            steps: [
                Step(name: "output", symbol: "O", operation: .copy, operands: ["../input"], value: Grid([[7]]))
            ])
        let figure = Figure(
            Trace(
                title: "heads",
                steps: [
                    Step(name: "input", symbol: "X", operation: .given, value: Grid([[7]])),
                    Step(
                        name: "joined", symbol: "H", operation: .concatenate, operands: ["head 1/output"],
                        value: Grid([[7]])),
                ], children: [head]))
        #expect(figure.sequence == [.panel(0), .child(0), .panel(1)])
        #expect(figure.panels.map(\.number) == ["1", "3"])
        #expect(figure.children.map(\.title) == ["head 1"])
        // The head's own trace does not hold what the layer gave it; the whole does.
        #expect(figure.children[0].worked(0) { $0.english }?.text == "head 1/output[1] = input[1] = 7")
    }
}
