import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct FigureTests {
    private let figure = Figure(Samples.masked)

    private func panel(_ name: String) -> Panel { figure.panels.first { $0.name == name }! }

    @Test func vectorsShareOneDomainAndScoresAnother() {
        #expect(figure.domains[.vector] == 4)
        #expect(figure.domains[.score] == 4)
        #expect(panel("values").scale == .signed(domain: 4))
        #expect(panel("masked scores").scale == panel("scores").scale)
        #expect(panel("weights").scale == .share)
        #expect(
            figure.panels.map(\.role) == [
                .vector, .vector, .vector, .score, .mask, .score, .share, .vector,
            ])
    }

    @Test func stepsAreNumberedAndGrouped() {
        #expect(figure.panels.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 8])
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

    @Test func hiddenEntriesReadMinusInfinityBeforeSoftmaxAndZeroAfter() {
        #expect(panel("masked scores").hidden == [false, true, false, false])
        #expect(panel("masked scores").text(row: 0, column: 1) == "−∞")
        #expect(panel("weights").text(row: 0, column: 1) == "0")
        #expect(panel("weights").text(row: 1, column: 0) == "0.269")
        #expect(panel("output").hidden == [])
    }

    @Test func theLastQuerysLargestVisibleScoreIsWorkedOut() {
        #expect(panel("scores").explained == Figure.Entry(panel: 3, row: 1, column: 1))
        #expect(panel("scores").worked?.text == "scores[2,2] = Q₂·K₂ = 3×0 + 4×1 = 4")
        #expect(panel("queries").explained == nil)
        #expect(panel("weights").worked == nil)
    }

    @Test func aFormulaThatNamesItsLeftSideStandsAlone() {
        func equation(_ formula: String) -> String {
            Panel(
                Step(name: "s", symbol: "S", formula: formula, operation: .recorded, value: Grid([[1]])),
                number: 1, scale: .plain, { $0.english }
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
            name: "s", symbol: "S", operation: operation, operands: ["../Q"], value: Grid([[1, 2]]), role: role)
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
        #expect(figure.panels.map(\.number) == [1, 3])
        #expect(figure.children.map(\.title) == ["head 1"])
        // The head's own trace does not hold what the layer gave it; the whole does.
        #expect(figure.children[0].panels[0].worked?.text == "head 1/output[1] = input[1] = 7")
    }
}
