import StepTrace

extension FigurePhrase {
    package var english: String {
        switch self {
        case .axis(.query): "query"
        case .axis(.key): "key"
        case .row: "row"
        case .column: "column"
        case .maximum: "max"
        case .sum: "sum"
        case .empty: "(empty)"
        case .matrix: "Matrix"
        case .matrixCaption(let name, let rows, let columns): "\(name): \(rows) × \(columns) numbers."
        case .allNumbers(let rows, let columns): "All \(rows) × \(columns) numbers"

        case .group(.given): "Given"
        case .group(.compare): "Compare"
        case .group(.normalise): "Normalise"
        case .group(.mix): "Mix"
        case .group(.compute): "Compute"
        case .inside: "Inside"
        case .steps(let count): counted(count, "step")
        case .stepsOf(let label): "Steps of \(label)"
        case .stepCaption(let number, let name, let trace, let numbers):
            "\(trace.map { $0 + ", " } ?? "")step \(number), \(name)\(numbers.english).".withCapital
        case .softmax: "softmax"
        case .folded(let steps): steps.joined(separator: ", ")
        case .unfold(let code): "Some steps are folded; \(code) shows them all."
        case .continued(let title): "\(title), continued"
        case .allHeads(let title): "\(title), all heads"
        case .allParts(let title): "\(title), all parts"
        case .queries(let count): counted(count, "query", "queries")
        case .keys(let count): counted(count, "key")
        case .causalMask: "causal mask"
        case .masked: "masked"
        case .note(let phrase): phrase.english
        case .sentence(let phrase): phrase.english
        case .arithmetic(let phrase): phrase.english

        case .previousStep(let trace): "Previous step\(trace.map { ", " + $0 } ?? "")"
        case .nextStep(let trace): "Next step\(trace.map { ", " + $0 } ?? "")"
        case .back: "Back"
        case .next: "Next"
        case .showAll: "Show all"
        case .allStepsShown(let count): "All \(count) steps shown"
        case .keysToStep: "step; point at a number to see where it comes from"
        case .stepShown(let number, let count, let name): "Step \(number) of \(count): \(name)"

        case .firstOperand: "first operand"
        case .secondOperand: "second operand"
        case .samePlace: "same place"
        case .hiddenByMask: "hidden by a mask"
        case .vectors: "vectors"
        case .valuesAndOutputs: "values, outputs"
        case .scores: "scores"
        case .gradients: "gradients"
        case .numbers: "numbers"
        case .weights: "weights"
        case .range(let name, let low, let high): "\(name) from \(low) to \(high)"
        case .signedScale: "Numbers of either sign: brown below 0, pale at 0, blue above."
        case .shareScale: "Numbers from 0 up: pale at 0, deep green at the end."
        case .amountsScale: "exponentials and sums from 0 to the largest of their step"

        case .followedQuery: "One query, followed across"
        case .followedQueryCaption(let label): "\(label): one query, from scores to output"
        case .followedQueryText(let name):
            "The row of \(name). Each score, less the largest of the row, becomes an exponential, then a share of"
                + " their total; each value is taken in that share, and the parts are added up."
        case .key: "Key"
        case .weight: "Weight"
        case .value: "Value"
        case .weightedValue: "Weight × value"
        case .total: "Total"
        case .outputOf(let name): "output of \(name)"

        case .edit(let phrase): phrase.english
        case .reader(let phrase): phrase.english

        case .nothingToPlot: "(nothing to plot)"
        case .lineChart: "Line chart"
        case .barChart: "Bar chart"
        case .chart(let kind, let values): "\(kind): \(values)"
        case .plotted(let names, let over, let low, let high):
            (names.isEmpty ? "Values" : names.joined(separator: ", ")) + (over.map { " over " + $0 } ?? "")
                + ", from \(low) to \(high)."
        case .theNumbers: "The numbers"
        case .number: "number"
        case .values(let values, let series): "\(values) of \(series)"
        }
    }
}

extension FigurePhrase.Numbers {
    fileprivate var english: String {
        switch self {
        case .ofQueriesAndKeys: ": rows are queries, columns are keys"
        case .ofShape(let shape): ": \(shape) numbers"
        }
    }
}
