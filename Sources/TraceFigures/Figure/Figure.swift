package import StepTrace

/// The picture of a trace, before it is text or HTML: a panel for each step, and how they share colours.
///
/// Everything that both renderings must agree on is decided here: order, labels, digits, domains, hidden entries and
/// which entry is worked out. The renderings only choose characters and colours.
package struct Figure: Sendable, Hashable {
    /// One entry of one panel.
    package struct Entry: Sendable, Hashable {
        package var panel: Int
        package var row: Int
        package var column: Int

        package init(panel: Int, row: Int, column: Int) {
            self.panel = panel
            self.row = row
            self.column = column
        }
    }

    /// A panel or a picture inside this one, by its index.
    package enum Item: Sendable, Hashable {
        case panel(Int)
        case child(Int)
    }

    package let trace: Trace
    /// What it is compared with.
    let compared: Trace?
    /// The outermost trace and the way from it to this one: some operands of nested steps are found only there.
    private let root: Trace
    let path: String
    /// What was computed: `"attention"`, `"head 1"`.
    package var title: String
    /// The steps in their order.
    package var panels: [Panel]
    /// Pictures inside this one: the heads of a layer.
    package var children: [Figure]
    /// Panels and children as one is made from the other; a panel's number is its place here.
    package private(set) var sequence: [Item] = []
    /// Of vectors, scores and gradients, the largest size of each, rounded up: the end of their colour ramp.
    ///
    /// Scores, scaled and masked alike, share one, so that scaling visibly pales them.
    package var domains: [Step.Role: Double]

    /// - Parameter original: what it is compared with, if anything.
    package init(_ trace: Trace, comparedWith original: Trace? = nil, words: FigureWords = { $0.english }) {
        self.init(trace, in: trace, comparedWith: original, path: "", words)
    }

    private init(
        _ trace: Trace, in root: Trace, comparedWith original: Trace?, path: String, _ words: FigureWords
    ) {
        self.trace = trace
        compared = original
        self.root = root
        self.path = path
        title = trace.title
        domains = Figure.domains(of: trace.steps)
        panels = []
        for (index, step) in trace.steps.enumerated() {
            let scale: Scale =
                switch step.role {
                case .share: .share
                case .score, .mask: .signed(domain: domains[.score] ?? 0)
                case .vector, .gradient: .signed(domain: domains[step.role] ?? 0)
                case .exponential, .sum, .factor: .amount(domain: Domain.roundedUp(Domain.largest(step.value)))
                case .index: .plain
                }
            var panel = Panel(step, number: index + 1, scale: scale, words)
            if let (note, sentence) = root.described(path + step.name) {
                panel.note = note.map { words(.note($0)) } ?? ""
                panel.sentence = words(.sentence(sentence))
            }
            if let original { panel.compare(with: original.step(path + step.name)) }
            panels.append(panel)
        }
        children = trace.children.map {
            Figure($0, in: root, comparedWith: original, path: path + $0.title + "/", words)
        }
        if panels.contains(where: { $0.role == .share || $0.role == .score }) {
            regroupGiven()
        } else {
            regroupComputed()
        }
        sequence = Figure.sequence(of: trace)
        for (place, item) in sequence.enumerated() {
            if case .panel(let index) = item { panels[index].number = place + 1 }
        }
        markHidden(trace)
        for index in panels.indices {
            panels[index].explained = explainedEntry(of: index)
            let worked = panels[index].explained.flatMap { arithmetic(of: $0, words) }
            panels[index].worked = worked.flatMap { $0.terms.isEmpty ? nil : $0 }
        }
    }

    /// Where a number comes from, its steps named from this trace; from the outermost when one is outside this trace.
    func arithmetic(of entry: Entry, _ words: FigureWords) -> Arithmetic? {
        let words: (Arithmetic.Phrase) -> String = { words(.arithmetic($0)) }
        let panel = panels[entry.panel]
        return panel.operands.allSatisfy { trace.step($0) != nil }
            ? trace.explain(step: panel.name, row: entry.row, column: entry.column, words: words)
            : root.explain(step: path + panel.name, row: entry.row, column: entry.column, words: words)
    }

    private static func domains(of steps: [Step]) -> [Step.Role: Double] {
        var largest: [Step.Role: Double] = [:]
        for step in steps {
            let role = step.role == .mask ? .score : step.role
            largest[role] = max(largest[role] ?? 0, Domain.largest(step.value))
        }
        return largest.mapValues { Domain.roundedUp($0) }
    }

    /// What an attention makes of its queries and keys before it compares them is given to the comparison.
    private mutating func regroupGiven() {
        let first = panels.firstIndex { $0.isComputed && $0.role == .score } ?? 0
        for index in 0..<first where panels[index].role == .vector { panels[index].group = .given }
    }

    /// Groups the steps of what is no attention, where nothing is compared or mixed.
    ///
    /// Projections for the attentions inside stay what is given to them.
    private mutating func regroupComputed() {
        let hasAttention = children.contains { child in child.panels.contains { $0.role == .share } }
        for index in panels.indices where panels[index].isComputed {
            switch panels[index].group {
            case .mix: panels[index].group = .compute
            case .given where !hasAttention || panels[index].operation == .copy: panels[index].group = .compute
            case .given, .compare, .normalise, .compute: break
            }
        }
    }

    /// Steps in their order, each child right before the first step that takes something from it or from a later child.
    private static func sequence(of trace: Trace) -> [Item] {
        var places: [Int] = []
        var next = trace.steps.count
        for child in trace.children.reversed() {
            let taker = trace.steps.firstIndex { step in step.operands.contains { $0.hasPrefix(child.title + "/") } }
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

    /// An entry is hidden where a masked score is −∞, and in every later panel made of those scores.
    private mutating func markHidden(_ trace: Trace) {
        var hidden: [Bool] = []
        var shape = (rows: 0, columns: 0)
        for index in panels.indices {
            let step = trace.steps[index]
            if step.operation == .mask {
                hidden = step.value.values.map { $0 == -.infinity }
                shape = (step.value.rows, step.value.columns)
                panels[index].hidden = hidden.contains(true) ? hidden : []
            } else if panels[index].group == .normalise, step.value.rows == shape.rows,
                step.value.columns == shape.columns, hidden.contains(true)
            {
                // A changed weight may be another number than the mask makes of it.
                let numbers = step.value.values
                panels[index].hidden = zip(hidden, numbers).map { $0 && $1 == 0 }
            }
        }
    }

    /// The entry worked out beside a panel: in the last row, where the last query's largest visible score stands.
    private func explainedEntry(of index: Int) -> Entry? {
        let panel = panels[index]
        guard panel.isComputed, panel.grid.rows > 0, panel.grid.columns > 0 else { return nil }
        let row = panel.grid.rows - 1
        var column = 0
        if panel.columnAxis == .key,
            let scores = panels.first(where: {
                $0.role == .score && $0.grid.columns == panel.grid.columns && $0.grid.rows > 0
            })
        {
            let masked = panels.first {
                !$0.hidden.isEmpty && $0.grid.rows == panel.grid.rows && $0.grid.columns == panel.grid.columns
            }
            let visible = (0..<panel.grid.columns).filter { !(masked ?? panel).isHidden(row: row, column: $0) }
            let scoreRow = min(row, scores.grid.rows - 1)
            column = visible.max { scores.grid[scoreRow, $0] < scores.grid[scoreRow, $1] } ?? 0
        }
        return Entry(panel: index, row: row, column: column)
    }
}
