import StepTrace

/// Which steps are shown, in which order and under which number.
extension Figure {
    /// Panels that follow each other, or one picture inside.
    package enum Segment: Sendable, Hashable {
        case panels([Int])
        case child(Int)
    }

    /// The sequence with neighbouring panels taken together.
    package var segments: [Segment] {
        var segments: [Segment] = []
        for item in sequence {
            switch item {
            case .child(let index): segments.append(.child(index))
            case .panel(let index):
                if case .panels(let panels)? = segments.last {
                    segments[segments.count - 1] = .panels(panels + [index])
                } else {
                    segments.append(.panels([index]))
                }
            }
        }
        return segments
    }

    /// A child's place in the sequence, counted from 1 as panels are.
    package func number(ofChild index: Int) -> Int {
        (sequence.firstIndex(of: .child(index)) ?? 0) + 1
    }

    /// The steps that lead to a panel and are folded; nil when none are.
    package func fold(of panel: Int) -> Fold? { folds.first { $0.result == panel } }

    /// Steps that are folded are numbered after what they lead to: 5.1, 5.2 and 5.3 lead to 5.
    mutating func arrange() {
        let isWhole = root.detail == .all || !root.selection.isEmpty
        folds = isWhole ? [] : Figure.folds(of: trace)
        let folded = Set(folds.flatMap { $0.panels })
        let selection = root.selection
        func isShown(_ name: String) -> Bool { selection.isEmpty || selection.contains(path + name) }
        sequence = Figure.sequence(of: trace).filter { item in
            switch item {
            case .panel(let index): !folded.contains(index) && isShown(panels[index].name)
            case .child(let index): selection.isEmpty || !children[index].sequence.isEmpty
            }
        }
        for (place, item) in sequence.enumerated() {
            guard case .panel(let index) = item else { continue }
            panels[index].number = String(place + 1)
            for (inner, panel) in (fold(of: index)?.panels ?? []).enumerated() {
                panels[panel].number = "\(place + 1).\(inner + 1)"
            }
        }
    }

    /// Steps in their order, each child right before the first step that takes something from it or from a later child.
    private static func sequence(of trace: Trace) -> [Item] {
        var places: [Int] = []
        var next = trace.steps.count
        for child in trace.children.reversed() {
            let taker = trace.steps.firstIndex { step in step.operands.contains { $0.begins(with: child.title + "/") } }
            next = min(next, taker ?? next)
            places.insert(next, at: 0)
        }
        var items: [Item] = []
        for step in 0...trace.steps.count {
            for (child, place) in places.enumerated() where place == step { items.append(.child(child)) }
            if step < trace.steps.count { items.append(.panel(step)) }
        }
        return items
    }

    /// What each softmax computes on the way to its weights: maximum, exponentials, sum.
    private static func folds(of trace: Trace) -> [Fold] {
        var folded: Set<Int> = []
        var folds: [Fold] = []
        for (result, step) in trace.steps.enumerated().reversed()
        where step.role == .share && step.operation.isOfSoftmax {
            var inner: Set<Int> = []
            var open = step.operands
            while let name = open.popLast() {
                guard let index = trace.steps.firstIndex(where: { $0.name == name }), index < result,
                    trace.steps[index].operation.isOfSoftmax, trace.steps[index].role != .share,
                    !folded.contains(index), inner.insert(index).inserted
                else { continue }
                open += trace.steps[index].operands
            }
            folded.formUnion(inner)
            if !inner.isEmpty { folds.append(Fold(panels: inner.sorted(), result: result)) }
        }
        return folds.reversed()
    }
}
