/// e^(x − shift) for each x of a row, 0 where x is −∞ whatever the shift; the same numbers as `exponential` gives.
func exponentials(
    of row: UnsafeBufferPointer<Double>, minus shift: Double, into result: UnsafeMutableBufferPointer<Double>
) {
    var index = 0
    while index + 8 <= row.count {
        var x = SIMD8<Double>()
        for lane in 0..<8 { x[lane] = row[index + lane] - shift }
        if all(x .>= -708) && all(x .<= 709) {
            let values = boundedExponentials(x)
            for lane in 0..<8 { result[index + lane] = values[lane] }
        } else {
            for lane in index..<index + 8 { result[lane] = exponential(of: row[lane], minus: shift) }
        }
        index += 8
    }
    for rest in index..<row.count { result[rest] = exponential(of: row[rest], minus: shift) }
}

private func exponential(of x: Double, minus shift: Double) -> Double {
    x == -.infinity ? 0 : exponential(x - shift)
}

/// Step by step what `exponential` does, eight numbers at a time; each between −708 and 709.
@inline(__always)
private func boundedExponentials(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let shifted = x * 1.4426950408889634 + 6_755_399_441_055_744
    let k = shifted - 6_755_399_441_055_744
    let high = x - k * 0.6931471803691238
    let low = k * 1.9082149292705877e-10
    let r = high - low
    let value = 1 + (high - (low - r * r * exponentialTail(r)))
    // The low bits of the shifted number hold k; moved up to the exponent's place they multiply by 2^k.
    let exponents = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &<< 52
    return unsafeBitCast(unsafeBitCast(value, to: SIMD8<UInt64>.self) &+ exponents, to: SIMD8<Double>.self)
}
