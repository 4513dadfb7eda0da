/// Printed text, without its middle when it has many lines, and with long lines cut.
package struct PrintedExcerpt: Sendable, Hashable {
    /// The first lines.
    package var head: String
    /// How many lines are left out after them.
    package var omittedLines: Int
    /// The last lines; empty when nothing is left out.
    package var tail: String

    /// A text with more lines than this loses its middle.
    private static let mostLines = 50
    private static let linesOfHead = 32
    private static let linesOfTail = 8
    private static let longestLine = 500

    package init(head: String, omittedLines: Int = 0, tail: String = "") {
        self.head = head
        self.omittedLines = omittedLines
        self.tail = tail
    }

    /// - Returns: nil for an empty text.
    package init?(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard !lines.isEmpty else { return nil }
        let isLong = lines.count > Self.mostLines
        let head = isLong ? lines.prefix(Self.linesOfHead) : lines[...]
        let tail = lines.suffix(isLong ? Self.linesOfTail : 0)
        self.init(
            head: Self.joined(head), omittedLines: lines.count - head.count - tail.count, tail: Self.joined(tail))
    }

    private static func joined(_ lines: ArraySlice<Substring>) -> String {
        lines.map { $0.count > longestLine ? $0.prefix(longestLine) + "…\n" : $0 + "\n" }.joined()
    }
}
