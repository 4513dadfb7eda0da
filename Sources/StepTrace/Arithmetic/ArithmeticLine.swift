/// What a rule writes the arithmetic of one number with: the entries that it was computed from, as numbers.
struct ArithmeticLine {
    let step: Step
    let row: Int
    let column: Int
    let operands: [Arithmetic.Operand]
    let terms: [[Arithmetic.Entry]]
    let pens: [[WrittenArithmetic.Pen]]
    let words: (Arithmetic.Phrase) -> String

    /// More digits after the point than this are not written, even where fewer do not add up.
    static let mostPlaces = 4

    /// The arithmetic of an entry and its value, in the fewest digits, from those of the figure on, with which what is
    /// printed is right as printed; with `≈` where no number of digits does that.
    ///
    /// A product may be rounded to fewer digits than its factors, but not to fewer than the figure shows.
    /// - Parameter written: the result in the digits that it has on its own.
    /// - Returns: nil when the arithmetic gives something else than the result.
    func equation(_ expression: Expression, _ result: Double, _ written: WrittenArithmetic) -> WrittenArithmetic? {
        guard let exact = expression.value(entry: value, constant: { $0 }) else {
            return "\(text(of: expression, Self.mostPlaces)) = \(written)"
        }
        // Pages hold the numbers of large matrices with fewer digits.
        if (exact - result).magnitude > 0.001 + result.magnitude / 100 { return nil }
        func places(_ step: Step) -> Int { min(NumberStyle(step).places ?? Self.mostPlaces, Self.mostPlaces) }
        let fewestOfResult = places(step)
        let fewest = operands.reduce(fewestOfResult) { max($0, places($1.step)) }
        for places in fewest...Self.mostPlaces where isEnough(places) {
            guard let value = value(of: expression, places) else { continue }
            for placesOfResult in (expression.isRounded ? min(fewestOfResult, places)...places : places...places)
                .reversed()
            {
                let printed = PrintedNumber(result, decimals: placesOfResult, trimmed: true)
                if !value.differs(from: printed.value)
                    || (value - printed.value).magnitude <= printed.unit * 0.500_000_1
                {
                    return
                        "\(text(of: expression, places)) = \(WrittenArithmetic(grouped(printed.text), written.pieces[0].pen))"
                }
            }
        }
        return "\(text(of: expression, Self.mostPlaces)) ≈ \(written)"
    }

    /// No entry would look like 0 that with more digits does not.
    private func isEnough(_ places: Int) -> Bool {
        let visible = PrintedNumber.leastVisible(decimals: Self.mostPlaces)
        let least = PrintedNumber.leastVisible(decimals: places)
        return !terms.contains { $0.contains { $0.value.magnitude >= visible && $0.value.magnitude < least } }
    }

    private func value(of expression: Expression, _ places: Int) -> Double? {
        expression.value(
            entry: { PrintedNumber(value($0, $1), decimals: places, trimmed: true).value },
            constant: { PrintedNumber($0, decimals: Self.mostPlaces, trimmed: true).value })
    }

    private func text(of expression: Expression, _ places: Int) -> WrittenArithmetic {
        let text = ExpressionText(
            entry: {
                WrittenArithmetic(grouped(formatted(value($0, $1), decimals: places, trimmed: true)), pens[$0][$1])
            },
            isNegative: { value($0, $1) < 0 }, constant: Self.text)
        return text.text(expression)
    }

    func value(_ term: Int, _ factor: Int = 0) -> Double { terms[term][factor].value }

    /// The numbers of all terms of one entry.
    var entries: [Expression] { terms.indices.map { .entry($0) } }

    func product(_ term: Int) -> Expression { .product(terms[term].indices.map { .entry(term, $0) }) }

    /// Every term as the product of its factors, added up.
    var sumOfProducts: Expression { .sum(terms.indices.map(product)) }

    /// Where the only entry stands: `scores[2,1]`, or `row maximum[2]` in a column of numbers.
    var source: Expression? {
        guard let entry = terms.first?.first else { return nil }
        let grid = operands.first { $0.path == entry.step }?.value
        return .text(WrittenArithmetic(Self.place(entry, in: grid), pens[0][0]))
    }

    static func place(_ entry: Arithmetic.Entry, in grid: Grid?) -> String {
        let column = grid?.columns == 1 ? "" : ",\(entry.column + 1)"
        return "\(entry.step)[\(entry.row + 1)\(column)]"
    }

    /// `Q₂`: a row of an operand, by the symbol that formulas use.
    func row(_ index: Int, of operand: Int) -> String { operands[operand].step.symbol + (index + 1).inSubscript }

    static func text(_ value: Double) -> String { grouped(formatted(value, decimals: mostPlaces, trimmed: true)) }

    /// `10000^(2/8)`.
    static func power(_ base: Double, _ numerator: Int, _ denominator: Int) -> Expression {
        .text("\(text(base))^(\(String(numerator))/\(String(denominator)))")
    }
}
