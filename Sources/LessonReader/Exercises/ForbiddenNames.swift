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
        let unknown = readings.map(Self.unknownNames)
        let undeclared = undeclared(Set(unknown.joined().map(\.name)))
        guard !undeclared.isEmpty, let declared = namesOfModules() else { return readings.map { _ in [] } }
        return zip(readings, unknown).map { reading, names in
            names.filter { undeclared.contains($0.name) }.map { forbidden in
                forbidden.source.error(
                    forbidden.position, length: forbidden.name.utf8.count,
                    "there is no '\(forbidden.name)' to do without",
                    remedy: Suggestion.question(
                        for: forbidden.name,
                        among: declared.union(Self.names(usedIn: reading.chapter)).union(Self.standard))
                        ?? "name what the course's modules, the chapter, the exercise or the standard library declare; "
                        + "another name is known where a mistake uses it")
            }
        }
    }

    /// The names of a chapter that are neither in its own code nor in the standard library.
    private static func unknownNames(_ reading: ChapterReader.Reading) -> [ForbiddenName] {
        let names = reading.forbiddenNames.filter { !standard.contains($0.name) && NameFamily($0.name) == nil }
        guard !names.isEmpty else { return [] }
        let own = Self.names(usedIn: reading.chapter)
        return names.filter { !own.contains($0.name) }
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

    /// Those names that no module declares; of the modules only files are parsed in which one of them occurs.
    private func undeclared(_ names: Set<String>) -> Set<String> {
        var left = names
        for module in course.modules {
            for file in files.swiftFiles(below: course.path(ofModule: module, in: folder)) where !left.isEmpty {
                let code = String(decoding: files.read(file) ?? [], as: UTF8.self)
                if left.contains(where: code.contains) { left.subtract(Self.names(declaredIn: code)) }
            }
        }
        return left
    }

    /// Nil when a module has none: it cannot be read, which is told where the course names it.
    private func namesOfModules() -> Set<String>? {
        var all: Set<String> = []
        for module in course.modules {
            let names = files.swiftFiles(below: course.path(ofModule: module, in: folder)).flatMap { file in
                Self.names(declaredIn: String(decoding: files.read(file) ?? [], as: UTF8.self))
            }
            if names.isEmpty { return nil }
            all.formUnion(names)
        }
        return all
    }

    private static func names(declaredIn code: String) -> [String] {
        SwiftSource(code).declarations.filter { $0.depth <= 1 }.map(\.name)
    }

    private static let standard: Set<String> = [
        "Array", "ArraySlice", "Bool", "Character", "ClosedRange", "CollectionOfOne", "ContiguousArray", "Data", "Date",
        "Dictionary", "Double", "FileManager", "Float", "Int", "KeyValuePairs", "Mirror", "Optional", "Range", "Regex",
        "Result", "Set", "String", "Substring", "Task", "UInt", "abs", "acos", "asin", "atan", "atan2", "cbrt", "ceil",
        "cos", "cosh", "dump", "erf", "erfc", "exp", "exp2", "expm1", "fabs", "floor", "fma", "fmax", "fmin", "fmod",
        "hypot", "lgamma", "log", "log10", "log1p", "log2", "max", "min", "pow", "print", "readLine", "repeatElement",
        "round", "sequence", "sin", "sinh", "sqrt", "stride", "swap", "tan", "tanh", "tgamma", "trunc", "zip",
        // Methods and properties of collections and numbers.
        "adding", "allSatisfy", "append", "compactMap", "contains", "count", "description", "difference", "dropFirst",
        "dropLast", "elementsEqual", "enumerated", "filter", "first", "firstIndex", "flatMap", "forEach", "formIndex",
        "hasPrefix", "hasSuffix", "index", "indices", "insert", "intersection", "isEmpty", "isMultiple", "joined",
        "last", "lastIndex", "lexicographicallyPrecedes", "lowercased", "magnitude", "map", "mapValues", "partition",
        "popLast", "prefix", "product", "quotientAndRemainder", "randomElement", "reduce", "remainder", "remove",
        "removeAll", "removeFirst", "removeLast", "replaceSubrange", "reserveCapacity", "reverse", "reversed",
        "rounded", "shuffle", "shuffled", "sort", "sorted", "split", "squareRoot", "starts", "subtracting", "suffix",
        "swapAt", "symmetricDifference", "truncatingRemainder", "union", "uppercased", "withUnsafeBufferPointer",
    ]
}
