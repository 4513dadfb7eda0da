import StepTrace

/// One sentence on where a number of a step comes from; `{r}` and `{c}` stand for its row and column.
enum StepSentence {
    static func text(_ panel: Panel) -> String {
        let names = panel.operands.map { String($0.split(separator: "/").last ?? "") }
        let first = names.first ?? ""
        let second = names.count > 1 ? names[1] : ""
        return switch panel.operation {
        case .given: "Given: the computation starts from it."
        case .recorded: "Recorded by the lesson."
        case .copy: "The same number as in \(first)."
        case .columns: "One of the columns of \(first)."
        case .rows: "One of the rows of \(first)."
        case .transpose: "Rows and columns of \(first) change places."
        case .concatenate: "The numbers stand side by side; none is changed."
        case .stack: "The numbers stand one below the other; none is changed."
        case .matmulTransposed: "Row {r} of \(first) times row {c} of \(second), number by number, then added up."
        case .matmul: "Row {r} of \(first) times column {c} of \(second), number by number, then added up."
        case .project where names.count > 2:
            "Row {r} of \(first) times column {c} of \(second), number by number, added up with the bias."
        case .project: "Row {r} of \(first) times column {c} of \(second), number by number, then added up."
        case .transposedMatmul:
            "Column {r} of \(first) times column {c} of \(second), number by number, then added up."
        case .weightedSum: "Column {c} of \(second), each number in the share that row {r} of \(first) gives it."
        case .additiveScore: "Query and key added feature by feature, bent by tanh, weighed, then added up."
        case .additiveScoreGradient: "What each score asks for, passed back through tanh, then added up."
        case .scale: "The same factor for every number, so their order stays."
        case .add: "The two numbers at the same place, added."
        case .subtract: "The two numbers at the same place, one taken from the other."
        case .multiply: "The two numbers at the same place, multiplied."
        case .weigh: "The number at the same place, in its share; a share of 0 leaves it out."
        case .divide where panel.role == .shares: "Divided by the sum of row {r}, so that the row adds up to 1."
        case .divide: "The one number divided by the other."
        case .maximum: "The larger of the two."
        case .mask: "The mask adds 0 where the query may look, −∞ where it may not."
        case .softcap: "Nearly unchanged while small; never beyond the cap."
        case .softcapSlope: "How much of a change the cap lets through."
        case .expMinus where panel.role == .amounts:
            "e to the power of the score minus the largest of row {r}: never above 1."
        case .expMinus: "e to the power of a difference."
        case .reciprocalRoot: "One over the square root; what is added keeps it from being one over 0."
        case .apply: "The same function for every number."
        case .rowMaximum: "The largest number of row {r}."
        case .rowSum: "All numbers of row {r}, added up."
        case .rowMean: "The mean of row {r}."
        case .rowMeanSquare: "The mean of the squares of row {r}."
        case .rowNorm: "The length of row {r} as a vector."
        case .columnSum: "All numbers of column {c}, added up."
        case .sinusoid: "A wave along the positions; each pair of columns has a longer one than the pair before."
        case .angles: "The angle by which a position turns a pair of features."
        case .rotate: "A pair of features turned like a point in the plane; its length stays."
        case .distancePenalty: "The further the key from the query, the more is taken off."
        }
    }

    /// For an entry that the mask hides.
    static func hidden(_ panel: Panel) -> String {
        panel.role == .scores
            ? "The mask hides this key from this query." : "e to the power of −∞ is 0: a hidden key gets nothing."
    }
}
