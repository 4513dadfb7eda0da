import Foundation
import LessonModel
import LessonReader

/// A folder of a learner's answers: where it is, and which of its files answers what.
struct AnswerFolder: Sendable {
    let url: URL
    let files: AnswerFiles
    /// How messages name its files.
    let shown: ShownFolder

    /// What the next command needs as well: ` --course mine`.
    let options: String
    /// Whether it is the one that is meant without `--answers`.
    let isUsual: Bool

    /// The folder that the options name, or the folder `answers` in it; without a name the one that is found.
    init(_ options: CourseOptions, of course: CourseFolder, from workingFolder: URL) {
        self.options = options.repeated
        let usual = Self.folder(beside: options.course == nil ? course.home : workingFolder, from: workingFolder)
        guard let name = options.answers else {
            (url, files, isUsual) = (usual, .folder(usual), true)
            shown = usual.shown(from: workingFolder)
            return
        }
        let named = workingFolder.resolving(name)
        let inside = named.appending(path: CourseOptions.usualAnswers, directoryHint: .isDirectory)
        let hasInside = (try? inside.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
        url = (hasInside ? inside : named).standardizedFileURL
        files = .folder(url)
        isUsual = url.path == usual.path
        shown = url.shown(from: workingFolder)
    }

    /// Answers that were handed in, not a folder on disk.
    /// - Parameters:
    ///   - leftOut: files without contents, and why.
    ///   - name: how messages call the folder that they would be in.
    init(_ handedIn: [String: Data], leftOut: [String: String] = [:], named name: String) {
        files = .handedIn(handedIn, leftOut: leftOut)
        shown = ShownFolder(named: name)
        options = ""
        isUsual = false
        url = URL(filePath: name, directoryHint: .isDirectory)
    }

    /// The first folder of answers from the working folder up to the course's; the one there when there is none yet.
    private static func folder(beside home: URL, from workingFolder: URL) -> URL {
        var folder = workingFolder.standardizedFileURL
        let home = home.standardizedFileURL
        while folder.path.hasPrefix(home.path), folder.path != home.path {
            let answers = folder.appending(path: CourseOptions.usualAnswers, directoryHint: .isDirectory)
            if FileManager.default.fileExists(atPath: answers.path) { return answers }
            folder = folder.deletingLastPathComponent().standardizedFileURL
        }
        return home.appending(path: CourseOptions.usualAnswers, directoryHint: .isDirectory)
    }

    func file(_ name: String) -> URL { url.appending(path: name) }

    var isHandedIn: Bool {
        if case .handedIn = files { true } else { false }
    }

    /// Whether the name that was given is that of a file.
    var isFile: Bool {
        let kind = FileKind(of: url.resolvingSymlinksInPath())
        return kind != nil && kind != .folder
    }

    /// The answers to a chapter's exercises, also those in folders that are called as the chapter was before.
    func answers(to chapter: Chapter, of course: Course) -> ChapterAnswers {
        var answers = ChapterAnswers(chapter: chapter, folder: shown, options: options)
        answers.isHandedIn = isHandedIn
        for exercise in chapter.exercises {
            guard case .code(let codeExercise) = exercise.work else { continue }
            let found = exercise.answerFiles.filter(files.exists).map { (name: $0, data: files.contents($0)) }
            answers.choose(
                found.map { ($0.name, code($0.data, in: $0.name, of: codeExercise, exercise, course)) }, for: exercise)
            let chosen = answers.file(of: exercise)
            answers.texts[exercise.id] = found.first { $0.name == chosen }?.data.flatMap {
                String(validating: $0, as: UTF8.self)
            }
        }
        readSheets(course, into: &answers)
        return answers
    }

    private func code(
        _ data: Data?, in file: String, of codeExercise: CodeExercise, _ exercise: Exercise, _ course: Course
    ) -> ChapterAnswers.Code {
        guard let data else { return .unreadable(unreadable(file)) }
        guard let text = String(validating: data, as: UTF8.self) else {
            return .unreadable(
                Diagnostic(
                    at: FileLocation(file: shown.path(file), line: 1, column: 1), "this file is not UTF-8 text",
                    remedy: "save it as UTF-8"))
        }
        return ChapterAnswers.code(text, file: shown.path(file), of: codeExercise) {
            course.exercise(askingFor: $0, besides: exercise.path)
        }
    }

    private func readSheets(_ course: Course, into answers: inout ChapterAnswers) {
        let chapter = answers.chapter
        let asked = chapter.exercisesOfSheet
        var sheets: [(file: String, sheet: AnswerSheet)] = []
        var texts: [String: AnswerSheetText] = [:]
        for file in asked.first?.answerFiles ?? [] where files.exists(file) {
            guard let data = files.contents(file) else {
                let fault = unreadable(file)
                // What was left out has been told already.
                if files.whyLeftOut(file) == nil { answers.sheetDiagnostics.append(fault) }
                sheets.append((file, AnswerSheet(asked.map(\.id), unreadable: fault)))
                continue
            }
            let ids = course.idsOfSheet(in: Self.folder(of: file))
            let reading = AnswerSheetReader.read(
                Array(data), file: shown.path(file), chapter: chapter, besides: ids)
            // A sheet under an earlier id may have answers to other chapters only.
            if file != asked.first?.answerFile, reading.sheet.entries.isEmpty { continue }
            sheets.append((file, reading.sheet))
            answers.sheetDiagnostics += reading.diagnostics
            texts[file] = AnswerSheetText(String(decoding: data, as: UTF8.self), ids: ids)
        }
        answers.choose(sheets)
        for exercise in asked {
            answers.texts[exercise.id] = texts[answers.file(of: exercise)]?.answer(exercise.id)
        }
    }

    static func folder(of file: String) -> String {
        String(file.dropLast(file.lastPathComponent.utf8.count + 1))
    }

    private func unreadable(_ name: String) -> Diagnostic {
        let reason = files.whyLeftOut(name)
        return Diagnostic(
            at: FileLocation(file: shown.path(name), line: 1, column: 1),
            reason.map { "this file is left out: \($0)" } ?? "this file cannot be read",
            remedy: reason == nil ? Self.remedyForUnreadable : nil)
    }

    static let remedyForUnreadable = "make it a file that you can read, or move it away"

    /// Whether answers to the chapter were started.
    func has(_ chapter: Chapter, of course: Course) -> Bool {
        files.hasFolder(chapter.id)
            || hasFormerFolder(chapter) && !answers(to: chapter, of: course).formerFiles.isEmpty
    }

    private func hasFormerFolder(_ chapter: Chapter) -> Bool {
        chapter.frontMatter.formerly.contains(where: files.hasFolder)
    }

    /// The contents of the answer files of some chapters, by name; `FileWatcher` compares them.
    func everything(of chapters: [Chapter]) -> [String: Data] {
        var everything: [String: Data] = [:]
        for name in Set(chapters.flatMap(\.exercises).flatMap(\.answerFiles)) {
            everything[name] = files.contents(name)
        }
        return everything
    }

    // MARK: Files of no exercise

    /// Warnings about files of no exercise in the chapters' folders, and about folders of no chapter.
    func strays(_ chapters: [Chapter], of course: Course) -> [Diagnostic] {
        var strays = files.names(in: "").filter { course.chapters(answeredIn: $0).isEmpty }
            .map { stray($0, among: course.chapters.map(\.id), remedy: "the chapters are the folders here") }
        for folder in chapters.flatMap({ [$0.id] + $0.frontMatter.formerly }).eachOnce {
            let wanted = Set(course.chapters(answeredIn: folder).flatMap(\.exercises).flatMap(\.answerFiles))
            let names = files.names(in: folder).map { "\(folder)/\($0)" }.filter { !wanted.contains($0) }
            strays += names.map { stray($0, among: wanted.sorted(), remedy: "rename or remove it") }
        }
        return strays
    }

    /// The notes on all of a course; only chapters that have such a folder are read.
    func notesOnFormerFolders(of course: Course) -> [Diagnostic] {
        notesOnFormerFolders(course.chapters.filter(hasFormerFolder).map { answers(to: $0, of: course) })
    }

    /// Notes about answers that are still in folders that are called as their chapters were before, one for each folder.
    func notesOnFormerFolders(_ read: [ChapterAnswers]) -> [Diagnostic] {
        guard !isHandedIn else { return [] }
        return read.flatMap(\.formerFiles.values).map(Self.folder).sorted().eachOnce.map { folder in
            let numbers = read.filter { $0.formerFiles.values.contains { Self.folder(of: $0) == folder } }
                .map(\.chapter.label)
            let chapters =
                numbers.count == 1
                ? "chapter \(numbers[0]), which was" : "chapters \(NumberList.series(numbers)), which were"
            return Diagnostic(
                .note, at: nil,
                "\(shown.path(folder)) holds answers to \(chapters) called so before: "
                    + "'attend start \(numbers.joined(separator: " "))\(options)' moves them")
        }
    }

    private func stray(_ name: String, among wanted: [String], remedy: String) -> Diagnostic {
        let near = Suggestion.nearest(to: name, among: wanted)
        return Diagnostic(
            .warning, at: nil, "no exercise asks for \(shown.path(name))",
            remedy: near.map { "did you mean '\(shown.path($0))'?" } ?? remedy)
    }
}
