import LessonModel

/// Reads `course.yml`.
struct CourseFileReader {
    let source: SourceText
    let state: ReadingState

    static let name = "course.yml"
    private static let format = 1
    private static let keys = [
        "format", "title", "language", "modules", "imports", "chapters", "appendix", "raw-html", "allow", "paper",
    ]

    /// What `course.yml` says.
    struct Reading {
        /// Without its chapters.
        var course: Course
        /// The places where chapters, appendices and modules are listed.
        var chapters: [YAMLScalar]
        var appendices: [YAMLScalar]
        var modules: [YAMLScalar]
    }

    /// - Returns: `nil` when the file is not a mapping.
    func read() -> Reading? {
        guard
            let mapping = YAMLMapping(
                source, keys: Self.keys, name: Self.name, firstPosition: Position(line: 1, column: 1), state: state)
        else { return nil }
        readFormat(mapping)
        let title = mapping.requiredText("title", example: "title: \"The Attention Layer\"")
        let modules = mapping.uniqueStrings("modules")
        let course = Course(
            title: title?.text ?? "", language: readLanguage(mapping), folder: "",
            modules: modules.map(\.text), imports: readImports(mapping, modules: modules),
            rawHTML: mapping.bool("raw-html") ?? false, request: readRequest(mapping),
            paper: readPaper(mapping))
        // By the id in lower case: some file systems do not distinguish `A.html` from `a.html`.
        var ids: [String: YAMLScalar] = [:]
        return Reading(
            course: course, chapters: readChapters(mapping, &ids),
            appendices: mapping.oneOrMore("appendix").filter { isNew($0, mapping, &ids) }, modules: modules)
    }

    private func readRequest(_ mapping: YAMLMapping) -> CourseRequest {
        guard let key = mapping.entries["allow"]?.key,
            let allow = mapping.mapping(
                "allow", keys: ["network", "write"], example: "allow: {network: true, write: [out/]}")
        else { return CourseRequest() }
        let folders = allow.uniqueStrings("write").filter { folder in
            let names = folder.text.split(separator: "/").filter { $0 != "." }
            guard folder.text.hasPrefix("/") || names.contains("..") || names.isEmpty else { return true }
            allow.report(
                folder, "'\(folder.text)' is no folder in the course folder",
                remedy: "name a folder in the course folder, from there, without '..'")
            return false
        }
        return CourseRequest(
            network: allow.bool("network") ?? false, folders: folders.map(\.text), at: source.place(key.position),
            excerpt: source.excerpt(key.position, length: key.length))
    }

    private func readPaper(_ mapping: YAMLMapping) -> Paper {
        guard let paper = mapping.string("paper", example: "paper: \(Paper.a4.rawValue)") else { return .a4 }
        if let known = Paper(named: paper.text) { return known }
        let names = Paper.allCases.map(\.rawValue)
        mapping.report(
            paper, "there is no paper '\(paper.text)'",
            remedy: Suggestion.question(for: paper.text, among: names)
                ?? "pages can be printed on \(names.joined(separator: ", "))")
        return .a4
    }

    private func readLanguage(_ mapping: YAMLMapping) -> String {
        guard let language = mapping.string("language", example: "language: en") else {
            return Language.english.rawValue
        }
        if Language(tag: language.text) == nil {
            state.report(
                source.warning(
                    language.position, length: language.length,
                    "there are no words for the language '\(language.text)'",
                    remedy: """
                        the words around the lessons are English, and pages mark them as that; there are words for \
                        \(Language.allCases.map(\.rawValue).joined(separator: ", "))
                        """))
        }
        return language.text
    }

    /// A name close to a known module is reported as misspelt; other unknown names are found when a chapter is
    /// compiled.
    private func readImports(_ mapping: YAMLMapping, modules: [YAMLScalar]) -> [ModuleImport] {
        let known = modules.map(\.text.lastPathComponent) + ModuleImport.ofToolchain
        return mapping.uniqueStrings("imports").map { scalar in
            if !known.contains(scalar.text), let question = Suggestion.question(for: scalar.text, among: known) {
                mapping.report(scalar, "there is no module '\(scalar.text)'", remedy: question)
            }
            return ModuleImport(
                scalar.text, at: source.place(scalar.position),
                excerpt: source.excerpt(scalar.position, length: scalar.length))
        }
    }

    private func readFormat(_ mapping: YAMLMapping) {
        guard let format = mapping.requiredString("format", example: "format: \(Self.format)") else { return }
        guard Int(format.text) != Self.format else { return }
        mapping.report(
            format, "this course has format '\(format.text)', and only \(Self.format) is known",
            remedy: "write 'format: \(Self.format)', or use the version of attend that the course was written for")
    }

    /// The number that a file's name begins with: `04-scaling.md` is chapter 4, wherever it is listed; a name without a
    /// number has its position, counted from 1.
    static func number(ofFile name: String, position: Int) -> Int {
        Int(ChapterReader.id(ofFile: name).prefix { $0.isNumber }) ?? position
    }

    private func readChapters(_ mapping: YAMLMapping, _ ids: inout [String: YAMLScalar]) -> [YAMLScalar] {
        guard
            mapping.requireList("chapters", remedy: "a line 'chapters:' and under it '- 01-introduction.md' for each")
        else { return [] }
        var numbers: [Int: YAMLScalar] = [:]
        return mapping.strings("chapters").filter { chapter in
            guard isNew(chapter, mapping, &ids) else { return false }
            let number = Self.number(ofFile: chapter.text, position: ids.count)
            if let first = numbers[number] {
                mapping.report(
                    chapter, "'\(chapter.text)' has the number \(number) of '\(first.text)'",
                    remedy: "begin each chapter's file name with a number of its own",
                    notes: [source.note(first.position, length: first.length, "the first is here")])
            }
            numbers[number] = numbers[number] ?? chapter
            return true
        }
    }

    /// Whether a file has an id that no chapter or appendix before it has.
    private func isNew(_ chapter: YAMLScalar, _ mapping: YAMLMapping, _ ids: inout [String: YAMLScalar]) -> Bool {
        let id = ChapterReader.id(ofFile: chapter.text)
        guard id.contains(where: { $0.isLetter || $0.isNumber }) else {
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
        if let first = ids[id.lowercased()] {
            mapping.report(
                chapter, Self.collision(of: chapter.text, with: first.text),
                remedy: first.text == chapter.text ? "remove one of them" : "give each chapter a file name of its own",
                notes: [source.note(first.position, length: first.length, "the first is here")])
            return false
        }
        ids[id.lowercased()] = chapter
        return true
    }

    /// The pages of a handout that do not belong to one chapter.
    private static let otherPages = [
        PageFile.index: "the page that lists the chapters", PageFile.glossary: "the page that lists the terms",
        PageFile.book: "the page with all chapters",
    ]

    private static func collision(of file: String, with first: String) -> String {
        let (id, other) = (ChapterReader.id(ofFile: file), ChapterReader.id(ofFile: first))
        if file == first { return "'\(file)' is listed twice" }
        if id == other { return "'\(file)' has the id '\(id)' of '\(first)'" }
        return "'\(file)' has the id '\(id)', which differs only in capitals from the '\(other)' of '\(first)'"
    }
}
