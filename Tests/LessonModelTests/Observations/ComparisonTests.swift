import StepTrace
import Testing

@testable import LessonModel

@Suite struct ComparisonTests {
    private let comparison = Comparison(tolerance: 1e-6)

    private func grid(_ values: [Double]) -> Grid { Grid(rows: 1, columns: values.count, values: values) }

    private func step(_ name: String, _ values: [Double]) -> Step {
        Step(name: name, symbol: "", operation: .recorded, value: grid(values))
    }

    private func check(_ records: [Observation.Record]) -> Observation.OfCheck {
        .init(records: records, finished: true)
    }

    private func probe(_ values: [Double], label: String = "p") -> Observation.Record {
        .probe(label: label, value: .matrix(grid(values), rowLabels: [], columnLabels: []))
    }

    @Test func theFirstStepThatDiffersIsNamed() {
        let solution = check([.step(step("scores", [1, 2])), .step(step("weights", [0.25, 0.75])), probe([5])])
        let answer = check([.step(step("scores", [1, 2])), .step(step("weights", [0.5, 0.5])), probe([4])])
        let divergence = comparison.divergence(of: answer, from: solution)
        #expect(divergence?.step == "weights")
        #expect(
            divergence?.difference
                == .entry(row: 0, column: 0, expected: 0.25, actual: 0.5, largest: 0.25, agreeing: 0, of: 2))
    }

    @Test func smallValuesAreKeptWithWhatDiffers() {
        let values = comparison.divergence(of: check([probe([1, 5, .nan])]), from: check([probe([1, 2, 3])]))?.values
        #expect(values?.expected == grid([1, 2, 3]) && values?.differing == [1, 2])
        let shapes = comparison.divergence(of: check([probe([1, 2])]), from: check([probe([1])]))?.values
        #expect(shapes == .init(expected: grid([1]), actual: grid([1, 2]), differing: []))
        let nine = Array(repeating: 0.0, count: 9)
        #expect(comparison.divergence(of: check([probe(nine)]), from: check([probe([1])]))?.values == nil)
    }

    @Test func anotherWayToTheSameResultIsRight() {
        let solution = check([.step(step("scores", [1, 2])), probe([5])])
        let answer = check([.step(step("scores", [9, 9])), probe([5])])
        #expect(comparison.divergence(of: answer, from: solution) == nil)
    }

    /// The steps are those of an input that the answer chose.
    @Test func stepsExplainNoResultWithoutNumbers() {
        func judged(_ scores: [Double], _ result: String) -> Observation.OfCheck {
            check([.step(step("scores", scores)), .probe(label: "p", value: .text(result))])
        }
        #expect(
            comparison.divergence(of: judged([1], "true"), from: judged([2], "false"))
                == Divergence(probe: "p", step: nil, difference: .text(expected: "false", actual: "true")))
        #expect(comparison.divergence(of: judged([1], "[3.0]"), from: judged([2], "[4.0]"))?.step == "scores")
    }

    @Test func stepsOfATraceAreComparedInOrder() {
        func traced(_ weights: [Double], _ output: [Double]) -> Observation.OfCheck {
            let trace = Trace(title: "attention", steps: [step("weights", weights), step("output", output)])
            return check([.probe(label: "p", value: .trace(trace))])
        }
        let divergence = comparison.divergence(of: traced([0.5, 0.5], [2]), from: traced([1, 0], [3]))
        #expect(divergence?.step == "weights")
    }

    @Test func aStepOfATraceWithinIsNamedWithItsTrace() {
        func traced(_ title: String, _ weights: [Double]) -> Observation.OfCheck {
            let child = Trace(title: title, steps: [step("weights", weights)])
            let whole = Trace(
                title: "heads", steps: [step("output", weights)], children: [Trace(title: "one", steps: []), child])
            return check([.probe(label: "p", value: .trace(whole))])
        }
        func name(_ title: String, _ comparison: Comparison) -> String? {
            comparison.divergence(of: traced(title, [1]), from: traced(title, [2]))?.step
        }
        #expect(name("two", comparison) == "two: weights")
        #expect(name("", comparison) == "part 2: weights")
        let foreign = Comparison(tolerance: 1e-6) { phrase in
            switch phrase {
            case .part(let number): "第\(number)部分"
            case .stepInside(let trace, let step): "\(trace)：\(step)"
            default: phrase.english
            }
        }
        #expect(name("", foreign) == "第2部分：weights")
    }

    @Test func shapesAreComparedFirst() {
        let divergence = comparison.divergence(of: check([probe([1, 2, 3])]), from: check([probe([1, 2])]))
        #expect(
            divergence?.difference == .shape(expectedRows: 1, expectedColumns: 2, actualRows: 1, actualColumns: 3))
    }

    @Test func aProbeThatNeverCameIsMissing() {
        let divergence = comparison.divergence(of: check([]), from: check([probe([1])]))
        #expect(divergence == Divergence(probe: "p", step: nil, difference: .missing))
    }

    @Test(arguments: [
        (Double.infinity, Double.infinity, true), (-.infinity, .infinity, false), (.nan, .nan, true), (.nan, 0, false),
        (1e6, 1e6 + 0.5, true), (1e6, 1e6 + 2, false), (0, 9e-7, true), (0, 2e-6, false),
    ])
    func toleranceIsRelativeAboveOne(expected: Double, actual: Double, agree: Bool) {
        #expect((comparison.divergence(of: check([probe([actual])]), from: check([probe([expected])])) == nil) == agree)
    }
}
