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

    /// The answers to a chapter's exercises.
    func answers(to chapter: Chapter, of course: Course) -> ChapterAnswers {
        var answers = ChapterAnswers(chapter: chapter, folder: shown, options: options)
        answers.isHandedIn = isHandedIn
        for exercise in chapter.exercises {
            guard case .code(let codeExercise) = exercise.work, files.exists(exercise.answerFile) else { continue }
            let name = shown.path(exercise.answerFile)
            guard let data = files.contents(exercise.answerFile) else {
                answers.code[exercise.id] = .unreadable(unreadable(exercise.answerFile))
                continue
            }
            if let text = String(validating: data, as: UTF8.self) {
                answers.texts[exercise.id] = text
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
        guard !(chapter.quizzes.isEmpty && chapter.worksheets.isEmpty), files.exists(sheet) else { return answers }
        if let data = files.contents(sheet) {
            let reading = AnswerSheetReader.read(Array(data), file: file, chapter: chapter)
            answers.sheet = reading.sheet
            answers.sheetDiagnostics = reading.diagnostics
            let text = AnswerSheetText(String(decoding: data, as: UTF8.self), ids: chapter.sheetIDs)
            for (id, lines) in text.answers { answers.texts[id] = text.lines[lines].joined(separator: "\n") }
        } else {
            let fault = unreadable(sheet)
            answers.sheetDiagnostics = [fault]
            let ids = chapter.sheetIDs
            answers.sheet = AnswerSheet(
                entries: Dictionary(ids.map { ($0, AnswerSheet.Entry.malformed) }) { first, _ in first },
                faults: Dictionary(ids.map { ($0, [fault]) }) { first, _ in first })
        }
        return answers
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
    func has(_ chapter: Chapter) -> Bool { files.hasFolder(chapter.id) }

    /// The contents of the answer files of some chapters, by name; `FileWatcher` compares them.
    func everything(of chapters: [Chapter]) -> [String: Data] {
        var everything: [String: Data] = [:]
        for name in Set(chapters.flatMap(\.exercises).map(\.answerFile)) {
            everything[name] = files.contents(name)
        }
        return everything
    }

    // MARK: Files of no exercise

    /// Warnings about files of no exercise in the chapters' folders, and about folders of no chapter.
    func strays(_ chapters: [Chapter], of course: Course) -> [Diagnostic] {
        var strays = files.names(in: "").filter { name in !course.chapters.contains { $0.id == name } }
            .map { stray($0, among: course.chapters.map(\.id), remedy: "the chapters are the folders here") }
        for chapter in chapters {
            let wanted = Set(chapter.exercises.map(\.answerFile))
            let names = files.names(in: chapter.id).map { "\(chapter.id)/\($0)" }.filter { !wanted.contains($0) }
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
}

extension Chapter {
    /// The ids that an answer sheet has.
    fileprivate var sheetIDs: [String] { quizzes.map(\.id) + worksheets.map(\.id) }
}
