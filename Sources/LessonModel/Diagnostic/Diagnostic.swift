/// Something wrong with a lesson, as data: the place, the problem, and what to do about it.
package struct Diagnostic: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable {
        case error, warning, note
    }

    /// A line of the file, and the part of it that carets are printed under.
    package struct Excerpt: Sendable, Hashable {
        /// The whole source line, without its line break.
        package var line: String
        /// How many UTF-8 bytes get a caret, from the place's column on; 0 when the diagnostic is about the whole line.
        package var length: Int

        package init(line: String, length: Int = 1) {
            self.line = line
            self.length = length
        }
    }

    package var severity: Severity
    /// `nil` when the problem is not in a file, such as a missing compiler.
    package var place: FileLocation?
    /// What is wrong, one sentence without a full stop.
    package var message: String
    package var excerpt: Excerpt?
    /// What to do about it, such as `did you mean 'hidden'?`.
    package var remedy: String?
    /// Related places: the first of two equal ids, the calls that led to a trap.
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

extension Diagnostic {
    /// The same for somebody who goes on all the same.
    package var asWarning: Diagnostic {
        var warning = self
        warning.severity = .warning
        return warning
    }
}

extension Sequence {
    /// Sorted by line, then by column; elements at one place keep their order.
    package func inOrder(of position: (Element) -> (line: Int, column: Int)) -> [Element] {
        enumerated().map { (position: position($0.element), offset: $0.offset, element: $0.element) }.sorted {
            ($0.position.line, $0.position.column, $0.offset) < ($1.position.line, $1.position.column, $1.offset)
        }.map(\.element)
    }
}

extension Sequence<Diagnostic> {
    /// From the first line of the file to the last; a diagnostic without a place comes first.
    package var inOrderOfPlaces: [Diagnostic] {
        inOrder { ($0.place?.line ?? 0, $0.place?.column ?? 0) }
    }
}
