package import StepTrace

/// What a check asked of an answer, as far as it is small: the expression, and the values of the variables in it.
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
    /// What was asked last before the first of the records that a condition holds for.
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
