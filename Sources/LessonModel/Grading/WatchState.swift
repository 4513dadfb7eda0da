/// The state of a watch over answers: the current exercise, and the meaning of each key.
package struct WatchState: Sendable, Hashable {
    package enum Action: Sendable, Hashable {
        /// Shows the verdict on the current exercise.
        case show
        /// Shows what the current exercise asks for.
        case text
        /// Opens the current answer in the user's editor.
        case edit
        case hint
        /// Shows the solution, of an exercise that was passed.
        case solution
        case check
        case list
        case quit
        /// Names the keys.
        case explain
        /// Says that the key means nothing, and names those that do.
        case unknown(Character)
    }

    package private(set) var report = CheckReport()
    /// The position of the current exercise; `nil` before anything was checked.
    private var position: Int?

    package init() {}

    package var current: CheckReport.Entry? {
        position.flatMap { report.entries.indices.contains($0) ? report.entries[$0] : nil }
    }

    /// Replaces the report by that of a new check.
    /// - Returns: the entries to show: those whose verdict has changed, and the current exercise.
    package mutating func update(_ new: CheckReport) -> [CheckReport.Entry] {
        let old = report
        report = new
        let changed = old.entries.isEmpty ? [] : new.entries.filter { !old.entries.contains($0) }
        // The learner is at what was saved last.
        let saved = new.entries.firstIndex { entry in
            entry.verdict.status != .passed && changed.contains { $0.exercise == entry.exercise }
        }
        if let saved {
            position = saved
        } else if current == nil || current?.verdict.status == .passed {
            let open = new.entries.indices.filter { new.entries[$0].verdict.status != .passed }
            let begun = open.first { new.entries[$0].verdict.status != .notStarted }
            position = begun ?? open.first ?? position ?? 0
        }
        // Compared by exercise: a verdict may hold a NaN, which is not equal to itself.
        let isAmong = current.map { current in changed.contains { $0.exercise == current.exercise } } ?? true
        return changed + (isAmong ? [] : [current].compactMap { $0 })
    }

    package mutating func action(for key: Character) -> Action {
        switch key.lowercased() {
        case "n":
            advance()
            return .show
        case "t": return .text
        case "e": return .edit
        case "h": return .hint
        case "s": return .solution
        case "r": return .check
        case "l": return .list
        case "q": return .quit
        case "?": return .explain
        // Arrows and the like have no name to be told.
        default: return key.isLetter || key.isNumber || key.isPunctuation || key.isSymbol ? .unknown(key) : .explain
        }
    }

    /// Moves to the next exercise, and from the last to the first.
    private mutating func advance() {
        guard !report.entries.isEmpty else { return }
        position = ((position ?? -1) + 1) % report.entries.count
    }
}
