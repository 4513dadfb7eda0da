/// Decides when two numbers count as equal.
enum NumberAgreement {
    /// Whether a number is at most `margin` away from the expected one.
    ///
    /// Equal infinities agree, and so do two NaNs.
    static func holds(_ actual: Double, _ expected: Double, within margin: Double) -> Bool {
        if expected.isNaN || actual.isNaN { return expected.isNaN && actual.isNaN }
        if expected.isInfinite || actual.isInfinite { return expected == actual }
        return abs(actual - expected) <= margin
    }

    /// How far a number may be from its rounded form: half a unit in the last place, so that a half may be rounded up
    /// or down, and a little more for the error of binary fractions.
    /// - Parameter unit: the value of one unit in the last place: 0.01 for two decimals.
    static func marginOfRounding(_ number: Double, unit: Double) -> Double {
        unit / 2 * (1 + 1e-9) + abs(number) * 1e-15
    }

    /// The value of one unit in the last of `decimals` decimal places.
    static func unit(decimals: Int) -> Double {
        (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    }
}

extension Worksheet {
    /// Whether a number is an entry of the key, rounded to the decimals that the worksheet asks for.
    ///
    /// Where whole numbers are asked for, one with decimals has to be the entry itself.
    package func agrees(_ written: Double, with entry: Double) -> Bool {
        let isMeasured = digits > 0 || written.rounded() == written
        let margin = NumberAgreement.marginOfRounding(
            entry, unit: isMeasured ? NumberAgreement.unit(decimals: digits) : 0)
        return NumberAgreement.holds(written, entry, within: margin)
    }
}
