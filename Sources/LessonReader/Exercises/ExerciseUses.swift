import LessonModel
import SwiftSource

/// The name of an exercise in another one's `uses=`, with its place.
struct ExerciseUse: Sendable {
    var name: String
    var position: Position
    var source: SourceText
}

/// Finds the exercises that others build on, and gives them to these; reports names that cannot be built on.
struct ExerciseUses {
    /// By chapter.
    private(set) var diagnostics: [[Diagnostic]] = []
    private var course: Course

    /// - Parameter uses: what the exercises of each chapter name, by exercise id.
    init(resolving uses: [[String: [ExerciseUse]]], in course: inout Course) {
        self.course = course
        for (position, chapter) in course.chapters.enumerated() {
            var found: [Diagnostic] = []
            for index in chapter.codeExercises.indices {
                let own = uses[position][chapter.codeExercises[index].id] ?? []
                found += own.compactMap { resolve($0, at: index, ofChapter: position, uses) }
            }
            diagnostics.append(found)
        }
        course = self.course
    }

    /// Adds an exercise to those that another one builds on.
    /// - Returns: why it cannot be built on.
    private mutating func resolve(
        _ use: ExerciseUse, at index: Int, ofChapter position: Int, _ uses: [[String: [ExerciseUse]]]
    ) -> Diagnostic? {
        func refuse(_ message: String, _ remedy: String) -> Diagnostic {
            use.source.error(use.position, length: use.name.utf8.count, message, remedy: remedy)
        }
        let chapter = course.chapters[position]
        let exercise = chapter.codeExercises[index]
        let parts = use.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let id = parts.last, !parts.contains("") else {
            return refuse(
                "'\(use.name)' does not name an exercise",
                "write its id, after its chapter's: \(FenceKind.example("uses"))")
        }
        guard let other = parts.count == 1 ? position : chapterPosition(parts[0]) else {
            return refuse(
                "there is no chapter '\(parts[0])'",
                course.renaming(of: parts[0])
                    ?? Suggestion.question(for: parts[0], among: course.chapters.map(\.id))
                    ?? "name a chapter of this course by its number or id: \(FenceKind.example("uses"))")
        }
        let usedChapter = course.chapters[other]
        guard let work = usedChapter.exercise(id) else {
            return refuse(
                (other == position ? "this chapter" : "the chapter '\(usedChapter.id)'") + " has no exercise '\(id)'",
                remedy(for: use.name, id, in: usedChapter, before: (position, exercise.number)))
        }
        guard case .code(let used) = work.work else {
            return refuse(
                "'\(id)' is \(work.kind == .quiz ? "a question" : "a worksheet"): there is no code to build on",
                "name an exercise whose answer is code")
        }
        if other == position, used.id == exercise.id {
            return refuse("the exercise '\(id)' cannot build on itself", "name an earlier exercise")
        }
        guard (other, used.number) < (position, exercise.number) else {
            let isCircle = Self.reaches((position, exercise.id), from: (other, id), uses, in: course)
            return refuse(
                isCircle
                    ? "'\(id)' builds on '\(exercise.id)' itself: neither could be passed first"
                    : "the exercise '\(id)' comes after this one",
                "build on exercises that come before")
        }
        if exercise.uses.contains(work.path) { return refuse("'\(use.name)' is named twice", "remove one of them") }
        // That it has no solution is reported there.
        guard !used.solutions.isEmpty else { return nil }
        guard let entry = UsedExercise(used, in: usedChapter, link: link(to: used.id, in: usedChapter, from: chapter))
        else {
            return refuse(
                "nothing can build on '\(id)': its starter declares more than plain functions",
                "a starter to build on declares functions only, each by its own name, and its solutions declare them alike"
            )
        }
        if let clash = clash(of: entry, with: exercise, in: chapter) { return refuse(clash.message, clash.remedy) }
        let all = Dictionary((exercise.used + used.used + [entry]).map { ($0.path, $0) }) { first, _ in first }
        course.chapters[position].codeExercises[index].uses.append(entry.path)
        course.chapters[position].codeExercises[index].used = course.exercises.compactMap { all[$0.path] }
        return nil
    }

