package import StepTrace

/// What a figure says in words, apart from the names that its trace has itself.
///
/// Values are text, so that a script can be given marks to fill; but counts of things are numbers, for words depend on them.
package enum FigurePhrase: Sendable, Hashable {
    // MARK: Matrices

    case axis(Panel.Axis)
    case row, column
    /// Above the only column of a row's maximum or sum.
    case maximum, sum
    case empty
    /// What a matrix without a name is called.
    case matrix
    case matrixCaption(name: String, rows: Int, columns: Int)
    case allNumbers(rows: String, columns: String)

    // MARK: Traces

    case group(Panel.Group)
    /// The group of the traces inside a trace.
    case inside
    case steps(Int)
    case stepsOf(String)
    /// What a screen reader says of a step's matrix; `trace` is the title of a trace inside another.
    case stepCaption(number: String, name: String, trace: String?, Numbers)
    case continued(String)
    /// The group of steps that lead to the weights of a softmax, and their names.
    case softmax
    case folded(steps: [String])
    /// How to see the steps that a terminal leaves out; code stands in it as it is.
    case unfold(code: String)
    /// What follows the last trace inside.
    case allHeads(String)
    case allParts(String)
    case queries(Int)
    case keys(Int)
    case causalMask, masked
    case note(StepNote)
    case sentence(StepSentence)
    case arithmetic(Arithmetic.Phrase)

    // MARK: Stepping

    /// The trace inside that a button belongs to, if any.
    case previousStep(of: String?)
    case nextStep(of: String?)
    case back, next, showAll
    case allStepsShown(String)
    case keysToStep
    case stepShown(number: String, of: String, name: String)

    // MARK: Legend

    case firstOperand, secondOperand, samePlace, hiddenByMask
    case vectors, valuesAndOutputs, scores, gradients, numbers, weights
    case range(of: String, from: String, to: String)
    case signedScale, shareScale, amountsScale

    // MARK: One query, followed across

    case followedQuery
    case followedQueryCaption(String)
    /// Some markup with the query's name, as the only phrase that holds any.
    case followedQueryText(nameHTML: String)
    case key, weight, value, weightedValue, total
    case outputOf(nameHTML: String)

    // MARK: Changed numbers

    case edit(EditPhrase)

    // MARK: What a reader does

    case reader(ReaderPhrase)

    // MARK: Plots

    case nothingToPlot
    case lineChart, barChart
    case chart(String, of: String)
    case plotted(names: [String], over: String?, from: String, to: String)
    case theNumbers, number
    case values(String, of: String)

    /// What the numbers of a step are, for those who cannot see them.
    package enum Numbers: Sendable, Hashable {
        case ofQueriesAndKeys
        case ofShape(String)
    }
}

/// The words of figures in one language: a function from a phrase to its text.
///
/// Texts hold no characters that HTML reserves. Arguments of a phrase are escaped where it is written into a page.
package typealias FigureWords = @Sendable (FigurePhrase) -> String
