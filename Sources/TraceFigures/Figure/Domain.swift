import StepTrace

/// The end of a colour ramp for numbers of either sign, and the steps that share it.
package struct Domain: Sendable, Hashable {
    /// What shares a ramp, so that sizes can be compared.
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// Queries, keys and what they are made of.
        case vectors
        /// Values, and outputs, which are mixed from them.
        case values
        /// Scores, scaled and masked alike, so that scaling visibly pales them.
        case scores
        case gradients
    }

    package let kind: Kind
    /// The names of its steps, where others of their kind are so much larger that these would all be pale.
    package let names: [String]
    /// The largest size among them, rounded up.
    package let size: Double
    /// The places of its steps in their trace.
    let steps: [Int]

    /// The ramps of a trace.
    /// - Parameter values: the names of its steps that are values or outputs.
    static func all(of trace: Trace, values: Set<String>) -> [Domain] {
        let steps = trace.steps
        let largest = steps.map { Domain.largest($0.value) }
        return Kind.allCases.flatMap { kind in
            var rest = steps.indices.filter { Kind(steps[$0], values) == kind }
            var domains: [Domain] = []
            while let most = rest.map({ largest[$0] }).max(), most > 0 {
                let size = roundedUp(most)
                // The largest is never pale, whatever rounding makes of it: it would have no ramp.
                let pale = rest.filter {
                    kind.isSplit && 0 < largest[$0] && largest[$0] < most && Scale.isPale(largest[$0], in: size)
                }
                rest.removeAll { pale.contains($0) }
                let names = domains.isEmpty ? [] : rest.map { steps[$0].name }
                domains.append(Domain(kind: kind, names: names, size: size, steps: rest))
                rest = pale
            }
            return domains
        }
    }

    /// The largest finite size in a grid; 0 when there is none.
    static func largest(_ grid: Grid) -> Double {
        grid.values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    }

    /// Up to the next quarter below 2, the next half below 10, the next whole number above.
    static func roundedUp(_ size: Double) -> Double {
        let step = size < 2 ? 0.25 : size < 10 ? 0.5 : 1
        return (size / step - 1e-9).rounded(.up) * step
    }
}

extension Domain.Kind {
    /// Nil for numbers that have a ramp of another form, or none.
    init?(_ step: Step, _ values: Set<String>) {
        switch step.role {
        case .vector: self = values.contains(step.name) ? .values : .vectors
        case .score, .mask: self = .scores
        case .gradient: self = .gradients
        case .exponential, .sum, .share, .factor, .index: return nil
        }
    }

    /// Steps that would be pale beside others get a ramp of their own.
    fileprivate var isSplit: Bool { self != .scores }
}

extension Trace {
    /// The names of its steps that are values or outputs: what its attention, or those inside it, mix and what comes of that.
    var valueNames: Set<String> {
        var names: Set<String> = []
        for child in children {
            for name in child.valueNames {
                names.insert(name.after("../") ?? "\(child.title)/\(name)")
            }
        }
        for step in steps where step.operation == .weightedSum { names.formUnion(step.operands.dropFirst()) }
        for step in steps.reversed() where names.contains(step.name) && step.operation.isMove {
            names.formUnion(step.operands)
        }
        for step in steps
        where step.operation == .weightedSum || step.operands.first.map({ names.contains($0) }) == true {
            names.insert(step.name)
        }
        return names
    }
}
