import Foundation

/// The files that can change what pages show of a learner's work: all answers, and the progress.
struct WatchedAnswers: Sendable {
    private let answers: AnswerFolder
    private let names: [String]
    private let progress: URL

    init(_ session: LearnerSession) {
        answers = session.answers
        names = session.course.exercises.flatMap(\.answerFiles)
        progress = session.progressURL
    }

    /// The folders that exist; a folder that is made later is noticed in that above it.
    var folders: Set<String> {
        let all = names.map { answers.file($0).deletingLastPathComponent() }
        let wanted = all + [answers.url, answers.url.deletingLastPathComponent(), progress.deletingLastPathComponent()]
        return Set(wanted.map { $0.path(percentEncoded: false) }).filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// The size and date of each file, which change when it is written.
    func snapshot() -> [String: Data] {
        let files = names.map { answers.file($0) } + [progress]
        return files.reduce(into: [:]) { snapshot, file in
            let path = file.path(percentEncoded: false)
            var facts = stat()
            guard stat(path, &facts) == 0 else { return }
            #if os(Linux)
            let time = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
            #else
            let time = (facts.st_mtimespec.tv_sec, facts.st_mtimespec.tv_nsec)
            #endif
            snapshot[path] = Data("\(facts.st_ino) \(facts.st_size) \(time)".utf8)
        }
    }
}
