import LessonModel

/// The part of a source line that is shown with a diagnostic: all of it, or what is around the column that is meant.
struct ExcerptWindow {
    let line: String
    /// What is shown left of the part that is meant.
    let before: String
    /// The part that is meant.
    let meant: String

    /// Bytes of a line that is shown whole, and characters of a window.
    private static let width = 160
    /// Characters that a window shows left of the part that is meant.
    private static let lead = 60
    private static let ellipsis = "…"

    /// - Parameter column: where the part begins that is meant, counted from 1 in UTF-8 bytes.
    init(_ excerpt: Diagnostic.Excerpt, column: Int) {
        let bytes = Array(excerpt.line.utf8)
        let start = min(max(column - 1, 0), bytes.count)
        let end = min(start + max(excerpt.length, 1), bytes.count)
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        let meant = String(decoding: bytes[start..<end], as: UTF8.self)
        guard bytes.count > Self.width else {
            (line, self.before, self.meant) = (excerpt.line, before, meant)
            return
        }
        self.before = before.count > Self.lead ? Self.ellipsis + before.suffix(Self.lead) : before
        let room = Self.width - self.before.count
        let rest = meant + String(decoding: bytes[end...], as: UTF8.self)
        self.meant = String(meant.prefix(room))
        line = self.before + rest.prefix(room) + (rest.count > room ? Self.ellipsis : "")
    }
}
