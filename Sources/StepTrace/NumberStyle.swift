/// How the numbers of one matrix are written: all with the same digits after the point.
///
/// The rule: the fewest decimals with which every number is exact. Where that would take too many, the cap of its kind:
/// three for shares and for what was given, two for everything computed. Numbers so small that the cap would leave
/// less than two significant digits of the largest get more; very large and very small ones are written with a power
/// of ten.
package enum NumberStyle: Sendable, Hashable {
    case fixed(decimals: Int)
    /// One digit before the point, two after it.
    case scientific

    package init(_ step: Step) {
        let cap =
            switch step.role {
            case .share: 3
            case .index: 0
            case .vector where step.operation == .given: 3
            default: 2
            }
        self.init(step.value.values, cap: cap)
    }

    package init(_ values: [Double], cap: Int) {
        let finite = values.filter { $0.isFinite && $0 != 0 }
        let largest = finite.reduce(0) { max($0, $1.magnitude) }
        if largest >= 1e7 || (largest > 0 && largest < 1e-4) {
            self = .scientific
            return
        }
        var cap = cap
        var smallest = 1.0
        for _ in 1..<max(cap, 1) { smallest /= 10 }
        while cap > 0, largest > 0, largest < smallest {
            smallest /= 10
            cap += 1
        }
        for decimals in 0..<cap where finite.allSatisfy({ NumberStyle.isExact($0, decimals) }) {
            self = .fixed(decimals: decimals)
            return
        }
        self = .fixed(decimals: cap)
    }

    /// The digits after the point; nil where they differ from number to number.
    var places: Int? {
        if case .fixed(let decimals) = self { decimals } else { nil }
    }

    package func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "−∞" : "∞" }
        switch self {
        case .fixed(let decimals): return grouped(formatted(value, decimals: decimals))
        case .scientific: return NumberStyle.withPowerOfTen(value)
        }
    }

    /// `−1.25e−7`: narrower than `−1.25×10⁻⁷`, for many stand in a row.
    private static func withPowerOfTen(_ value: Double) -> String {
        guard value != 0 else { return "0" }
        var mantissa = value
        var exponent = 0
        while mantissa.magnitude >= 9.995 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa.magnitude < 0.9995 {
            mantissa *= 10
            exponent -= 1
        }
        return formatted(mantissa, decimals: 2) + "e" + formatted(Double(exponent), decimals: 0)
    }

    /// Up to what a computation in double precision leaves of such a number.
    private static func isExact(_ value: Double, _ decimals: Int) -> Bool {
        var scaled = value.magnitude
        for _ in 0..<decimals { scaled *= 10 }
        return (scaled - scaled.rounded()).magnitude <= max(1, scaled) * 1e-12
    }
}
