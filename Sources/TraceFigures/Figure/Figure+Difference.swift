import StepTrace

/// How a figure's numbers differ from those of the trace that it is compared with.
extension Figure {
    /// The paths of the steps that differ, in the order in which they are made.
    package var differing: [String] {
        sequence.flatMap { item -> [String] in
            switch item {
            case .panel(let index):
                ((fold(of: index)?.panels ?? []) + [index]).filter { panels[$0].differs }.map { path + panels[$0].name }
            case .child(let index): children[index].differing
            }
        }
    }

    /// How many numbers differ, those of steps that the original does not have among them.
    package var differingNumbers: Int {
        (panels.map { $0.differences.count } + children.map { $0.differingNumbers }).reduce(0, +)
    }

    /// What is compared, in one sentence; nil for a figure that is compared with nothing.
    package var comparison: EditPhrase? {
        guard compared != nil else { return nil }
        return differing.first.map { .differing(count: String(differingNumbers), first: $0) } ?? .nothingDiffers
    }
}
