import StepTrace

/// How the size of a number becomes a step of a colour ramp.
package enum Scale: Sendable, Hashable {
    /// 0 to 1.
    case share
    /// Either sign, up to a domain shared by several panels.
    case signed(domain: Double)
    /// From 0 up to a domain.
    case amount(domain: Double)
    /// Numbers that name something have no size.
    case plain

    /// A step of a ramp, as the palettes count them.
    package enum Level: Sendable, Hashable {
        /// 0 … 10: shares and amounts.
        case share(Int)
        /// 0 … 6.
        case positive(Int)
        /// 1 … 6.
        case negative(Int)
        /// Infinite, not a number, or a number without size.
        case none
    }

    /// The scale of numbers of a role.
    /// - Parameter domain: the end of the ramp of numbers of either sign.
    init(_ role: Step.Role, _ grid: Grid, domain: Double) {
        switch role {
        case .share where grid.values.allSatisfy(Scale.isShare): self = .share
        // What is called a share and is none, as weights after dropout.
        case .share: self = .signed(domain: Domain.roundedUp(Domain.largest(grid)))
        case .vector, .gradient, .score, .mask: self = .signed(domain: domain)
        case .exponential, .sum, .factor: self = .amount(domain: Domain.roundedUp(Domain.largest(grid)))
        case .index: self = .plain
        }
    }

    private static func isShare(_ number: Double) -> Bool { !number.isFinite || (-1e-9...1 + 1e-9).contains(number) }

    package func level(of value: Double) -> Level {
        guard value.isFinite else { return .none }
        switch self {
        case .plain: return .none
        case .share: return .share(Scale.step(value, of: 10))
        case .amount(let domain): return .share(Scale.step(domain > 0 ? value / domain : 0, of: 10))
        case .signed(let domain):
            let step = Scale.step(domain > 0 ? value.magnitude / domain : 0, of: 6)
            return value < 0 && step > 0 ? .negative(step) : .positive(step)
        }
    }

    /// How large the number is within its domain, 0 to 1.
    package func fraction(of value: Double) -> Double {
        guard value.isFinite else { return 0 }
        switch self {
        case .plain: return 0
        case .share: return min(1, max(0, value))
        case .amount(let domain), .signed(let domain):
            return domain > 0 ? min(1, value.magnitude / domain) : 0
        }
    }

    /// A number of either sign that has no more colour than 0 has.
    static func isPale(_ size: Double, in domain: Double) -> Bool { step(size / domain, of: 6) == 0 }

    private static func step(_ fraction: Double, of count: Int) -> Int {
        guard fraction > 0 else { return 0 }
        return fraction >= 1 ? count : Int((fraction * Double(count)).rounded())
    }
}
