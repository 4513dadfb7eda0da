import LessonModel

/// The file names in a program's source locations, and the names that diagnostics show for them.
struct SourceNames: Sendable, Hashable {
    private var displayNames: [String: String]
    private let modules: OwnModules
    /// Code whose calls are not shown.
    private var hidden: [CodePart] = []

    init(lesson: String, modules: OwnModules = OwnModules()) {
        displayNames = [lesson: lesson]
        self.modules = modules
    }

    /// A variant's code and checks have marked file names, to tell them from the lesson's own code.
    init(lesson: String, modules: OwnModules, variant: Variant) {
        self.init(lesson: lesson, modules: modules)
        for file in [lesson] + variant.parts.map(\.place.file) {
            for mark in variant.fileMarks { displayNames[file + mark] = file }
        }
        hidden = variant.secretCode
    }

    /// A call at a location in one of the files or modules; nil for any other file.
    func frame(_ function: String?, _ path: String?, line: Int?, column: Int?) -> StackFrame? {
        guard let path, let line, line > 0 else { return nil }
        func isPath(_ path: String, of name: String) -> Bool { path == name || path.hasSuffix("/" + name) }
        let decoded = SourceFileName.decoded(path)
        let own = displayNames.first { isPath(decoded, of: $0.key) }?.value
        let module = own == nil ? modules.fileNames.first { isPath(path, of: $0) } : nil
        guard let name = own ?? module.map(modules.shown) else { return nil }
        let place = FileLocation(file: name, line: line, column: max(1, column ?? 1))
        if hidden.contains(where: { $0.holds(place) }) { return nil }
        return StackFrame(
            function: function, place: place,
            hasColumn: column != 0, isInModule: module != nil)
    }
}
