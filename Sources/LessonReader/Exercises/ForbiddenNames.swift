import LessonModel
import SwiftSource

/// A name in an exercise's `without=`, with its place.
struct ForbiddenName: Sendable {
    var name: String
    var position: Position
    var source: SourceText
}

/// Finds names in `without=` that nothing has: a misspelt one would forbid nothing.
///
/// A name is known when a module of the course declares it, when code of the chapter or of its exercises uses or declares it,
/// or when it is a function or type of the standard library or of Foundation that lessons have a use for.
struct ForbiddenNameCheck {
    private let course: Course
    private let folder: String
    private let files: FileSource

    init(_ course: Course, folder: String, files: FileSource) {
        self.course = course
        self.folder = folder
        self.files = files
    }

    func diagnostics(of readings: [ChapterReader.Reading]) -> [[Diagnostic]] {
        lazy var declared = namesOfModules()
        return readings.map { reading in
            let ofChapter = Self.names(usedIn: reading.chapter)
            return reading.forbiddenNames.filter { !ofChapter.contains($0.name) && !Self.standard.contains($0.name) }
                .compactMap { forbidden in
                    // A module without names cannot be read, which is told where the course names it.
                    guard let declared, !declared.contains(forbidden.name) else { return nil }
                    return forbidden.source.error(
                        forbidden.position, length: forbidden.name.utf8.count,
                        "there is no '\(forbidden.name)' to do without",
                        remedy: Suggestion.question(for: forbidden.name, among: declared.union(ofChapter))
                            ?? "name what the course's modules, the chapter or the exercise declare; another name is known "
                            + "where a mistake uses it")
                }
        }
    }

    /// The names in the code of a chapter, learners' tasks included.
    private static func names(usedIn chapter: Chapter) -> Set<String> {
        let exercises = chapter.codeExercises.flatMap { exercise in
            [exercise.starter] + exercise.solutions + exercise.mistakes.map(\.code) + exercise.checks.map(\.code)
        }
        return (chapter.cells.map(\.code) + exercises).reduce(into: []) { names, code in
            names.formUnion(SwiftSource(code.text).identifiers)
        }
    }

    /// Nil when a module has none.
    private func namesOfModules() -> Set<String>? {
        var names: Set<String> = []
        func read(_ path: String) {
            if path.hasSuffix(".swift") {
                let code = String(decoding: files.read(path) ?? [], as: UTF8.self)
                names.formUnion(SwiftSource(code).declarations.filter { $0.depth <= 1 }.map(\.name))
            } else if !files.isFile(path) {
                for name in files.list(path) { read(Course.join(path, name)) }
            }
        }
        for module in course.modules {
            let others = names
            names = []
            read(Course.join(folder, module))
            if names.isEmpty { return nil }
            names.formUnion(others)
        }
        return names
    }

    private static let standard: Set<String> = [
        "Array", "ArraySlice", "Bool", "Character", "ClosedRange", "CollectionOfOne", "ContiguousArray", "Data", "Date",
        "Dictionary", "Double", "FileManager", "Float", "Int", "KeyValuePairs", "Mirror", "Optional", "Range", "Regex",
        "Result", "Set", "String", "Substring", "Task", "UInt", "abs", "acos", "asin", "atan", "atan2", "cbrt", "ceil",
        "cos", "cosh", "dump", "erf", "erfc", "exp", "exp2", "expm1", "fabs", "floor", "fma", "fmax", "fmin", "fmod",
        "hypot", "lgamma", "log", "log10", "log1p", "log2", "max", "min", "pow", "print", "readLine", "repeatElement",
        "round", "sequence", "sin", "sinh", "sqrt", "stride", "swap", "tan", "tanh", "tgamma", "trunc", "zip",
    ]
}
