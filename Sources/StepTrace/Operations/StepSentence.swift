/// One sentence on where a number of a step comes from.
///
/// `{r}` and `{c}` stand for its row and column, `{a}` and `{b}` for the names of the first and second operand.
package enum StepSentence: String, Sendable, Hashable, CaseIterable {
    case given, recorded
    case copied, columnOf, rowOf, transposed, concatenated, stacked
    case rowTimesRow, rowTimesColumn, rowTimesColumnWithBias, columnTimesColumn
    /// Of a mix of values: by shares, and by exponentials whose sum divides later.
    case mixed, summedByExponential
    case additiveScore, additiveScoreGradient
    case scaled, multipliedByFactor, added, subtracted, multiplied, weighed
    case share, divided, maximum, masked
    case capped, slopeOfCap
    case exponentialOfScore, correction, exponential, reciprocalRoot, applied
    case rowMaximum, rowSum, rowMean, rowMeanSquare, rowNorm, columnSum
    case sinusoid, angle, rotated, distancePenalty
    /// Of an entry that the mask hides, before softmax and after.
    case hiddenScore, hiddenShare
    /// Of a number that does not come from the operation.
    case set

    package var english: String {
        switch self {
        case .given: "Given: the computation starts from it."
        case .recorded: "Recorded by the lesson."
        case .copied: "The same number as in {a}."
        case .columnOf: "One of the columns of {a}."
        case .rowOf: "One of the rows of {a}."
        case .transposed: "Rows and columns of {a} change places."
        case .concatenated: "The numbers stand side by side; none is changed."
        case .stacked: "The numbers stand one below the other; none is changed."
        case .rowTimesRow:
            "Row {r} of {a} times row {c} of {b}, number by number, then added up."
        case .rowTimesColumn:
            "Row {r} of {a} times column {c} of {b}, number by number, then added up."
        case .rowTimesColumnWithBias:
            "Row {r} of {a} times column {c} of {b}, number by number, added up with the bias."
        case .columnTimesColumn:
            "Column {r} of {a} times column {c} of {b}, number by number, then added up."
        case .mixed:
            "Column {c} of {b}, each number in the share that row {r} of {a} gives it."
        case .summedByExponential:
            "Column {c} of {b}, each number times its exponential in row {r} of {a}, then added up."
        case .additiveScore: "Query and key added feature by feature, bent by tanh, weighed, then added up."
        case .additiveScoreGradient: "What each score asks for, passed back through tanh, then added up."
        case .scaled: "The same factor for every number, so their order stays."
        case .multipliedByFactor: "The same factor for every number."
        case .added: "The two numbers at the same place, added."
        case .subtracted: "The two numbers at the same place, one taken from the other."
        case .multiplied: "The two numbers at the same place, multiplied."
        case .weighed: "The number at the same place, in its share; a share of 0 leaves it out."
        case .share: "Divided by the sum of row {r}, so that the row adds up to 1."
        case .divided: "The one number divided by the other."
        case .maximum: "The larger of the two."
        case .masked: "The mask adds 0 where the query may look, −∞ where it may not."
        case .capped: "Nearly unchanged while small; never beyond the cap."
        case .slopeOfCap: "How much of a change the cap lets through."
        case .exponentialOfScore: "e to the power of the score minus the largest of row {r}: never above 1."
        case .correction: "e to the power of the old maximum minus the new: 1 when the maximum has not grown."
        case .exponential: "e to the power of a difference."
        case .reciprocalRoot: "One over the square root; what is added keeps it from being one over 0."
        case .applied: "The same function for every number."
        case .rowMaximum: "The largest number of row {r}."
        case .rowSum: "All numbers of row {r}, added up."
        case .rowMean: "The mean of row {r}."
        case .rowMeanSquare: "The mean of the squares of row {r}."
        case .rowNorm: "The length of row {r} as a vector."
        case .columnSum: "All numbers of column {c}, added up."
        case .sinusoid: "A wave along the positions; each pair of columns has a longer one than the pair before."
        case .angle: "The angle by which a position turns a pair of features."
        case .rotated: "A pair of features turned like a point in the plane; its length stays."
        case .distancePenalty: "The further the key from the query, the more is taken off."
        case .hiddenScore: "The mask hides this key from this query."
        case .hiddenShare: "e to the power of −∞ is 0: a hidden key gets nothing."
        case .set: "Set here in place of what its rule gives: the steps before stay, the steps after follow."
        }
    }
}
