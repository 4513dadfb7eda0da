/// What an operation means, stated once: what it takes, what each number of its result is computed from, and how that is
/// written, said and marked.
///
/// A class, for a trace holds many operations and all of one kind share their rule.
final class OperationRule: Sendable {
    /// The size of an operation's result.
    struct Size {
        var rows: Int
        var columns: Int
    }

    typealias Operands = [Arithmetic.Operand]

    /// The fewest operands that it takes.
    let operandCount: Int
    /// Whether operands are large enough to make a value of that size.
    let fits: @Sendable (_ operands: [Grid], Size) -> Bool
    /// The entries that one is computed from: for sums of products the factors of each product, otherwise one entry a term.
    let terms: @Sendable (_ operands: Operands, _ row: Int, _ column: Int) -> [[Arithmetic.Entry]]
    /// The arithmetic between the entry's name and its value; nil when there is none.
    let arithmetic: @Sendable (ArithmeticLine) -> Expression?
    /// What is said of an entry in place of arithmetic that would say nothing; mostly nil.
    let remark: @Sendable (ArithmeticLine) -> String?
    /// One line on what the step does; nil when there is nothing to say.
    let note: @Sendable (StepContext) -> StepNote?
    /// Where each of its numbers comes from, in words.
    let sentence: @Sendable (StepContext) -> StepSentence
    /// How the factors of each term are marked.
    let pens: [WrittenArithmetic.Pen]
    /// Its operands are taken together, none of them first or second.
    let areOperandsAlike: Bool
    /// The result is of the same role as A: scaled scores are scores.
    let keepsRole: Bool
    /// The result holds numbers of its operands, unchanged, in other places.
    let isMove: Bool
    /// The stage of an attention that a step of this kind belongs to; nil where its role tells.
    let stage: Stage?

    enum Stage: Sendable {
        /// It hands on what the computation was given.
        case given
        /// A part of a softmax.
        case normalise
    }

    init(
        operands: Int, fits: @escaping @Sendable (_ operands: [Grid], Size) -> Bool,
        pens: [WrittenArithmetic.Pen] = [.first, .second, .third], areOperandsAlike: Bool = false,
        keepsRole: Bool = false, isMove: Bool = false, stage: Stage? = nil,
        terms: @escaping @Sendable (_ operands: Operands, _ row: Int, _ column: Int) -> [[Arithmetic.Entry]],
        arithmetic: @escaping @Sendable (ArithmeticLine) -> Expression?,
        remark: @escaping @Sendable (ArithmeticLine) -> String? = { _ in nil },
        note: @escaping @Sendable (StepContext) -> StepNote? = { _ in nil },
        sentence: @escaping @Sendable (StepContext) -> StepSentence
    ) {
        operandCount = operands
        self.fits = fits
        self.pens = pens
        self.areOperandsAlike = areOperandsAlike
        self.keepsRole = keepsRole
        self.isMove = isMove
        self.stage = stage
        self.terms = terms
        self.arithmetic = arithmetic
        self.remark = remark
        self.note = note
        self.sentence = sentence
    }

    /// The pens of each term's factors; terms of one entry are marked by the step that they are from.
    func pens(of terms: [[Arithmetic.Entry]]) -> [[WrittenArithmetic.Pen]] {
        let first = terms.first?.first?.step
        return terms.map { term in
            if term.count > 1 { return term.indices.map { $0 < pens.count ? pens[$0] : .third } }
            return term.map { areOperandsAlike || $0.step == first ? .first : .second }
        }
    }
}

extension Operation {
    /// Whether these operands are enough, and large enough, to make a value of that size.
    ///
    /// A lesson may put a trace together by hand; of a step that does not fit its operands there is no arithmetic to tell.
    public func takes(_ operands: [Grid], making value: Grid) -> Bool {
        operands.count >= rule.operandCount && rule.fits(operands, .init(rows: value.rows, columns: value.columns))
    }
}

extension Operation {
    /// It hands on what a computation was given, as it is or projected.
    package var isOfGiven: Bool { rule.stage == .given }
    /// It hands on numbers of other steps unchanged.
    package var isMove: Bool { rule.isMove }
    /// It is a part of a softmax.
    package var isOfSoftmax: Bool { rule.stage == .normalise }

    /// The role of a step that is made of operands of these roles, when nobody says which.
    public func role(of operands: [Step.Role]) -> Step.Role {
        rule.keepsRole ? operands.first ?? .vector : .vector
    }
}

extension Grid {
    /// It has so many rows and columns, or more.
    func reaches(_ rows: Int, _ columns: Int) -> Bool { self.rows >= rows && self.columns >= columns }

    /// The same, where one row is repeated down and one column across.
    func isRepeated(to size: OperationRule.Size) -> Bool {
        (rows == 1 || rows >= size.rows) && (columns == 1 || columns >= size.columns)
    }
}
