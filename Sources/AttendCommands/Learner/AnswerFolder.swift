import Foundation
import LessonModel
import LessonReader

/// The folder of a learner's answers on disk.
struct AnswerFolder: Sendable {
    let url: URL
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
            (url, isUsual) = (usual, true)
            shown = usual.shown(from: workingFolder)
            return
        }
        let named = workingFolder.resolving(name)
        let inside = named.appending(path: CourseOptions.usualAnswers, directoryHint: .isDirectory)
        let hasInside = (try? inside.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
        url = (hasInside ? inside : named).standardizedFileURL
        isUsual = url.path == usual.path
        shown = url.shown(from: workingFolder)
    }

    /// The contents of answers that were handed in, by name; they are read in place of the folder.
    private var handedIn: [String: Data]?

    var isHandedIn: Bool { handedIn != nil }

    /// Answers that were handed in, not a folder on disk.
    /// - Parameter name: how messages call the folder that they would be in.
    init(_ handedIn: [String: Data], named name: String) {
        self.handedIn = handedIn
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

    private func file(_ name: String) -> URL { url.appending(path: name) }

    /// Whether the name that was given is that of a file.
    var isFile: Bool {
        let kind = FileKind(of: url.resolvingSymlinksInPath())
        return kind != nil && kind != .folder
    }

    // MARK: Reading

    /// The answers to a chapter's exercises.
    func answers(to chapter: Chapter, of course: Course) -> ChapterAnswers {
        var answers = ChapterAnswers(chapter: chapter, folder: shown, options: options)
        answers.isHandedIn = isHandedIn
        for exercise in chapter.exercises {
            guard case .code(let codeExercise) = exercise.work, exists(exercise.answerFile) else { continue }
            let name = shown.path(exercise.answerFile)
            guard let data = contents(exercise.answerFile) else {
                answers.code[exercise.id] = .unreadable(Self.unreadable(name))
                continue
            }
            if let text = String(validating: data, as: UTF8.self) {
                answers.code[exercise.id] = ChapterAnswers.code(text, file: name, of: codeExercise) {
                    course.exercise(askingFor: $0, besides: exercise.path)
                }
            } else {
                answers.code[exercise.id] = .unreadable(
                    Diagnostic(
                        at: FileLocation(file: name, line: 1, column: 1), "this file is not UTF-8 text",
                        remedy: "save it as UTF-8"))
            }
        }
        let sheet = "\(chapter.id)/\(AnswerSheet.fileName)"
        let file = shown.path(sheet)
        guard !(chapter.quizzes.isEmpty && chapter.worksheets.isEmpty), exists(sheet) else { return answers }
        if let data = contents(sheet) {
            let reading = AnswerSheetReader.read(Array(data), file: file, chapter: chapter)
            answers.sheet = reading.sheet
            answers.sheetDiagnostics = reading.diagnostics
        } else {
            answers.sheetDiagnostics = [Self.unreadable(file)]
        }
        return answers
    }

    func contents(_ name: String) -> Data? {
        if let handedIn { return handedIn[name] }
        return FileManager.default.contents(atPath: file(name).path(percentEncoded: false))
    }

    /// Whether there is a file of that name, readable or not.
    private func exists(_ name: String) -> Bool {
        if let handedIn { return handedIn[name] != nil }
        return (try? FileManager.default.attributesOfItem(atPath: file(name).path(percentEncoded: false))) != nil
    }

    private static func unreadable(_ file: String) -> Diagnostic {
        Diagnostic(
            at: FileLocation(file: file, line: 1, column: 1), "this file cannot be read", remedy: remedyForUnreadable)
    }

    private static let remedyForUnreadable = "make it a file that you can read, or move it away"

    /// Whether answers to the chapter were started.
    func has(_ chapter: Chapter) -> Bool {
        if let handedIn { return handedIn.keys.contains { $0.hasPrefix(chapter.id + "/") } }
        return FileManager.default.fileExists(atPath: file(chapter.id).path)
    }

    /// The contents of the answer files of some chapters, by name; `FileWatcher` compares them.
    func everything(of chapters: [Chapter]) -> [String: Data] {
        var everything: [String: Data] = [:]
        for name in Set(chapters.flatMap(\.exercises).map(\.answerFile)) {
            everything[name] = contents(name)
        }
        return everything
    }

    // MARK: Files of no exercise

    /// Warnings about files of no exercise in the chapters' folders, and about folders of no chapter.
    func strays(_ chapters: [Chapter], of course: Course) -> [Diagnostic] {
        var strays = list("").filter { name in !course.chapters.contains { $0.id == name } }
            .map { stray($0, among: course.chapters.map(\.id), remedy: "the chapters are the folders here") }
        for chapter in chapters {
            let wanted = Set(chapter.exercises.map(\.answerFile))
            let names = list(chapter.id).map { "\(chapter.id)/\($0)" }.filter { !wanted.contains($0) }
            strays += names.map { stray($0, among: wanted.sorted(), remedy: "rename or remove it") }
        }
        return strays
    }

    private func stray(_ name: String, among wanted: [String], remedy: String) -> Diagnostic {
        let near = Suggestion.nearest(to: name, among: wanted)
        return Diagnostic(
            .warning, at: nil, "no exercise asks for \(shown.path(name))",
            remedy: near.map { "did you mean '\(shown.path($0))'?" } ?? remedy)
    }

    /// The names of files that are not kept aside.
    private func list(_ name: String) -> [String] {
        let path = name.isEmpty ? url : file(name)
        if let handedIn {
            let prefix = name.isEmpty ? "" : name + "/"
            let inside = handedIn.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
            return Set(inside.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.path(percentEncoded: false))) ?? []
        return names.filter { !Self.isKeptAside($0) }.sorted()
    }

    /// Whether a file is hidden, an editor's backup or an old answer.
    static func isKeptAside(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") || isOld(name)
    }

    // MARK: Writing

    /// The result of writing a file.
    enum Outcome: Sendable, Hashable {
        case written
        /// It existed already with the same contents.
        case unchanged
        /// It existed with other contents, and was not overwritten.
        case kept
        /// The old file was renamed.
        case replaced(old: String)
    }

    /// The contents of an existing file.
    ///
    /// Throws for a file that cannot be read, so that it is not overwritten.
    private func existing(_ name: String) throws -> Data? {
        guard exists(name) else { return nil }
        if let old = contents(name) { return old }
        throw Failure.cannotWork("\(shown.path(name)) is there but cannot be read", remedy: Self.remedyForUnreadable)
    }

    /// Writes a file, unless it exists.
    func start(_ name: String, _ text: String) throws -> Outcome {
        if let old = try existing(name) { return old == Data(text.utf8) ? .unchanged : .kept }
        try write(text, to: name)
        return .written
    }

    /// Writes a file; an existing one is renamed.
    func reset(_ name: String, _ text: String) throws -> Outcome {
        guard let old = try existing(name) else {
            try write(text, to: name)
            return .written
        }
        if old == Data(text.utf8) { return .unchanged }
        let number = (1...).first { !exists("\(name).old-\($0)") } ?? 1
        let kept = "\(name).old-\(number)"
        do {
            try FileManager.default.copyItem(at: file(name), to: file(kept))
        } catch {
            throw Failure.cannotWork("\(shown.path(kept)) cannot be written: \(error.localizedDescription)")
        }
        try write(text, to: name)
        return .replaced(old: kept)
    }

    private func write(_ text: String, to name: String) throws {
        let file = file(name)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.replaceContents(with: Data(text.utf8))
        } catch {
            throw Failure.cannotWork(
                "\(shown.path(name)) cannot be written: \(error.localizedDescription)",
                remedy: "name a folder that can be with --answers DIR")
        }
    }

    private static func isOld(_ name: String) -> Bool {
        guard let mark = name.range(of: ".old-", options: .backwards) else { return false }
        return name[mark.upperBound...].allSatisfy(\.isNumber)
    }
}
