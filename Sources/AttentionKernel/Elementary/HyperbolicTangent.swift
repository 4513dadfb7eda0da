/// tanh x, in Swift alone.
///
/// The error is below 3 units in the last place.
package func hyperbolicTangent(_ x: Double) -> Double {
    if x.magnitude > 20 { return x < 0 ? -1 : 1 }
    let t = exponentialMinusOne(2 * x.magnitude)
    let result = t / (t + 2)
    return x < 0 ? -result : x.isNaN ? x : result
}
