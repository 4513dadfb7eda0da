import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct WorkedHTMLTests {
    private static func html(_ operation: StepTrace.Operation, _ operands: [Grid], _ value: Grid) throws -> String {
        let given = operands.enumerated().map { Step(name: "x\($0)", symbol: "X", operation: .given, value: $1) }
        let step = Step(name: "y", symbol: "Y", operation: operation, operands: given.map { $0.name }, value: value)
        let trace = Trace(title: "t", steps: given + [step])
        return WorkedHTML.html(try #require(trace.explain(step: "y", row: 0, column: 0)))
    }

    @Test func operandsHaveTheColoursOfTheirPens() throws {
        let (a, b, v) = (Grid([[1, -2]]), Grid([[3, 10]]), Grid([[10, 0.5]]))
        #expect(
            try Self.html(.matmulTransposed, [a, b], Grid([[-17]]))
                == "y[1] = X₁·X₁ = <span class=\"pA\">1</span>×<span class=\"pB\">3</span> + (<span class=\"pA\">−2</span>)×<span class=\"pB\">10</span> = <b>−17</b>"
        )
        #expect(
            try Self.html(.add, [a, b], Grid([[4]]))
                == "y[1] = <span class=\"pA\">1</span> + <span class=\"pB\">3</span> = <b>4</b>")
        #expect(
            try Self.html(.rowMaximum, [a, b], Grid([[10]]))
                == "y[1] = max(<span class=\"pA\">1</span>, <span class=\"pA\">−2</span>, <span class=\"pA\">3</span>, <span class=\"pA\">10</span>) = <b>10</b>"
        )
        #expect(
            try Self.html(.additiveScore, [a, b, v], Grid([[0.5]]))
                == "y[1] = <span class=\"pC\">10</span>×tanh(<span class=\"pA\">1</span> + <span class=\"pB\">3</span>) + <span class=\"pC\">0.5</span>×tanh(<span class=\"pA\">−2</span> + <span class=\"pB\">10</span>) = <b>0.5</b>"
        )
    }

    @Test func aHiddenScoreHasNoArithmetic() throws {
        #expect(
            try Self.html(.mask, [Grid([[1]]), Grid([[-.infinity]])], Grid([[-.infinity]]))
                == "y[1] = <b>−∞</b>, the key is hidden")
    }
}
