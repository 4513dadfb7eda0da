import LessonModel

/// The file names in a program's source locations, and the names that diagnostics show for them.
struct SourceNames: Sendable, Hashable {
    private var displayNames: [String: String]

    init(lesson: String) {
        displayNames = [lesson: lesson]
    }

    /// A variant's code and checks have marked file names, to tell them from the lesson's own code.
    init(lesson: String, variant: Variant) {
        self.init(lesson: lesson)
        for file in [lesson, variant.code.place.file] { displayNames[file + variant.fileMark] = file }
    }

    /// A location in one of the files; nil for any other file.
    func place(_ path: String?, line: Int?, column: Int?) -> FileLocation? {
        guard let path, let line, line > 0,
            case let path = SourceFileName.decoded(path),
            let name = displayNames.first(where: { path == $0.key || path.hasSuffix("/" + $0.key) })
        else { return nil }
        return FileLocation(file: name.value, line: line, column: max(1, column ?? 1))
    }
}
