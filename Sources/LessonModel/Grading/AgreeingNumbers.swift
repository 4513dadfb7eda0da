/// All numbers between two, both included; of no number or an infinite one just that.
package struct AgreeingNumbers: Sendable, Hashable {
    package var lowest: Double
    package var highest: Double

    /// The numbers that are at most `margin` away from another.
    init(around number: Double, within margin: Double) {
        func holds(_ other: Double) -> Bool { NumberAgreement.holds(other, number, within: margin) }
        lowest = number
        highest = number
        guard number.isFinite else { return }
        // The difference is rounded, so that the ends may be some of the smallest steps away.
        lowest = number - margin
        while holds(lowest.nextDown) { lowest = lowest.nextDown }
        while !holds(lowest) { lowest = lowest.nextUp }
        highest = number + margin
        while holds(highest.nextUp) { highest = highest.nextUp }
        while !holds(highest) { highest = highest.nextDown }
    }

    init(_ lowest: Double, _ highest: Double) {
        // Not −0, which is written in a way of its own.
        self.lowest = lowest + 0
        self.highest = highest + 0
    }

    package func contains(_ number: Double) -> Bool {
        lowest.isNaN ? number.isNaN : lowest <= number && number <= highest
    }
}

extension Worksheet {
    /// The numbers that agree with an entry of the key, for who can only compare: a number agrees if it is in one of them.
    package func agreeingNumbers(with entry: Double) -> [AgreeingNumbers] {
        func range(unit: Double) -> AgreeingNumbers {
            AgreeingNumbers(around: entry, within: NumberAgreement.marginOfRounding(entry, unit: unit))
        }
        guard digits == 0, entry.isFinite else { return [range(unit: NumberAgreement.unit(decimals: digits))] }
        // Whole numbers near the entry agree with it, others only if they are the entry itself.
        let near = range(unit: 1)
        let (first, last) = (near.lowest.rounded(.up), near.highest.rounded(.down))
        // From there on every number is whole.
        if abs(entry) >= 0x1p53 { return [near] }
        return [range(unit: 0)] + stride(from: first, through: last, by: 1).map { AgreeingNumbers($0, $0) }
    }
}
