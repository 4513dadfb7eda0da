/// 2ˣ of every lane, for softmax: x ≤ 0 is the rule, the result underflows to an exact 0.
///
/// Range reduction x = n + f, |f| ≤ ½, and a polynomial of degree 5 for 2ᶠ. Over every float in [−126, −2⁻³⁰] the largest
/// relative error is 1.72e-7 where multiply and add are one operation and 1.94e-7 where they are two; below −126 the
/// result is 0, and NaN stays NaN.
@inline(__always)
func exp2(_ x: Lanes) -> Lanes {
    let shifter = Lanes(repeating: 0x1.8p23)
    let shifted = x + shifter
    let f = x - (shifted - shifter)
    var p = Lanes(repeating: 0.0013264727)
    p = Lanes(repeating: 0.0096715127).adding(p, times: f)
    p = Lanes(repeating: 0.0555073373).adding(p, times: f)
    p = Lanes(repeating: 0.2402224209).adding(p, times: f)
    p = Lanes(repeating: 0.6931469776).adding(p, times: f)
    p = Lanes(repeating: 1).adding(p, times: f)
    let exponent = unsafeBitCast(shifted, to: LaneNumbers.self) &<< 23
    let power = unsafeBitCast(unsafeBitCast(p, to: LaneNumbers.self) &+ exponent, to: Lanes.self)
    return power.replacing(with: 0, where: x .< -126)
}
