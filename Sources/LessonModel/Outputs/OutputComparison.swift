/// Compares a committed output with what a cell printed.
///
/// Numbers are compared at the precision of the committed text: `0.317` accepts 0.31712. A whole number must be printed
/// exactly. A line `...` matches any number of lines, also none. White space at the end of a line and empty lines at
/// the end are ignored.
package enum OutputComparison {
    /// The first committed line that agrees with no printed line.
    package struct Mismatch: Sendable, Hashable {
        /// Counted from 0 in the committed text; the committed text's line count when the printed text has more lines.
        package var line: Int
        /// nil when the committed text has ended.
        package var expected: String?
        /// nil when the printed text has ended.
        package var actual: String?

        package init(line: Int, expected: String?, actual: String?) {
            self.line = line
            self.expected = expected
            self.actual = actual
        }
    }

    /// nil when they agree.
    ///
    /// The lines before the first `...` are compared with the first printed lines, those after the last with the last.
    package static func mismatch(expected: String, actual: String) -> Mismatch? {
        let pattern = lines(expected)
        let text = lines(actual)
        let parts = pattern.indices.split(omittingEmptySubsequences: false) { isEllipsis(pattern[$0]) }
        guard parts.count > 1, let head = parts.first, let tail = parts.last else {
            if let mismatch = mismatch(pattern[...], text[...]) { return mismatch }
            guard text.count > pattern.count else { return nil }
            return Mismatch(line: pattern.count, expected: nil, actual: String(text[pattern.count]))
        }
        if let mismatch = mismatch(pattern[head], text[...]) { return mismatch }
        var rest = text[head.count...]
        let last = rest.suffix(tail.count)
        rest.removeLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            let starts = rest.indices.dropLast(part.count - 1)
            if let start = starts.first(where: { mismatch(pattern[part], rest[$0...]) == nil }) {
                rest = rest[(start + part.count)...]
            } else {
                return nearestMismatch(pattern[part], starts.map { rest[$0...] })
            }
        }
        return mismatch(pattern[tail], last)
    }

    /// The first line that differs from the printed line in its place; printed lines may follow.
    private static func mismatch(_ pattern: ArraySlice<Substring>, _ text: ArraySlice<Substring>) -> Mismatch? {
        for (line, position) in zip(pattern.indices, text.startIndex...) {
            let printed = position < text.endIndex ? text[position] : nil
            if let printed, agree(pattern[line], printed) { continue }
            return Mismatch(line: line, expected: String(pattern[line]), actual: printed.map { String($0) })
        }
        return nil
    }

    /// The first line that differs where most of the lines agree; without such a place, the first line is not printed.
    private static func nearestMismatch(
        _ pattern: ArraySlice<Substring>, _ places: [ArraySlice<Substring>]
    ) -> Mismatch? {
        let counted = places.map { text in (text, zip(pattern, text).count { agree($0, $1) }) }
        if let nearest = counted.max(by: { $0.1 < $1.1 }), nearest.1 > 0 { return mismatch(pattern, nearest.0) }
        return mismatch(pattern, [])
    }

    /// Whether a committed line matches any lines.
    static func isEllipsis(_ line: Substring) -> Bool { line.trimmingSpaces == "..." }

    /// Without white space at line ends, and without empty lines at the end.
    static func lines(_ text: String) -> [Substring] {
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(\.trimmingEnd)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    static func agree(_ expected: Substring, _ actual: Substring) -> Bool {
        if expected == actual { return true }
        let (one, other) = (PrintedNumber.split(expected), PrintedNumber.split(actual))
        guard one.count == other.count else { return false }
        return zip(one, other).allSatisfy { pair in
            switch pair {
            case (.text(let first), .text(let second)): first == second
            case (.number(let first), .number(let second)): first.accepts(second)
            default: false
            }
        }
    }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var rest = self
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }

    fileprivate var trimmingSpaces: Substring { trimmingEnd.drop { $0.isWhitespace } }
}

extension ExpectedOutput {
    /// Whether one of its lines matches any lines.
    package var leavesLinesOpen: Bool { OutputComparison.lines(text).contains(where: OutputComparison.isEllipsis) }
}
