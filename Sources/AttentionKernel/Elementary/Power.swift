/// base^exponent for a positive base, in Swift alone.
///
/// The relative error is below (1 + |exponent · ln base|) × 3 × 10⁻¹⁶.
func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : exponential(exponent * logarithm(base))
}
