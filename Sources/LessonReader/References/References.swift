import LessonModel

/// Gives links without words the name of what they lead to: `[](#scores)` reads "equation 3.2".
struct References {
    /// What is wrong with the references of each chapter.
    private(set) var diagnostics: [[Diagnostic]]
    private let course: Course
    private let readings: [ChapterReader.Reading]
    private let numbers: [ChapterNumbers]
    /// The positions of chapters by their paths, relative to the course folder.
    private let positions: [String: Int]
    /// The positions of the chapters in which an author has given an id.
    private let owners: [String: [Int]]
    private let exists: (String) -> Bool
    /// The references without a name that are still told with what they were meant to be: of thousands, the rest is only told.
    private var searches = 200

    /// Where a reference leads, and what it says.
    private struct Name {
        var part: NumberedPart
        var destination: String
    }

    /// Names the references in the chapters of a course.
    /// - Parameter exists: whether there is a file, by its path relative to the course folder.
    init(
        resolving readings: [ChapterReader.Reading], in course: inout Course, exists: @escaping (String) -> Bool
    ) {
        self.exists = exists
        self.readings = readings
        diagnostics = readings.map { _ in [] }
        let isNeeded = readings.contains { $0.links.contains(where: \.isReference) }
        self.course = course
        numbers = isNeeded ? course.chapters.map(ChapterNumbers.init) : []
        let paths = isNeeded ? self.course.chapters.map(self.course.path(of:)) : []
        positions = Dictionary(zip(paths, paths.indices)) { first, _ in first }
        var owners: [String: [Int]] = [:]
        for index in numbers.indices { for id in readings[index].ids { owners[id, default: []].append(index) } }
        self.owners = owners
        for index in numbers.indices {
            var names: [String: Name] = [:]
            var unnamed: Set<FileLocation> = []
            for use in readings[index].links where use.isReference {
                switch name(of: use, in: index) {
                case .success(let name): names[use.destination] = name
                case .failure(let fault):
                    guard let diagnostic = fault.diagnostic, unnamed.insert(use.source.place(use.position)).inserted
                    else { continue }
                    diagnostics[index].append(diagnostic)
                }
            }
            guard !names.isEmpty else { continue }
            let isSpaced = Language(tag: course.language) == .chinese
            course.chapters[index].replaceTexts { text in
                let named = Self.naming(text, names)
                return isSpaced ? Self.spaced(named) : named
            }
        }
    }

    // MARK: Text

    private static func naming(_ text: [Inline], _ names: [String: Name]) -> [Inline] {
        var start = SentenceStart()
        return naming(text, names, &start)
    }

    private static func naming(_ text: [Inline], _ names: [String: Name], _ start: inout SentenceStart) -> [Inline] {
        text.map { inline in
            if case .link(let destination, let title, let words) = inline, words.isEmpty, let name = names[destination]
            {
                defer { start.read(inline) }
                return .link(
                    destination: name.destination, title: title,
                    [.reference(name.part, beginsSentence: start.isHere)])
            }
            guard !inline.children.isEmpty else {
                start.read(inline)
                return inline
            }
            return inline.replacingChildren { naming($0, names, &start) }
        }
    }

    /// A blank between a number and the Chinese character after it, as everywhere between these and other letters.
    private static func spaced(_ text: [Inline]) -> [Inline] {
        text.indices.map { index in
            let inline = text[index].replacingChildren(by: spaced)
            guard index > 0, case .link(_, _, let words) = text[index - 1], case .reference? = words.last,
                case .text(let next) = inline, next.unicodeScalars.first?.properties.isIdeographic == true
            else { return inline }
            return .text(" " + next)
        }
    }

    // MARK: Names

    /// Why a reference has no name; nil when other checks say so.
    private struct Fault: Error {
        var diagnostic: Diagnostic?
    }

    private mutating func name(of use: LinkUse, in own: Int) -> Result<Name, Fault> {
        let chapter = course.chapters[own]
        switch course.target(of: use.destination, in: chapter) {
        case .nothing: return .failure(Fault())
        case .address, .rooted: return .failure(nameless(use))
        case .file(let path, let anchor):
            guard let position = positions[path] else {
                // That a file is missing is told as such.
                return .failure(exists(path) ? nameless(use) : Fault())
            }
            guard let anchor else {
                return .success(Name(part: course.chapters[position].asPart, destination: use.destination))
            }
            if let part = numbers[position].ids[anchor] {
                return .success(Name(part: part, destination: use.destination))
            }
            searches -= 1
            if let fault = withoutNumber(use, anchor, in: position) { return .failure(fault) }
            return use.destination.hasPrefix("#")
                ? elsewhere(use, anchor, own) : .failure(unknown(use, anchor, in: [position], path))
        }
    }

    /// What has an id in another chapter, if only one has it.
    private func elsewhere(_ use: LinkUse, _ id: String, _ own: Int) -> Result<Name, Fault> {
        let places = owners[id] ?? []
        let destinations = places.map { place in
            let path = LinkTarget.path(
                to: course.path(of: course.chapters[place]), from: course.path(of: course.chapters[own]))
            return path.split(separator: "/").map { PercentEncoding.encoded(String($0)) }.joined(separator: "/")
                + "#\(id)"
        }
        guard let place = places.first else {
            return .failure(unknown(use, id, in: Array(numbers.indices), nil))
        }
        if places.count > 1 {
            return .failure(
                error(
                    use, "several chapters have the id '\(id)'",
                    "name one of them: \(destinations.map { "[](\($0))" }.joined(separator: " or "))"))
        }
        if let part = numbers[place].ids[id] { return .success(Name(part: part, destination: destinations[0])) }
        return .failure(withoutNumber(use, id, in: place) ?? Fault())
    }

    // MARK: Errors

    private func unknown(_ use: LinkUse, _ id: String, in chapters: [Int], _ path: String?) -> Fault {
        let known = searches > 0 ? Set(chapters.flatMap { numbers[$0].ids.keys }) : []
        return error(
            use, path.map { "'\($0)' has no '#\(id)'" } ?? "no chapter has the id '\(id)'",
            Suggestion.nearest(to: id, among: known).map { "did you mean '#\($0)'?" }
                ?? "give it one: id=NAME at a fence, {#NAME} after an image or at the end of a heading")
    }

    /// The fault of an id that there is, of something that has no number.
    private func withoutNumber(_ use: LinkUse, _ id: String, in position: Int) -> Fault? {
        guard searches > 0 else { return nil }
        let chapter = course.chapters[position]
        let remedy = "write the words of the link: [words](\(use.destination))"
        if chapter.cells.contains(where: { $0.id == id }) {
            return error(use, "'\(id)' is a hidden cell: readers do not see its number", remedy)
        }
        if chapter.headings.contains(where: { $0.anchor == id }) {
            let what = chapter.isAppendix ? "a heading of an appendix" : "a heading within a section"
            return error(use, "'\(id)' is \(what), which has no number", remedy)
        }
        guard course.rawHTML, RawAnchors.all(in: chapter.blocks).contains(id) else { return nil }
        return error(use, "'\(id)' is an element of HTML, which has no number", remedy)
    }

    private func nameless(_ use: LinkUse) -> Fault {
        error(
            use, "a link without words takes the name of a part of the course, and this leads elsewhere",
            "write the words of the link: [words](\(use.destination))")
    }

    private func error(_ use: LinkUse, _ message: String, _ remedy: String) -> Fault {
        Fault(diagnostic: use.source.error(use.position, length: use.length, message, remedy: remedy))
    }
}
