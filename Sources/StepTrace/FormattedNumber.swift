/// A number in plain decimals, rounded correctly (ties to even), with the true minus sign: `−0.25`, `3.1416`, `−∞`.
///
/// A number from 10¹⁵ on, or with more than 19 digits, is written as `1.25×10¹⁸`, with as many decimals. A number that
/// rounds to zero has no sign.
/// - Parameters:
///   - decimals: digits after the point, 0 to 15.
///   - trimmed: leaves out zeros at the end, and the point when nothing follows it; a number other than 0 that would
///     come out as 0 is written as `2.5×10⁻⁷` instead.
public func formatted(_ number: Double, decimals: Int, trimmed: Bool = false) -> String {
    PrintedNumber(number, decimals: decimals, trimmed: trimmed).text
}

/// A written number with commas between thousands, from five digits before the point on: `12,345.5`.
package func grouped(_ number: String) -> String {
    let digits = number.utf8.drop { !isDigit($0) }.prefix(while: isDigit)
    guard digits.count > 4 else { return number }
    var bytes = Array(number.utf8)
    let start = number.utf8.distance(from: number.utf8.startIndex, to: digits.startIndex)
    for place in stride(from: digits.count - 3, to: 0, by: -3) { bytes.insert(UInt8(ascii: ","), at: start + place) }
    return String(decoding: bytes, as: UTF8.self)
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// A number as it is printed, and the value that a reader takes from that.
struct PrintedNumber {
    let text: String
    let value: Double
    /// The value of one in its last digit; 0 for what has no digits.
    let unit: Double

    /// As `formatted`.
    init(_ number: Double, decimals: Int, trimmed: Bool = false) {
        guard number.isFinite else {
            self.init(text: number.isNaN ? "NaN" : number < 0 ? "\u{2212}∞" : "∞", value: number, unit: 0)
            return
        }
        let places = min(max(decimals, 0), 15)
        let units = number.magnitude < 1e15 ? roundedProduct(number.magnitude, powersOfTen[places]) : nil
        if let units, units > 0 || number == 0 || !trimmed {
            self.init(units, places, power: 0, isNegative: number < 0, trimmed)
        } else {
            let (units, places, power) = withPowerOfTen(number.magnitude, places, trimmed)
            self.init(units, places, power: power, isNegative: number < 0, trimmed)
        }
    }

    /// So many units of 10^(power − places).
    private init(_ units: UInt64, _ places: Int, power: Int, isNegative: Bool, _ trimmed: Bool) {
        let digits = plain(units, places, trimmed)
        var unit = 1.0
        for _ in 0..<max(power, 0) { unit *= 10 }
        for _ in 0..<max(-power, 0) { unit /= 10 }
        self.init(
            text: (isNegative && units > 0 ? "\u{2212}" : "") + digits
                + (power == 0 ? "" : "×10" + power.inSuperscript),
            value: (isNegative ? -1 : 1) * Double(units) / Double(powersOfTen[places]) * unit,
            unit: unit / Double(powersOfTen[places]))
    }

    /// The smallest number that does not come out as 0.
    static func leastVisible(decimals: Int) -> Double { 0.5 / Double(powersOfTen[decimals]) }

    private init(text: String, value: Double, unit: Double) {
        self.text = text
        self.value = value
        self.unit = unit
    }
}

private let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
]

/// `magnitude × factor`, exactly, then rounded to a whole number, ties to even; nil when that is 2⁶⁴ or more.
private func roundedProduct(_ magnitude: Double, _ factor: UInt64) -> UInt64? {
    if magnitude == 0 { return 0 }
    let exponent = max(Int(magnitude.exponent), -1022) - 52
    let significand = UInt64(magnitude / Double(sign: .plus, exponent: exponent, significand: 1))
    let (high, low) = significand.multipliedFullWidth(by: factor)
    if exponent >= 0 {
        guard high == 0, exponent < 64, low.leadingZeroBitCount >= exponent else { return nil }
        return low << UInt64(exponent)
    }
    let shift = -exponent
    // The product is below 2¹⁰³, so from there on nothing is left of it, not even a half.
    if shift > 104 { return 0 }
    let whole = shift >= 64 ? high >> UInt64(shift - 64) : (low >> UInt64(shift)) | (high << UInt64(64 - shift))
    if shift < 64 && high >> UInt64(shift) != 0 { return nil }
    let half = bit(shift - 1, high, low)
    let restIsZero = (0..<(shift - 1)).allSatisfy { !bit($0, high, low) }
    return whole + (half && (!restIsZero || whole & 1 == 1) ? 1 : 0)
}

private func bit(_ index: Int, _ high: UInt64, _ low: UInt64) -> Bool {
    index >= 64 ? (high >> UInt64(index - 64)) & 1 == 1 : (low >> UInt64(index)) & 1 == 1
}

private func plain(_ units: UInt64, _ places: Int, _ trimmed: Bool) -> String {
    var digits = String(units)
    if places == 0 { return digits }
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    var bytes = Array(digits.utf8)
    bytes.insert(UInt8(ascii: "."), at: bytes.count - places)
    if trimmed {
        while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func withPowerOfTen(
    _ magnitude: Double, _ places: Int, _ trimmed: Bool
) -> (units: UInt64, places: Int, power: Int) {
    var number = magnitude
    var power = 0
    while number >= 10 {
        let step = number >= 1e16 ? 16 : 1
        number /= Double(powersOfTen[step == 16 ? 15 : 1]) * (step == 16 ? 10 : 1)
        power += step
    }
    while number < 1 {
        let step = number < 1e-15 ? 16 : 1
        number *= Double(powersOfTen[step == 16 ? 15 : 1]) * (step == 16 ? 10 : 1)
        power -= step
    }
    let few = trimmed ? min(places, 2) : places
    let units = roundedProduct(number, powersOfTen[few]) ?? 0
    return units == powersOfTen[few] * 10 ? (powersOfTen[few], few, power + 1) : (units, few, power)
}
