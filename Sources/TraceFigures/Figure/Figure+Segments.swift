extension Figure {
    /// Panels that follow each other, or one picture inside.
    package enum Segment: Sendable, Hashable {
        case panels(Range<Int>)
        case child(Int)
    }

    /// The sequence with neighbouring panels taken together.
    package var segments: [Segment] {
        var segments: [Segment] = []
        for item in sequence {
            switch item {
            case .child(let index): segments.append(.child(index))
            case .panel(let index):
                if case .panels(let range)? = segments.last {
                    segments[segments.count - 1] = .panels(range.lowerBound..<index + 1)
                } else {
                    segments.append(.panels(index..<index + 1))
                }
            }
        }
        return segments
    }

    /// A child's place in the sequence, counted from 1 as panels are.
    package func number(ofChild index: Int) -> Int {
        (sequence.firstIndex(of: .child(index)) ?? 0) + 1
    }
}
