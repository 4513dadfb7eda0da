/// Numbers one below the other, and what they add up to, in the fewest digits with which the sum is right as printed.
package struct PrintedSum {
    package private(set) var terms: [String]
    /// With `≈` before it where no number of digits makes the printed terms add up, and without where they are not all of it.
    package private(set) var total: String

    /// - Parameter style: how the numbers are written where nothing has to add up; more digits are taken only when needed.
    package init(_ terms: [Double], total: Double, style: NumberStyle) {
        self.init(terms, total: total, style, sign: "≈ ")
        let sum = terms.reduce(0, +)
        guard (sum - total).magnitude <= 1e-9 * max(1, total.magnitude) else {
            // Something else is in it: the share of a sink.
            self.init(terms, total: total, style, sign: "")
            return
        }
        guard let fewest = style.places else { return }
        for places in fewest...max(fewest, ArithmeticLine.mostPlaces) {
            let sum = PrintedNumber(total, decimals: places)
            let printed = terms.map { PrintedNumber($0, decimals: places) }
            let value = printed.reduce(0) { $0 + $1.value }
            guard (value - sum.value).magnitude < sum.unit / 2 else { continue }
            self.terms = printed.map { grouped($0.text) }
            self.total = grouped(sum.text)
            return
        }
    }

    private init(_ terms: [Double], total: Double, _ style: NumberStyle, sign: String) {
        self.terms = terms.map { style.text($0) }
        self.total = sign + style.text(total)
    }
}
