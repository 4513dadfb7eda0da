import LessonModel
import StepTrace

/// What a check looked at and what came of it, row by row: the expression that it evaluated, its variables, the answer's
/// result and the expected one.
struct AskedValues {
    enum Value {
        case code(String)
        case text(String)
        case numbers(Grid)
        /// The numbers of the answer, those that differ marked.
        case actual(Divergence.Values)
        case expected(Divergence.Values)
    }

    enum Label {
        case word(CheckPhrase)
        case variable(String)
    }

    let rows: [(label: Label, value: Value)]

    init(_ verdict: Verdict) {
        rows = Self.rows(verdict.asked) + Self.rows(verdict)
    }

    private static func rows(_ asked: CheckedExpression?) -> [(Label, Value)] {
        guard let asked else { return [] }
        return [(.word(.check), .code(asked.text))]
            + asked.variables.compactMap { variable in
                value(variable.value).map { (.variable(variable.name), $0) }
            }
    }

    private static func value(_ value: ShownValue) -> Value? {
        switch value {
        case .text(let text): .text(text)
        case .matrix(let grid, _, _, _, _): .numbers(grid)
        case .trace, .plot: nil
        }
    }

    private static func rows(_ verdict: Verdict) -> [(Label, Value)] {
        // A pair of texts or of single numbers is already in the sentence above, except for a known mistake, which has
        // no such sentence.
        if verdict.isKnownMistake, case .text(let expected, let actual) = verdict.divergence?.difference {
            return [
                (.word(.yours), .text(DivergenceText.clipped(actual))),
                (.word(.expected), .text(DivergenceText.clipped(expected))),
            ]
        }
        guard let values = verdict.divergence?.values,
            verdict.isKnownMistake || max(values.expected.values.count, values.actual.values.count) > 1
        else { return [] }
        return [(.word(.yours), .actual(values)), (.word(.expected), .expected(values))]
    }
}
