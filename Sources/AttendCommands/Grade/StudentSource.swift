import Foundation
import LessonModel
import LessonReader

/// Where one student's answers are: a folder, an archive or a hand-in file.
struct StudentSource: Sendable {
    enum Kind: Sendable {
        case folder, archive, handIn
    }

    var name: String
    var url: URL
    /// Its path as messages name it.
    var display: String
    var kind: Kind

    private static let archiveEndings = [".tar.gz", ".tgz", ".tar", ".zip"]

    static func isArchive(_ name: String) -> Bool { archiveEndings.contains { name.lowercased().hasSuffix($0) } }

    /// - Returns: nil for a file that is nobody's answers.
    init?(_ url: URL, display: String) {
        self.url = url
        self.display = display
        let file = url.lastPathComponent
        switch FileKind(of: url) {
        case .folder:
            kind = .folder
            name = file
        case .file:
            if let ending = Self.archiveEndings.first(where: { file.lowercased().hasSuffix($0) }) {
                kind = .archive
                name = String(file.dropLast(ending.count))
            } else if file.hasSuffix(".md"),
                let data = FileManager.default.contents(atPath: url.path(percentEncoded: false)),
                HandInReader.isHandIn(data)
            {
                kind = .handIn
                name = String(file.dropLast(3))
            } else {
                return nil
            }
        default: return nil
        }
        if !Self.isName(name) { return nil }
    }

    /// Whether a student can be called that: files are named after students.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !ClassFolder.ignores(name) && !name.unicodeScalars.contains { $0 == "/" || $0 == "\0" }
    }

    /// What the student has handed in.
    /// - Parameter version: of the course; a hand-in that was made from another one says so.
    func read(_ finder: AnswerFileFinder, version: String) -> Submission {
        var submission = Submission(student: name, folder: display)
        let files =
            switch kind {
            case .folder, .handIn: SubmittedFiles(folder: url, display: display)
            case .archive: SubmittedFiles(archive: url, display: display)
            }
        var handIns = files.handIns
        if kind == .handIn, let data = FileManager.default.contents(atPath: url.path(percentEncoded: false)) {
            handIns = [(name, Array(data))]
        } else {
            submission.add(files, finder)
        }
        for handIn in handIns { submission.add(handIn.bytes, finder, version: version) }
        if submission.answers.isEmpty, !submission.diagnostics.contains(where: { $0.severity == .error }) {
            submission.diagnostics.append(
                Diagnostic(
                    .warning, at: nil, "there are no answers in \(display)",
                    remedy: submission.strays.isEmpty
                        ? nil : "an answer is in CHAPTER/EXERCISE.swift, or in a file of the exercise's name"))
        }
        return submission
    }
}

extension Submission {
    fileprivate mutating func add(_ files: SubmittedFiles, _ finder: AnswerFileFinder) {
        diagnostics += files.diagnostics
        let (found, strays) = finder.find(in: files.contents.keys.sorted())
        self.strays = strays
        for find in found {
            answers[find.answerFile] = files.data(find.path)
            for other in find.others where files.data(other) != answers[find.answerFile] {
                diagnostics.append(
                    Diagnostic(
                        .warning, at: nil,
                        "\(folder) holds two answers for \(find.answerFile): \(find.path) was taken, \(other) was not"))
            }
        }
    }

    /// Answers in files win over those in a hand-in.
    fileprivate mutating func add(_ handIn: [UInt8], _ finder: AnswerFileFinder, version: String) {
        guard let handIn = HandInReader.read(handIn) else {
            diagnostics.append(Diagnostic(at: nil, "\(folder): this hand-in is damaged"))
            return
        }
        let (found, strays) = finder.find(in: handIn.answers.map(\.file))
        self.strays += strays
        for find in found where answers[find.answerFile] == nil {
            answers[find.answerFile] = handIn.answers.first { $0.file == find.path }.map { Data($0.text.utf8) }
        }
        if let warning = handIn.warning(in: folder, now: version) { diagnostics.append(warning) }
    }
}

extension HandIn {
    /// That it was made from another version of the course; nil when it was not.
    func warning(in file: String, now: String) -> Diagnostic? {
        guard version != now else { return nil }
        let old = version.prefix(12)
        return Diagnostic(
            .warning, at: nil, "the course has changed since \(file) was written: from \(old) to \(now.prefix(12))",
            remedy: "the answers are checked with the course as it is now")
    }
}
