package import StepTrace

/// An expression that a check evaluated on an answer, and the variables in it whose values are small enough to show.
package struct CheckedExpression: Sendable, Hashable {
    package struct Variable: Sendable, Hashable {
        package var name: String
        package var value: ShownValue

        package init(name: String, value: ShownValue) {
            self.name = name
            self.value = value
        }
    }

    package var text: String
    package var variables: [Variable]

    package init(text: String, variables: [Variable] = []) {
        self.text = text
        self.variables = variables
    }
}

extension Observation.OfCheck {
    /// The expression asked last before the first record that satisfies a condition.
    func expression(before condition: (Observation.Record) -> Bool) -> CheckedExpression? {
        var asked: CheckedExpression?
        for record in records {
            switch record {
            case .asked(let text): asked = CheckedExpression(text: text)
            case .variable(let name, let value): asked?.variables.append(.init(name: name, value: value))
            case _ where condition(record): return asked
            case .probe, .expectation: asked = nil
            case .step: break
            }
        }
        return finished ? nil : asked
    }
}
