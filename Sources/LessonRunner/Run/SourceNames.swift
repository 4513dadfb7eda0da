import LessonModel

/// The files that a program's source locations name, and what messages call them.
struct SourceNames: Sendable, Hashable {
    private var told: [String: String]

    init(lesson: String) {
        told = [lesson: lesson]
    }

    /// A variant's code and checks stand under names of their own, beside the lesson that they run in.
    init(lesson: String, variant: Variant) {
        self.init(lesson: lesson)
        for file in [lesson, variant.code.place.file] { told[file + variant.fileMark] = file }
    }

    /// A place in one of the files; nil in any other.
    func place(_ path: String?, line: Int?, column: Int?) -> FileLocation? {
        guard let path, let line, line > 0,
            let name = told.first(where: { path == $0.key || path.hasSuffix("/" + $0.key) })
        else { return nil }
        return FileLocation(file: name.value, line: line, column: max(1, column ?? 1))
    }
}
