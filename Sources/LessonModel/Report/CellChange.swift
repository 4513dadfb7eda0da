/// How a cell's result differs from that of an earlier run.
package struct CellChange: Sendable, Hashable {
    package struct Statuses: Sendable, Hashable {
        package var old: CellStatus
        package var new: CellStatus
    }

    /// How it ended before and now, where it has and that is not the same.
    package private(set) var statuses: Statuses?
    package private(set) var outputs: [OutputChange]
    /// Whether it shows anything now.
    package private(set) var hasOutput: Bool

    /// - Returns: nil where nothing differs but times and messages.
    package init?(from old: CellReport, to new: CellReport) {
        outputs = OutputChange.changes(from: old.outputs, to: new.outputs)
        if let before = old.status, let now = new.status, before != now { statuses = Statuses(old: before, new: now) }
        hasOutput = !new.outputs.isEmpty
        if statuses == nil, outputs.isEmpty { return nil }
    }
}
