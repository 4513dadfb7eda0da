/// Something wrong with a lesson, as data: where, what, why it matters and what to do about it.
package struct Diagnostic: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable {
        case error, warning, note
    }

    /// Where a caret goes: a line of the file with the range that is meant.
    package struct Excerpt: Sendable, Hashable {
        /// The whole source line, without its line break.
        package var line: String
        /// How many UTF-8 bytes are meant, from the place's column on; at least 1.
        package var length: Int

        package init(line: String, length: Int = 1) {
            self.line = line
            self.length = length
        }
    }

    package var severity: Severity
    /// `nil` when nothing in a file is meant, such as a missing compiler.
    package var place: FileLocation?
    /// What is wrong, one sentence without a full stop.
    package var message: String
    package var excerpt: Excerpt?
    /// What to do about it, such as `did you mean 'hidden'?`.
    package var remedy: String?
    /// Further places that belong to it: the first of two alike ids, the calls that led to a trap.
    package var notes: [Diagnostic]

    package init(
        _ severity: Severity = .error, at place: FileLocation?, _ message: String,
        excerpt: Excerpt? = nil, remedy: String? = nil, notes: [Diagnostic] = []
    ) {
        self.severity = severity
        self.place = place
        self.message = message
        self.excerpt = excerpt
        self.remedy = remedy
        self.notes = notes
    }
}
