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
        /// The places where chapters, appendices, modules and the logo are named.
        var chapters: [ListedChapter]
        var appendices: [ListedChapter]
        var modules: [YAMLScalar]
        var logo: YAMLScalar?
    }

    /// - Returns: `nil` when the file is not a mapping.
    func read() -> Reading? {
        guard
            let mapping = YAMLMapping(
                source, keys: Self.keys + CourseFaceReader.keys, name: Self.name,
                firstPosition: Position(line: 1, column: 1), state: state)
        else { return nil }
        readFormat(mapping)
        let title = mapping.requiredText("title", example: "title: \"The Attention Layer\"")
        let modules = mapping.uniqueStrings("modules")
        let (face, logo) = CourseFaceReader(mapping: mapping).read()
        let course = Course(
            title: title?.text ?? "", language: readLanguage(mapping), folder: "",
            modules: modules.map(\.text), imports: readImports(mapping, modules: modules),
            rawHTML: mapping.bool("raw-html") ?? false, request: readRequest(mapping),
            paper: readPaper(mapping), face: face)
        let (chapters, appendices) = ChapterListReader(mapping: mapping, source: source).read()
        return Reading(course: course, chapters: chapters, appendices: appendices, modules: modules, logo: logo)
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
}
