package import StepTrace

/// How one output of a cell differs from what stood in its place in an earlier run.
package enum OutputChange: Sendable, Hashable {
    /// The first printed line that differs, counted from 1 in all that the cell prints; nil for a line that is not there.
    case printed(line: Int, old: String?, new: String?)
    case text(old: String, new: String, caption: String?)
    /// Numbers, their shape, or only the labels beside them.
    case matrix(old: Grid, new: Grid, caption: String?)
    case trace(old: Trace, new: Trace, caption: String?)
    case plot(caption: String?)
    /// The same under another caption.
    case caption(old: String?, new: String?)
    case added(OutputPairs.Kind, caption: String?)
    case removed(OutputPairs.Kind, caption: String?)

    /// All that differs, in the order of the outputs now; then what is there no longer.
    package static func changes(from old: [CellReport.Output], to new: [CellReport.Output]) -> [OutputChange] {
        let pairs = OutputPairs(from: old, to: new)
        var changes: [OutputChange] = []
        var printedLines = 0
        for (output, before) in zip(new, pairs.before) {
            if let before {
                change(from: old[before], to: output, after: printedLines).map { changes.append($0) }
            } else {
                changes.append(.added(output.kind, caption: output.caption))
            }
            if case .printed(let text) = output { printedLines += lines(text).count }
        }
        return changes + pairs.removed.map { .removed(old[$0].kind, caption: old[$0].caption) }
    }

    /// - Parameter lines: how many lines are printed before it.
    private static func change(
        from old: CellReport.Output, to new: CellReport.Output, after lines: Int
    ) -> OutputChange? {
        switch (old, new) {
        case (.printed(let old), .printed(let new)): return printed(from: old, to: new, after: lines)
        case (.shown(let before, _), .shown(let now, let caption)) where !now.isSame(as: before):
            switch (before, now) {
            case (.text(let old), .text(let new)): return .text(old: old, new: new, caption: caption)
            case (.matrix(let old, _, _, _, _), .matrix(let new, _, _, _, _)):
                return .matrix(old: old, new: new, caption: caption)
            case (.trace(let old, _), .trace(let new, _)): return .trace(old: old, new: new, caption: caption)
            default: return .plot(caption: caption)
            }
        case (.shown(_, let old), .shown(_, let new)): return old == new ? nil : .caption(old: old, new: new)
        default: return nil
        }
    }

    private static func printed(from old: String, to new: String, after count: Int) -> OutputChange? {
        let (old, new) = (lines(old), lines(new))
        let same = zip(old, new).prefix { $0 == $1 }.count
        guard same < max(old.count, new.count) else { return nil }
        func line(_ lines: [Substring]) -> String? { same < lines.count ? String(lines[same]) : nil }
        return .printed(line: count + same + 1, old: line(old), new: line(new))
    }

    /// The lines of a text; a line break at its end does not begin another.
    private static func lines(_ text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}

extension ShownValue {
    /// Whether it shows the same; a NaN is like another.
    package func isSame(as other: ShownValue) -> Bool { self == other || json.text == other.json.text }
}
