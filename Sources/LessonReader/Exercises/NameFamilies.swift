import LessonModel
import SwiftSource

/// Finds the names that families in `without=` stand for, as `*attention*` does for every public name of the course's modules
/// that contains the word, and gives them to the exercises.
struct NameFamilies {
    /// By chapter: families that nothing belongs to, and solutions that use one of the names.
    private(set) var diagnostics: [[Diagnostic]] = []

    init(resolving readings: [ChapterReader.Reading], in course: inout Course, folder: String, files: FileSource) {
        let families = readings.map { reading in
            reading.forbiddenNames.compactMap { name in NameFamily(name.name).map { (family: $0, written: name) } }
        }
        let words = Set(families.joined().map(\.family))
        let names =
            words.isEmpty
            ? [:]
            : Self.names(of: words, in: course.modules.map { course.path(ofModule: $0, in: folder) }, files: files)
        for (position, chapter) in course.chapters.enumerated() {
            var found = families[position].filter { names[$0.family] == nil }.map { family, written in
                written.source.error(
                    written.position, length: written.name.utf8.count,
                    "nothing in the course's modules has '\(family.word)' in its name",
                    remedy: "name what a module declares; a name without stars stands for itself")
            }
            for (index, exercise) in chapter.codeExercises.enumerated() {
                var exercise = exercise
                let own = exercise.without.compactMap(NameFamily.init)
                guard !own.isEmpty else { continue }
                exercise.relatives = own.reduce(into: []) { $0.formUnion(names[$1] ?? []) }
                course.chapters[position].codeExercises[index] = exercise
                let uses = exercise.forbiddenUses
                // The chapter by itself has told of uses of the names without stars.
                if !uses.isEmpty, chapter.codeExercises[index].forbiddenUses.isEmpty { found += uses }
            }
            diagnostics.append(found)
        }
    }

    /// The public names of modules that belong to families; only lines with one of the words are parsed.
    private static func names(
        of families: Set<NameFamily>, in modules: [String], files: FileSource
    ) -> [NameFamily: Set<String>] {
        var names: [NameFamily: Set<String>] = [:]
        for file in modules.flatMap({ files.swiftFiles(below: $0) }) {
            for line in String(decoding: files.read(file) ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
            where line.drop(while: \.isWhitespace).hasPrefix("public ")
                && families.contains(where: { $0.contains(line) })
            {
                for name in SwiftSource(String(line)).declarations.map(\.name) {
                    for family in families where family.contains(name) { names[family, default: []].insert(name) }
                }
            }
        }
        return names
    }
}
