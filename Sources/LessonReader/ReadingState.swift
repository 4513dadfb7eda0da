import LessonModel

/// The results of reading one text so far: the parts of a chapter in the order of the text, and all diagnostics.
final class ReadingState {
    /// Whether the text is a lesson, whose fences are cells and exercises; otherwise it is any Markdown.
    let isLesson: Bool
    var diagnostics: [Diagnostic] = []
    var cells: [Cell] = []
    var inlineValues: [InlineValue] = []
    var exercises = ExerciseParts()
    var links: [LinkUse] = []
    /// What exercises say to do without.
    var forbiddenNames: [ForbiddenName] = []
    /// A warning at the first use of each HTML tag, for a course that does not let HTML through.
    var shownHTML: [Diagnostic] = []
    /// A warning for each address in HTML that pages do not follow, for a course that lets HTML through.
    var unreadHTML: [Diagnostic] = []
    var tags: Set<String> = []
    /// The markup that is masked in what cmark reads.
    var masks = Masks()
    var notes = NoteLabels()
    private var problems: [Int: Int] = [:]
    /// What has each id of the chapter, and a note at the place where it was first given.
    private var ids: [String: (kind: String, note: Diagnostic)] = [:]

    /// How many cells so far show their source, and how many of the last ones do not.
    private var cellCounts = (shown: 0, unshown: 0)

    init(isLesson: Bool) { self.isLesson = isLesson }

    /// Gives the next cell its number.
    func number(_ cell: inout Cell) {
        cell.setNumber(afterShown: cellCounts.shown, unshown: cellCounts.unshown)
        cellCounts = cell.showsSource ? (cellCounts.shown + 1, 0) : (cellCounts.shown, cellCounts.unshown + 1)
    }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Reports a problem at a range of a running text, or at the part of it that is on its first line, while its line has room.
    func report(
        _ severity: Diagnostic.Severity = .error, at range: Range<Int>, of text: RunningText, in source: SourceText,
        _ message: String, remedy: String
    ) {
        let position = text.position(at: range.lowerBound)
        guard hasRoom(on: position.line) else { return }
        let length = text.bytes[range].prefix { $0 != .lineFeed }.count
        report(source.diagnostic(severity, position, length: length, message, remedy: remedy))
    }

    /// Whether another problem of a line is told: each has a copy of the line, so that hundreds in a long one would fill the
    /// memory.
    func hasRoom(on line: Int) -> Bool {
        problems[line, default: 0] += 1
        return problems[line, default: 0] <= 50
    }

    /// Registers an id, or reports that it is taken already.
    ///
    /// `what` names what has the id: `cell`, `exercise`.
    func claim(_ id: String, as what: String, _ position: Position, in source: SourceText) -> Bool {
        let length = id.utf8.count
        if let first = ids[id] {
            report(
                source.error(
                    position, length: length, "the id '\(id)' is already taken",
                    remedy: "give each part of a chapter an id of its own",
                    notes: [first.note]))
            return false
        }
        ids[id] = (what, source.note(position, length: length, "the first '\(id)' is this \(what)"))
        return true
    }

    /// Registers an id that becomes an anchor of the page, whose own anchors begin with a capital.
    func claimAnchor(_ id: String, as what: String, _ position: Position, in source: SourceText) -> Bool {
        if id.first?.isUppercase == true {
            report(
                source.error(
                    position, length: id.utf8.count,
                    "'\(id)' begins with a capital, as the ids of a page's own parts do",
                    remedy: "write '\(id.prefix(1).lowercased() + id.dropFirst())', here and in links"))
            return false
        }
        return claim(id, as: what, position, in: source)
    }

    /// What has an id: `cell`, `exercise`; nil when nothing has.
    func kind(ofID id: String) -> String? { ids[id]?.kind }

    var claimedIDs: Set<String> { Set(ids.keys) }
}
