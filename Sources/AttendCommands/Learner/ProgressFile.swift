import Foundation
import LessonModel
import LessonRunner

/// Where progress is kept: a file in the learner's state folder for each course and folder of answers.
struct ProgressFile: Sendable {
    private let stateFolder: URL
    private let name: String
    /// Files of earlier versions, one for each course, which had the progress of the usual folder of answers.
    private let olderNames: [String]
    private let report: @Sendable ([Diagnostic]) -> Void

    init(of course: CourseFolder, _ answers: AnswerFolder, _ context: CommandContext) {
        self.init(
            course: course.url, answers: answers.url, isUsual: answers.isUsual,
            in: context.processEnvironment.stateFolder, report: context.report)
    }

    /// - Parameters:
    ///   - isUsual: whether the folder of answers is the one that is meant without `--answers`.
    ///   - report: called with a warning when the progress cannot be written.
    init(
        course: URL, answers: URL, isUsual: Bool, in stateFolder: URL,
        report: @escaping @Sendable ([Diagnostic]) -> Void = { _ in }
    ) {
        self.stateFolder = stateFolder
        self.report = report
        let paths = [course, answers].map(Self.path)
        func name(_ path: String) -> String {
            "\(paths[0].split(separator: "/").suffix(2).joined(separator: "-").suffix(60))-\(SHA256(path.utf8).hexadecimal.prefix(12))"
        }
        self.name = name(paths.joined(separator: "\0"))
        let oldest = String(paths[0].map { $0.isLetter || $0.isNumber ? $0 : "-" }.drop { $0 == "-" })
        olderNames = isUsual ? [name(paths[0]), oldest] : []
    }

    var url: URL { url(name) }

    /// The progress on disk; empty when the file is missing or unreadable.
    func load() -> Progress {
        let data = ([name] + olderNames).lazy.compactMap { try? Data(contentsOf: url($0)) }.first
        return data.flatMap { try? JSONDecoder().decode(Progress.self, from: $0) } ?? Progress()
    }

    /// Changes the progress on disk, under a lock.
    ///
    /// The file is written atomically. A failure to write loses the change, with a warning.
    /// - Returns: the changed progress.
    @discardableResult func update(_ change: (inout Progress) -> Void) -> Progress {
        let made = Result {
            try FileManager.default.createDirectory(at: stateFolder, withIntermediateDirectories: true)
        }
        let lock = FileLock(at: stateFolder.appending(path: "progress.lock").path(percentEncoded: false))
        defer { lock.release() }
        var progress = load()
        change(&progress)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        do {
            try made.get()
            try encoder.encode(progress).write(to: url(name), options: .atomic)
        } catch {
            let reason = (error as? CocoaError)?.systemMessage ?? "\(error)"
            report([
                Diagnostic(
                    .warning, at: nil,
                    "your progress cannot be kept in \(stateFolder.path(percentEncoded: false)): \(reason)",
                    remedy: "set XDG_STATE_HOME to a folder that you can write to")
            ])
        }
        return progress
    }

    private func url(_ name: String) -> URL { stateFolder.appending(path: name + ".json") }

    private static func path(_ folder: URL) -> String {
        let path = folder.standardizedFileURL.path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
