/// 1 − erf x, in Swift alone, without loss for large x.
///
/// The relative error is below 2 × 10⁻¹⁵ for x ≤ 26; beyond, the result nears the smallest double and from 28 on is 0.
func complementaryErrorFunction(_ x: Double) -> Double {
    if x.isNaN { return x }
    let magnitude = x.magnitude
    if magnitude > 28 { return x < 0 ? 2 : 0 }
    // erfc x = t · exp(−x² + P(t)) with t = 2/(2 + x), P being expanded in Chebyshev polynomials of 2t − 1.
    let t = 2 / (2 + magnitude)
    let twice = 4 * t - 2
    var (next, afterNext) = (0.0, 0.0)
    for coefficient in chebyshev.dropFirst().reversed() {
        (next, afterNext) = (twice * next - afterNext + coefficient, next)
    }
    // The square of a number of 24 digits is exact; what is left of x² is small.
    let short = Double(Float(magnitude))
    let rest = (short - magnitude) * (short + magnitude)
    let correction = exponential(rest + 0.5 * (chebyshev[0] + twice * next) - afterNext)
    let tail = t * exponential(-short * short) * correction
    return x < 0 ? 2 - tail : tail
}

/// Φ(x), the share of the standard normal distribution below x; see `complementaryErrorFunction` for its error.
package func normalDistribution(_ x: Double) -> Double { complementaryErrorFunction(-x * 0.7071067811865476) / 2 }

private let chebyshev: [Double] = [
    -1.302653719781709434, 0.6419697923564902603, 0.01947647320418583631, -0.009561514786808631642,
    -0.0009465953444820368663, 0.0003668394978527614519, 0.00004252332480690777164, -0.00002027857811253424315,
    -1.624290004647025513e-6, 1.303655835580523202e-6, 1.562644172206614318e-8, -8.523809591492654253e-8,
    6.529054439098851496e-9, 5.059343495551468942e-9, -9.913641564930330867e-10, -2.273651222931835856e-10,
    9.646791102015526802e-11, 2.394038083039114745e-12, -6.886027526497553398e-12, 8.944879273090725717e-13,
    3.130921399342958078e-13, -1.127082236136725237e-13, 3.810905255189232055e-16, 7.106097613609236988e-15,
    -1.523028201457104304e-15, -9.457494571291234e-17, 1.210237189224278992e-16, -2.816663087747176972e-17,
]
