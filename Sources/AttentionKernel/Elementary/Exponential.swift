/// eˣ, in Swift alone, so that a lesson's numbers are the same on every machine.
///
/// The error is below 0.9 units in the last place of the exact result (1 for results below 2⁻¹⁰²²). From 709.79 on the
/// result is ∞, below −745.14 it is 0; NaN gives NaN.
package func exponential(_ x: Double) -> Double {
    if x >= -708, x <= 709 { return boundedExponential(x) }
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    // 2^k alone would leave the range of doubles, so the scaling takes two steps.
    let (k, reduced) = reducedByLogTwo(x)
    let half = k / 2
    return onePlus(reduced) * powerOfTwo(half) * powerOfTwo(k - half)
}

/// x as k · ln 2 + (high − low), |high − low| being at most about ln 2 / 2.
@inline(__always)
private func reducedByLogTwo(_ x: Double) -> (k: Int, reduced: (high: Double, low: Double)) {
    // Adding 1.5 · 2⁵² rounds to a whole number, which is then in the low bits.
    let shifted = x * 1.4426950408889634 + 6_755_399_441_055_744
    let k = shifted - 6_755_399_441_055_744
    // The high part of ln 2 ends in 21 zero bits, so that its product with k is exact.
    let high = x - k * 0.6931471803691238
    let low = k * 1.9082149292705877e-10
    return (Int(truncatingIfNeeded: (Int64(bitPattern: shifted.bitPattern) << 13) >> 13), (high, low))
}

/// e^(high − low), the argument being small.
@inline(__always)
private func onePlus(_ reduced: (high: Double, low: Double)) -> Double {
    let r = reduced.high - reduced.low
    return 1 + (reduced.high - (reduced.low - r * r * exponentialTail(r)))
}

/// (eʳ − 1 − r) / r² for |r| ≤ 0.35, by its Taylor series, whose next term is below 2⁻⁶⁰.
@inline(__always)
func exponentialTail<Number: SeriesArgument>(_ r: Number) -> Number {
    var sum = 1.0 / 6_227_020_800 + r * (1.0 / 87_178_291_200)
    sum = 1.0 / 479_001_600 + r * sum
    sum = 1.0 / 39_916_800 + r * sum
    sum = 1.0 / 3_628_800 + r * sum
    sum = 1.0 / 362_880 + r * sum
    sum = 1.0 / 40_320 + r * sum
    sum = 1.0 / 5040 + r * sum
    sum = 1.0 / 720 + r * sum
    sum = 1.0 / 120 + r * sum
    sum = 1.0 / 24 + r * sum
    sum = 1.0 / 6 + r * sum
    return 0.5 + r * sum
}

/// What a series is summed for: one number, or several side by side.
protocol SeriesArgument {
    static func + (first: Double, second: Self) -> Self
    static func * (first: Self, second: Self) -> Self
    static func * (first: Self, second: Double) -> Self
}

extension Double: SeriesArgument {}
extension SIMD8: SeriesArgument where Scalar == Double {}

@inline(__always)
package func powerOfTwo(_ k: Int) -> Double { Double(bitPattern: UInt64(truncatingIfNeeded: k + 1023) << 52) }

@inline(__always)
private func boundedExponential(_ x: Double) -> Double {
    let (k, reduced) = reducedByLogTwo(x)
    return onePlus(reduced) * powerOfTwo(k)
}

/// eˣ − 1 without loss for small x; the error is below 2 units in the last place for |x| ≤ 40.
func exponentialMinusOne(_ x: Double) -> Double {
    if x.magnitude > 40 || x.isNaN { return exponential(x) - 1 }
    let (k, reduced) = reducedByLogTwo(x)
    let r = reduced.high - reduced.low
    let small = reduced.high - (reduced.low - r * r * exponentialTail(r))
    if k == 0 { return small }
    let power = powerOfTwo(k)
    return small * power + (power - 1)
}
