extension Figure {
    /// Panels that follow each other, or one picture inside.
    package enum Stretch: Sendable, Hashable {
        case panels(Range<Int>)
        case child(Int)
    }

    /// The sequence with neighbouring panels taken together.
    package var stretches: [Stretch] {
        var stretches: [Stretch] = []
        for item in sequence {
            switch item {
            case .child(let index): stretches.append(.child(index))
            case .panel(let index):
                if case .panels(let range)? = stretches.last {
                    stretches[stretches.count - 1] = .panels(range.lowerBound..<index + 1)
                } else {
                    stretches.append(.panels(index..<index + 1))
                }
            }
        }
        return stretches
    }

    /// A child's place in the sequence, counted from 1 as panels are.
    package func number(ofChild index: Int) -> Int {
        (sequence.firstIndex(of: .child(index)) ?? 0) + 1
    }
}
