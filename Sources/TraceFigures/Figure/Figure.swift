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

    /// Steps that belong to a later one and are shown only when a reader opens them.
    package struct Fold: Sendable, Hashable {
        /// In their order.
        package var panels: [Int]
        /// The panel that they lead to: the weights of a softmax.
        package var result: Int
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
    let root: Trace
    let path: String
    /// What was computed: `"attention"`, `"head 1"`.
    package var title: String
    /// The steps in their order.
    package var panels: [Panel]
    /// Pictures inside this one: the heads of a layer.
    package var children: [Figure]
    /// Panels and children that are shown, as one is made from the other; a panel's number is its place here.
    package internal(set) var sequence: [Item] = []
    /// Each softmax whose inner steps are folded.
    package internal(set) var folds: [Fold] = []
    /// Of the pictures inside this one only the titles are shown at first.
    package let isSkeleton: Bool
    /// The ends of the colour ramps of numbers of either sign.
    package let domains: [Domain]

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
        isSkeleton = root.detail == .skeleton
        let domains = Domain.all(of: trace, values: trace.valueNames)
        self.domains = domains
        panels = trace.steps.enumerated().map { index, step in
            let domain = domains.first { $0.steps.contains(index) }?.size ?? 0
            var panel = Panel(
                step, at: index, scale: Scale(step.role, step.value, domain: domain), words)
            if let (note, sentence) = root.described(path + step.name) {
                panel.note = note.map { words(.note($0)) } ?? ""
                panel.sentence = words(.sentence(sentence))
            }
            if let original { panel.compare(with: original.step(path + step.name)) }
            return panel
        }
        children = trace.children.map {
            Figure($0, in: root, comparedWith: original, path: path + $0.title + "/", words)
        }
        if panels.contains(where: { $0.role == .share || $0.role == .score }) {
            regroupGiven()
        } else {
            regroupComputed()
        }
        arrange()
        markHidden()
        markExplained()
    }

    /// The arithmetic of the entry that is worked out beside a panel; nil when nothing is known of it.
    package func worked(_ panel: Int, _ words: FigureWords) -> Arithmetic? {
        guard let entry = panels[panel].explained, let arithmetic = arithmetic(of: entry, words) else { return nil }
        return arithmetic.terms.isEmpty ? nil : arithmetic
    }

    /// Where a number comes from, its steps named from this trace; from the outermost when one is outside this trace.
    func arithmetic(of entry: Entry, _ words: FigureWords) -> Arithmetic? {
        let words: (Arithmetic.Phrase) -> String = { words(.arithmetic($0)) }
        let panel = panels[entry.panel]
        return panel.operands.allSatisfy { trace.step($0) != nil }
            ? trace.explain(step: panel.name, row: entry.row, column: entry.column, words: words)
            : root.explain(step: path + panel.name, row: entry.row, column: entry.column, words: words)
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
}
