import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

/// Which steps of a trace a figure shows, and how it counts them.
@Suite struct ArrangementTests {
    /// A softmax whose inner steps are there, and what is mixed by its weights.
    private static let softmax: [Step] = [
        Step(name: "scores", symbol: "S", operation: .given, value: Grid([[0, 1]]), role: .score),
        Step(
            name: "row maximum", symbol: "m", operation: .rowMaximum, operands: ["scores"], value: Grid([[1]]),
            role: .score),
        Step(
            name: "exponentials", symbol: "E", operation: .expMinus, operands: ["scores", "row maximum"],
            value: Grid([[0.37, 1]]), role: .exponential),
        Step(
            name: "row sum", symbol: "ℓ", operation: .rowSum, operands: ["exponentials"], value: Grid([[1.37]]),
            role: .sum),
        Step(
            name: "weights", symbol: "A", operation: .divide(emptyRow: 0), operands: ["exponentials", "row sum"],
            value: Grid([[0.27, 0.73]]), role: .share),
        Step(name: "after", symbol: "B", operation: .copy, operands: ["weights"], value: Grid([[0.27, 0.73]])),
    ]

    private static func layer(_ detail: Trace.Detail) -> Trace {
        Trace(
            title: "layer",
            steps: [
                Step(name: "x", symbol: "X", operation: .given, value: Grid([[1]])),
                Step(
                    name: "y", symbol: "Y", operation: .copy, operands: ["head 1/after"], value: Grid([[0.27, 0.73]])),
            ], children: [Trace(title: "head 1", steps: softmax)], detail: detail)
    }

    private func numbers(_ figure: Figure) -> [String] { figure.panels.map(\.number) }

    @Test func theInnerStepsOfASoftmaxAreFoldedBehindItsWeights() {
        let figure = Figure(Trace(title: "t", steps: Self.softmax))
        #expect(figure.folds == [Figure.Fold(panels: [1, 2, 3], result: 4)])
        #expect(figure.sequence == [.panel(0), .panel(4), .panel(5)])
        #expect(numbers(figure) == ["1", "2.1", "2.2", "2.3", "2", "3"])
    }

    @Test func inAllDetailNothingIsFolded() {
        let figure = Figure(Trace(title: "t", steps: Self.softmax, detail: .all))
        #expect(figure.folds == [])
        #expect(numbers(figure) == ["1", "2", "3", "4", "5", "6"])
    }

    @Test func theDetailOfTheOutermostTraceHoldsForThoseInside() {
        #expect(Figure(Self.layer(.all)).children[0].folds == [])
        #expect(Figure(Self.layer(.summary)).children[0].folds.count == 1)
        #expect(Figure(Self.layer(.skeleton)).children[0].folds.count == 1)
        #expect(Figure(Self.layer(.summary)).isSkeleton == false && Figure(Self.layer(.skeleton)).isSkeleton)
    }

    /// The same exponentials and sums may lead to two shares: those of a sink and those of the keys.
    @Test func aStepIsFoldedOnce() {
        var steps = Self.softmax
        steps.insert(
            Step(
                name: "sink weights", symbol: "a", operation: .divide(emptyRow: nil),
                operands: ["exponentials", "row sum"], value: Grid([[0.27, 0.73]]), role: .share), at: 4)
        let figure = Figure(Trace(title: "t", steps: steps))
        #expect(figure.folds == [Figure.Fold(panels: [1, 2, 3], result: 5)])
        #expect(numbers(figure) == ["1", "3.1", "3.2", "3.3", "2", "3", "4"])
    }

    /// The exponentials of online attention lead to no shares, and its division to an output.
    @Test func whatLeadsToNoSharesIsNotFolded() {
        var steps = Self.softmax
        steps[4].role = .vector
        #expect(Figure(Trace(title: "t", steps: steps)).folds == [])
    }

    @Test func aSelectionIsShownAlone() {
        var trace = Self.layer(.summary)
        trace.selection = ["y", "head 1/exponentials"]
        let figure = Figure(trace)
        #expect(figure.sequence == [.child(0), .panel(1)])
        #expect(figure.children[0].sequence == [.panel(2)])
        #expect(numbers(figure) == ["", "2"])
        // The arithmetic of a step may take what is not shown.
        #expect(figure.children[0].worked(2) { $0.english }?.text == "exponentials[1,2] = e^(1 − 1) = 1")
        trace.selection = ["y"]
        #expect(Figure(trace).sequence == [.panel(1)])
    }
}
