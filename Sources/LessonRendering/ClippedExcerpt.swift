import LessonModel

/// The part of a source line that is shown with a diagnostic: the whole line, or the text around the marked part when
/// the line is long.
struct ClippedExcerpt {
    let line: String
    /// The text to the left of the marked part.
    let before: String
    /// The text that gets carets.
    let marked: String

    /// As wide as it may be in a terminal.
    static let width = 160
    private static let ellipsis = "…"

    /// - Parameters:
    ///   - column: where the marked part begins, counted from 1 in UTF-8 bytes.
    ///   - width: the bytes of the longest line that is shown whole, and the characters shown of a longer one.
    init(_ excerpt: Diagnostic.Excerpt, column: Int, width: Int = Self.width) {
        // The most characters shown to the left of the marked part of a long line.
        let lead = width * 3 / 8
        let count = excerpt.line.utf8.count
        let start = min(max(column - 1, 0), count)
        let end = min(start + max(excerpt.length, 1), count)
        // Of a line of megabytes nothing is looked at that is too far away to be shown.
        let most = width * 16
        func text(_ range: Range<Int>) -> String {
            let utf8 = excerpt.line.utf8
            let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            return String(decoding: utf8[lower..<utf8.index(lower, offsetBy: range.count)], as: UTF8.self)
        }
        let before = text(max(0, start - most)..<start)
        let middle = min(end, start + most)
        let marked = text(start..<middle)
        guard count > width else {
            (line, self.before, self.marked) = (excerpt.line, before, marked)
            return
        }
        self.before = before.count > lead ? Self.ellipsis + before.suffix(lead) : before
        let available = width - self.before.count
        let rest = marked + text(middle..<min(count, middle + most))
        self.marked = String(marked.prefix(available))
        line = self.before + rest.prefix(available) + (rest.count > available ? Self.ellipsis : "")
    }
}
