/// What someone who watches their answers is looking at: the exercise at hand, and what a key asks for.
package struct WatchState: Sendable, Hashable {
    package enum Action: Sendable, Hashable {
        /// Shows the exercise at hand.
        case show
        case hint
        case solution
        /// A solution was asked for before it was earned.
        case refuse
        case check
        case list
        case quit
        /// Names the keys.
        case explain
    }

    package static let keys = "n next · h hint · s solution · r run again · l list · q quit"

    package private(set) var report = CheckReport()
    /// The position of the exercise at hand; `nil` before anything was checked.
    private var position: Int?

    package init() {}

    package var current: CheckReport.Entry? {
        position.flatMap { report.entries.indices.contains($0) ? report.entries[$0] : nil }
    }

    /// Takes in what a new check came to.
    /// - Returns: what is worth showing: verdicts that are others than before, and the exercise at hand.
    package mutating func update(_ new: CheckReport) -> [CheckReport.Entry] {
        let old = report
        report = new
        let changed = old.entries.isEmpty ? [] : new.entries.filter { !old.entries.contains($0) }
        if current == nil || current?.verdict.status == .passed {
            position = new.entries.firstIndex { $0.verdict.status != .passed } ?? position ?? 0
        }
        // By its name: a verdict may hold a number that is not equal to itself.
        let isAmong = current.map { current in changed.contains { $0.exercise == current.exercise } } ?? true
        return changed + (isAmong ? [] : [current].compactMap { $0 })
    }

    package mutating func action(for key: Character) -> Action {
        switch key.lowercased() {
        case "n":
            advance()
            return .show
        case "h": return .hint
        case "s": return current?.verdict.status == .passed ? .solution : .refuse
        case "r": return .check
        case "l": return .list
        case "q": return .quit
        default: return .explain
        }
    }

    /// To the next exercise in order, and after the last to the first.
    private mutating func advance() {
        guard !report.entries.isEmpty else { return }
        position = ((position ?? -1) + 1) % report.entries.count
    }
}
