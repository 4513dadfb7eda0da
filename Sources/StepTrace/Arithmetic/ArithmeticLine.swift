/// What a rule writes the arithmetic of one number with: the entries that it was computed from, as numbers.
struct ArithmeticLine {
    let step: Step
    let row: Int
    let column: Int
    let operands: [Arithmetic.Operand]
    let terms: [[Arithmetic.Entry]]
    let pens: [[WrittenArithmetic.Pen]]
    let words: (Arithmetic.Phrase) -> String

    /// More terms than this are shortened to the first ones and the last.
    private static let longestSum = 8

    /// The number of an entry; without a factor, the first of a term.
    func number(_ term: Int, _ factor: Int = 0) -> WrittenArithmetic {
        WrittenArithmetic(Self.text(value(term, factor)), pens[term][factor])
    }

    /// The same, in brackets when it is negative.
    func bracketed(_ term: Int, _ factor: Int = 0) -> WrittenArithmetic {
        value(term, factor) < 0 ? "(\(number(term, factor)))" : number(term, factor)
    }

    func value(_ term: Int, _ factor: Int = 0) -> Double { terms[term][factor].value }

    /// Every term, written one way, with plus signs between; long sums are shortened.
    func sum(_ write: (_ term: Int) -> WrittenArithmetic) -> WrittenArithmetic {
        terms.isEmpty ? "0" : .joined(shortened(write), by: " + ")
    }

    /// Every term as the product of its factors, added up.
    var sumOfProducts: WrittenArithmetic {
        sum { term in .joined(terms[term].indices.map { bracketed(term, $0) }, by: "×") }
    }

    var list: WrittenArithmetic { .joined(shortened { number($0) }, by: ", ") }

    private func shortened(_ write: (_ term: Int) -> WrittenArithmetic) -> [WrittenArithmetic] {
        guard terms.count > Self.longestSum else { return terms.indices.map(write) }
        return (0..<3).map(write) + ["…", write(terms.count - 1)]
    }

    /// Where the only entry stands: `scores[2,1]`, or `row maximum[2]` in a column of numbers.
    var source: WrittenArithmetic? {
        guard let entry = terms.first?.first else { return nil }
        let grid = operands.first { $0.path == entry.step }?.value
        return WrittenArithmetic(Self.place(entry, in: grid), pens[0][0])
    }

    static func place(_ entry: Arithmetic.Entry, in grid: Grid?) -> String {
        let column = grid?.columns == 1 ? "" : ",\(entry.column + 1)"
        return "\(entry.step)[\(entry.row + 1)\(column)]"
    }

    /// `Q₂`: a row of an operand, by the symbol that formulas use.
    func row(_ index: Int, of operand: Int) -> String { operands[operand].step.symbol + (index + 1).inSubscript }

    static func text(_ value: Double) -> String { formatted(value, decimals: 4, trimmed: true) }

    static func bracketed(_ value: Double) -> String { value < 0 ? "(\(text(value)))" : text(value) }

    /// `10000^(2/8)`.
    static func power(_ base: Double, _ numerator: Int, _ denominator: Int) -> String {
        "\(text(base))^(\(numerator)/\(denominator))"
    }
}
