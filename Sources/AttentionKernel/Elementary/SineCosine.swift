/// sin x and cos x, in Swift alone.
///
/// The error of each is below 1 unit in the last place of 1, so below 1.2 × 10⁻¹⁶, for |x| ≤ 10⁶; beyond, the angle
/// loses digits in proportion to its size. ∞ and NaN give NaN.
func sineAndCosine(_ x: Double) -> (sine: Double, cosine: Double) {
    guard x.isFinite else { return (.nan, .nan) }
    let quarters = (x * 0.6366197723675814).rounded()
    // π/2 in four parts, the first three of which end in zero bits, so that their products with small whole numbers
    // are exact.
    let first = x - quarters * 1.5707963267341256
    let second = quarters * 6.077100506303966e-11
    let high = first - second
    let third = quarters * 2.0222662487111665e-21 - ((first - high) - second)
    let r = high - third
    let rest = ((high - r) - third) - quarters * 8.4784276603689e-32
    let (sine, cosine) = (sineOfSmall(r, rest), cosineOfSmall(r, rest))
    switch Int(quarters.truncatingRemainder(dividingBy: 4)) & 3 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
}

/// sin(r + rest) for |r| ≤ π/4 and a rest far below r's last place.
private func sineOfSmall(_ r: Double, _ rest: Double) -> Double {
    let z = r * r
    var sum = -1.0 / 1_307_674_368_000 + z * (1.0 / 355_687_428_096_000)
    sum = 1.0 / 6_227_020_800 + z * sum
    sum = -1.0 / 39_916_800 + z * sum
    sum = 1.0 / 362_880 + z * sum
    sum = -1.0 / 5040 + z * sum
    sum = 1.0 / 120 + z * sum
    sum = -1.0 / 6 + z * sum
    return r + (r * z * sum + rest * (1 - z / 2))
}

/// cos(r + rest) for |r| ≤ π/4 and a rest far below r's last place.
private func cosineOfSmall(_ r: Double, _ rest: Double) -> Double {
    let z = r * r
    var sum = 1.0 / 20_922_789_888_000 - z * (1.0 / 6_402_373_705_728_000)
    sum = -1.0 / 87_178_291_200 + z * sum
    sum = 1.0 / 479_001_600 + z * sum
    sum = -1.0 / 3_628_800 + z * sum
    sum = 1.0 / 40_320 + z * sum
    sum = -1.0 / 720 + z * sum
    sum = 1.0 / 24 + z * sum
    let half = z / 2
    let leading = 1 - half
    return leading + (((1 - leading) - half) + (z * z * sum - r * rest))
}
