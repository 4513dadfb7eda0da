import LessonModel

/// A chapter or an appendix as `course.yml` lists it.
struct ListedChapter {
    /// Its file.
    var file: YAMLScalar
    var id: String
    /// `nil` for an appendix.
    var number: Int?
    /// The title of its part of the course.
    var part: String?
}

/// Reads which chapters and appendices `course.yml` lists, in which parts and under which numbers.
struct ChapterListReader {
    let mapping: YAMLMapping
    let source: SourceText

    private struct Entry {
        var file: YAMLScalar
        /// The number that `course.yml` gives it.
        var number: (value: Int, at: YAMLScalar)?
        var part: String?
    }

    func read() -> (chapters: [ListedChapter], appendices: [ListedChapter]) {
        let hasChapters = mapping.requireList(
            "chapters", remedy: "a line 'chapters:' and under it '- 01-introduction.md' for each")
        let entries = hasChapters ? mapping.items("chapters").flatMap { chapters(in: $0) } : []
        let appendices = mapping.oneOrMore("appendix").map { Entry(file: $0) }
        // By the id in lower case: some file systems do not distinguish `A.html` from `a.html`.
        var known: [String: YAMLScalar] = [:]
        let all = entries + appendices
        let listed = zip(all, Self.ids(of: all.map(\.file.text))).map { entry, id -> (entry: Entry, id: String)? in
            isNew(entry.file, id, &known) ? (entry: entry, id: id) : nil
        }
        return (
            numbered(listed.prefix(entries.count).compactMap { $0 }),
            listed.dropFirst(entries.count).compactMap { $0 }.map { ListedChapter(file: $0.entry.file, id: $0.id) }
        )
    }

    /// What an item of the list means: the file of a chapter, one with a number of its own, or a part with its chapters.
    private func chapters(in item: YAMLMapping.Item) -> [Entry] {
        switch item {
        case .scalar(let file): return [Entry(file: file)]
        case .mapping(let keys, let read):
            guard keys.contains("part") || keys.contains("chapters") else { return chapter(read).map { [$0] } ?? [] }
            let part = read(["part", "chapters"], "a part")
            let title = part.requiredText("part", example: "part: First steps")
            guard part.requireList("chapters", remedy: "a line 'chapters:' and under it the part's chapters") else {
                return []
            }
            return part.items("chapters").flatMap { item -> [Entry] in
                if case .mapping(let keys, let read) = item, keys.contains("part") || keys.contains("chapters") {
                    let inner = read(["part", "chapters"], "a part")
                    inner.report(
                        inner.has("part") ? "part" : "chapters", "a part has no parts",
                        remedy: "end the list of the part before, and begin this one at its margin")
                    return []
                }
                return chapters(in: item).map { entry in
                    var entry = entry
                    entry.part = title?.text
                    return entry
                }
            }
        }
    }

    private func chapter(_ read: ([String], String) -> YAMLMapping) -> Entry? {
        let chapter = read(["file", "number"], "a chapter of the list")
        guard let file = chapter.requiredString("file", example: "file: 01-introduction.md") else { return nil }
        let number = chapter.string("number", example: "number: 7").flatMap { written -> (Int, YAMLScalar)? in
            if let value = Int(written.text), (0...9999).contains(value), !written.isQuoted { return (value, written) }
            chapter.report(
                written, "a chapter's number is a whole number from 0 to 9999, not \(written.quoted)",
                remedy: "write 'number: 7'")
            return nil
        }
        return Entry(file: file, number: number)
    }

    // MARK: Numbers

    /// A chapter has the number that it is given, else the one that its file's name begins with, `04-scaling.md`, else one more than
    /// the chapter before it.
    private func numbered(_ entries: [(entry: Entry, id: String)]) -> [ListedChapter] {
        var owners: [Int: YAMLScalar] = [:]
        var last = 0
        let ofNames = entries.map { entry, _ in
            entry.number?.value ?? Int(ChapterReader.id(ofFile: entry.file.text).prefix { $0.isNumber })
        }
        return zip(entries, ofNames).map { listed, given in
            let (entry, id) = listed
            let number = given ?? last + 1
            last = number
            if let first = owners[number] {
                let free = max(owners.keys.max() ?? 0, ofNames.compactMap(\.self).max() ?? 0) + 1
                mapping.report(
                    entry.number?.at ?? entry.file, "'\(entry.file.text)' has the number \(number) of '\(first.text)'",
                    remedy: "give it a number of its own, in its file's name or here: "
                        + "'{file: \(entry.file.text), number: \(free)}'",
                    notes: [source.note(first.position, length: first.length, "the first is here")])
            }
            owners[number] = owners[number] ?? entry.file
            return ListedChapter(file: entry.file, id: id, number: number, part: entry.part)
        }
    }

    // MARK: Ids

    /// The name of each file without its ending; of files with one name, also the folders before it: `part1-intro`.
    static func ids(of files: [String]) -> [String] {
        let paths = files.map { LinkTarget.path($0, in: "") }
        let sharers = Dictionary(grouping: Set(paths)) { ChapterReader.id(ofFile: $0).lowercased() }
        return paths.map { path in
            let id = ChapterReader.id(ofFile: path)
            guard let alike = sharers[id.lowercased()], alike.count > 1 else { return id }
            return (path.split(separator: "/").dropLast().map(String.init) + [id]).joined(separator: "-")
        }
    }

    /// Whether a file has an id that no chapter or appendix before it has.
    private func isNew(_ chapter: YAMLScalar, _ id: String, _ known: inout [String: YAMLScalar]) -> Bool {
        guard ChapterReader.id(ofFile: chapter.text).contains(where: { $0.isLetter || $0.isNumber }) else {
            mapping.report(
                chapter, "'\(chapter.text)' has no name before its ending",
                remedy: "give the chapter's file a name such as '01-introduction.md'")
            return false
        }
        let page = PageFile.name(ofChapter: id)
        if let other = Self.otherPages[page.lowercased()] {
            mapping.report(
                chapter, "the page of '\(chapter.text)' would be '\(page)', \(other)",
                remedy: "give the chapter's file another name")
        }
        if let first = known[id.lowercased()] {
            mapping.report(
                chapter, Self.collision(of: chapter.text, with: first.text, id: id),
                remedy: first.text == chapter.text ? "remove one of them" : "give each chapter a file name of its own",
                notes: [source.note(first.position, length: first.length, "the first is here")])
            return false
        }
        known[id.lowercased()] = chapter
        return true
    }

    /// The pages of a handout that do not belong to one chapter.
    private static let otherPages = [
        PageFile.index: "the page that lists the chapters", PageFile.glossary: "the page that lists the terms",
        PageFile.book: "the page with all chapters",
    ]

    private static func collision(of file: String, with first: String, id: String) -> String {
        if file == first { return "'\(file)' is listed twice" }
        let other = ids(of: [first, file])[0]
        if id == other || id.lowercased() != other.lowercased() { return "'\(file)' has the id '\(id)' of '\(first)'" }
        return "'\(file)' has the id '\(id)', which differs only in capitals from the '\(other)' of '\(first)'"
    }
}