    private func link(to id: String, in other: Chapter, from chapter: Chapter) -> String {
        let path = LinkTarget.path(to: course.path(of: other), from: course.path(of: chapter))
        return (other.id == chapter.id ? "" : PercentEncoding.encoded(path)) + "#" + id
    }

    /// The position of the chapter that a number or an id names.
    private func chapterPosition(_ name: String) -> Int? {
        course.chapters.firstIndex { $0.id == name }
            ?? Int(name).flatMap { number in
                course.chapters.firstIndex { $0.number == number }
            }
    }

    /// - Parameter user: the position of the chapter and the number of the exercise that is to build on it.
    private func remedy(for name: String, _ id: String, in chapter: Chapter, before user: (Int, Int)) -> String {
        if let near = Suggestion.question(for: id, among: chapter.codeExercises.map(\.id)) { return near }
        if let meant = try? course.exercise(named: name), meant.chapter != chapter.id || meant.id != id {
            return "did you mean '\(meant.path)'?"
        }
        if let meant = try? course.exercise(named: id), meant.chapter != chapter.id {
            return "did you mean '\(meant.path)'?"
        }
        let isOwn = course.chapters[user.0].id == chapter.id
        let names = chapter.codeExercises.filter { !isOwn || $0.number < user.1 }.map { "'\($0.id)'" }
        guard !names.isEmpty else { return "write its id, after its chapter's: \(FenceKind.example("uses"))" }
        return "name one of its exercises\(isOwn ? " that come before" : ""): \(names.joined(separator: ", "))"
    }

    /// Whether what an exercise names leads to another one.
    private static func reaches(
        _ wanted: (Int, String), from start: (Int, String), _ uses: [[String: [ExerciseUse]]], in course: Course
    ) -> Bool {
        let target = course.chapters[wanted.0].exercise(wanted.1)?.path
        var seen: Set<String> = []
        var waiting = [course.chapters[start.0].exercise(start.1)].compactMap(\.self)
        while let exercise = waiting.popLast() {
            guard seen.insert(exercise.path).inserted,
                let position = course.chapters.firstIndex(where: { $0.id == exercise.chapter })
            else { continue }
            for use in uses[position][exercise.id] ?? [] {
                let name = use.name.contains("/") ? use.name : "\(exercise.chapter)/\(use.name)"
                guard let next = try? course.exercise(named: name) else { continue }
                if next.path == target { return true }
                waiting.append(next)
            }
        }
        return false
    }

    /// What else has the name of one of its functions where that would be called.
    private func clash(
        of used: UsedExercise, with exercise: CodeExercise, in chapter: Chapter
    ) -> (message: String, remedy: String)? {
        let functions = Set(used.functions.map(\.name))
        let remedy = "rename one of them"
        let own = [exercise.starter] + exercise.solutions
        if let name = own.lazy.compactMap({ Self.declared(functions, in: $0) }).first {
            return ("`\(name)` of '\(used.id)' is what this exercise declares itself", remedy)
        }
        for other in exercise.usedDirectly {
            guard let name = other.functions.map(\.name).first(where: functions.contains) else { continue }
            return ("`\(name)` of '\(used.id)' is what '\(other.id)' declares, too", remedy)
        }
        if let name = exercise.forbiddenNames.sorted().first(where: functions.contains) {
            return (
                "`\(name)` of '\(used.id)' is what this exercise forbids with 'without'", "leave it out of one of them"
            )
        }
        for cell in chapter.cells(before: exercise) {
            guard let name = Self.declared(functions, in: cell.code) else { continue }
            return ("`\(name)` of '\(used.id)' is what a cell declares, in line \(cell.code.place.line) and on", remedy)
        }
        return nil
    }

    /// The first of some names that code declares; most code contains none of them.
    private static func declared(_ names: Set<String>, in code: CodePart) -> String? {
        guard names.contains(where: code.text.contains) else { return nil }
        return SwiftSource(code.text).declarations.first { $0.depth == 0 && names.contains($0.name) }?.name
    }
}
