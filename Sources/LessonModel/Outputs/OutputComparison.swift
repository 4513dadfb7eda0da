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
    package static func mismatch(expected: String, actual: String) -> Mismatch? {
        let pattern = lines(expected)
        let text = lines(actual)
        // The numbers of printed lines that the pattern can match up to here.
        var reached: Set<Int> = [0]
        for (number, line) in pattern.enumerated() {
            var next: Set<Int> = []
            if isEllipsis(line) {
                next = Set((reached.min() ?? 0)...text.count)
            } else {
                for count in reached where count < text.count && agree(line, text[count]) { next.insert(count + 1) }
            }
            guard !next.isEmpty else {
                let furthest = reached.min() ?? 0
                return Mismatch(
                    line: number, expected: String(line), actual: furthest < text.count ? String(text[furthest]) : nil)
            }
            reached = next
        }
        if reached.contains(text.count) { return nil }
        let furthest = reached.max() ?? 0
        return Mismatch(line: pattern.count, expected: nil, actual: String(text[furthest]))
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
