/// The natural logarithm, in Swift alone.
///
/// The error is below 1 unit in the last place. 0 gives −∞, a negative number NaN.
package func logarithm(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    var k = Int(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
        m /= 2
        k += 1
    }
    // ln m = 2 artanh s with s = (m − 1)/(m + 1), written as f − (f²/2 − s (f²/2 + R)) to keep the leading f exact.
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    var tail = 2.0 / 23 + z * (2.0 / 25)
    tail = 2.0 / 21 + z * tail
    tail = 2.0 / 19 + z * tail
    tail = 2.0 / 17 + z * tail
    tail = 2.0 / 15 + z * tail
    tail = 2.0 / 13 + z * tail
    tail = 2.0 / 11 + z * tail
    tail = 2.0 / 9 + z * tail
    tail = 2.0 / 7 + z * tail
    tail = 2.0 / 5 + z * tail
    tail = z * (2.0 / 3 + z * tail)
    let halfSquare = f * f / 2
    let whole = Double(k)
    return whole * 0.6931471803691238 - ((halfSquare - (s * (halfSquare + tail) + whole * 1.9082149292705877e-10)) - f)
}
