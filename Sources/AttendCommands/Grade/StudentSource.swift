import Foundation
import LessonModel
import LessonReader

/// Where one student's answers are: a folder, an archive or a hand-in file.
struct StudentSource: Sendable {
    enum Kind: Sendable, Hashable {
        case folder, archive
        case handIn(HandIn)
        /// What a student has sent, but nothing that can be graded.
        case unreadable(message: String, remedy: String)
    }

    /// As the folder, the archive or the file is called, or as the learner in a hand-in without a name of its own.
    var name: String
    var url: URL
    /// Its path as messages name it.
    var display: String
    var kind: Kind
    /// That another student is called the same.
    var namesake: Diagnostic?

    private static let archiveEndings = [".tar.gz", ".tgz", ".tar", ".zip"]
    private static let otherArchiveEndings = [
        ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".bz2", ".xz", ".zst", ".gz", ".rar", ".7z", ".zipx",
    ]
    private static let textEndings = [".md", ".markdown", ".txt"]
    /// Files that learners are known to send in place of their answers.
    private static let otherEndings = [
        ".pdf", ".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm", ".ipynb", ".swift", ".yml", ".yaml", ".png",
        ".jpg", ".jpeg", ".heic",
    ]

    static func isArchive(_ name: String) -> Bool { ending(of: name, among: archiveEndings) != nil }

    /// Why a file that belongs to a student's answers is not opened: it is an archive that is not unpacked.
    static func whyUnopened(_ name: String, inArchive: Bool) -> String? {
        if let ending = ending(of: name, among: otherArchiveEndings) { return notUnpacked(ending) }
        return inArchive && isArchive(name) ? "an archive in an archive is not unpacked" : nil
    }

    private static func notUnpacked(_ ending: String) -> String { "attend does not unpack \(ending)" }

    static let unpacking = "unpack it into a folder of the student's name"

    /// Whether a file of that name could be a hand-in.
    static func isText(_ name: String) -> Bool { ending(of: name, among: textEndings) != nil }

    private static func ending(of name: String, among endings: [String]) -> String? {
        endings.first { name.lowercased().hasSuffix($0) && name.count > $0.count }
    }

    /// - Returns: nil for a file that is nobody's answers.
    init?(_ url: URL, display: String) {
        let file = url.lastPathComponent
        let known = Self.archiveEndings + Self.otherArchiveEndings + Self.textEndings + Self.otherEndings
        let ending = Self.ending(of: file, among: known) ?? ""
        let stem = String(file.dropLast(ending.count))
        self.url = url
        self.display = display
        switch FileKind(of: url) {
        case .folder: (kind, name) = (.folder, file)
        case .link:
            let message = "it is a link, and links are not followed"
            (kind, name) = (.unreadable(message: message, remedy: "put the folder or file itself here"), stem)
        case .file where ending.isEmpty: return nil
        case .file(let size):
            name = stem
            if Self.archiveEndings.contains(ending) {
                kind = .archive
            } else if Self.otherArchiveEndings.contains(ending) {
                kind = .unreadable(message: Self.notUnpacked(ending), remedy: Self.unpacking)
            } else if Self.textEndings.contains(ending) {
                if stem.lowercased() == "readme" { return nil }
                guard size <= SubmittedFiles.largestFile else {
                    kind = .unreadable(message: SubmittedFiles.isTooLarge, remedy: Self.whatIsGraded)
                    break
                }
                let bytes = Array(FileManager.default.contents(atPath: url.path(percentEncoded: false)) ?? Data())
                if let handIn = HandInReader.read(bytes) {
                    kind = .handIn(handIn)
                    if stem.wholeMatch(of: /hand-in( ?\([0-9]+\))?/) != nil, Self.isName(handIn.learner) {
                        name = handIn.learner
                    }
                } else if let damage = HandInReader.damage(of: bytes) {
                    kind = .unreadable(message: damage.message, remedy: damage.remedy)
                } else {
                    kind = .unreadable(message: "this is no hand-in", remedy: Self.whatIsGraded)
                }
            } else {
                kind = .unreadable(message: "\(ending) is not what answers are handed in as", remedy: Self.whatIsGraded)
            }
        default: return nil
        }
        if !Self.isName(name) { return nil }
    }

    /// Whether a student can be called that: files are named after students.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !ClassFolder.ignores(name) && !name.unicodeScalars.contains { $0 == "/" || $0 == "\0" }
    }

    private static let whatIsGraded =
        "a hand-in is the .md file that 'attend hand-in' writes, or a folder with the files of the answers; "
        + "move what is no student's out of the class"

    /// What the student has handed in.
    /// - Parameter comparison: with the course as it is now, of hand-ins.
    func read(_ finder: AnswerFileFinder, _ comparison: HandInComparison) -> Submission {
        var submission = Submission(student: name, folder: display)
        if let namesake { submission.diagnostics.append(namesake) }
        switch kind {
        case .unreadable(let message, let remedy):
            submission.diagnostics.append(Diagnostic(at: nil, "\(display): \(message)", remedy: remedy))
            return submission
        case .handIn(let handIn): submission.add(handIn, from: display, finder, comparison)
        case .folder, .archive:
            let files =
                kind == .folder
                ? SubmittedFiles(folder: url, display: display) : SubmittedFiles(archive: url, display: display)
            submission.add(files, finder)
            for (path, handIn) in files.handIns {
                submission.add(handIn, from: "\(display)/\(path)", finder, comparison)
            }
            // Answers may be in what was not unpacked: where there are no others, the student's cannot be read.
            submission.diagnostics += files.unopened.prefix(SubmittedFiles.mostNamed).map { path, reason in
                Diagnostic(
                    submission.answers.isEmpty ? .error : .warning, at: nil, "\(display)/\(path): \(reason)",
                    remedy: Self.unpacking)
            }
        }
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
        add(strays, from: folder, found, finder)
        for find in found {
            answers[find.answerFile] = files.data(find.path)
            paths[find.answerFile] = "\(folder)/\(find.path)"
            for other in find.others where files.data(other) != answers[find.answerFile] {
                diagnostics.append(
                    Diagnostic(
                        .warning, at: nil,
                        "\(folder) holds two answers for \(find.answerFile): \(find.path) was taken, \(other) was not"))
            }
        }
    }

    /// Answers in files win over those in a hand-in.
    fileprivate mutating func add(
        _ handIn: HandIn, from file: String, _ finder: AnswerFileFinder, _ comparison: HandInComparison
    ) {
        let (found, strays) = finder.find(in: handIn.answers.map(\.file))
        add(strays, from: file, found, finder)
        for find in found where answers[find.answerFile] == nil {
            answers[find.answerFile] = handIn.answers.first { $0.file == find.path }.map { Data($0.text.utf8) }
            paths[find.answerFile] = "\(file)/\(find.path)"
        }
        diagnostics += comparison.diagnostics(on: handIn, in: file)
        if !handIn.learner.isEmpty, !StudentName.mayBeTheSame(handIn.learner, student) {
            learner = handIn.learner
            diagnostics.append(
                Diagnostic(
                    .warning, at: nil, "\(file) is graded as '\(student)', and names '\(handIn.learner)' itself",
                    remedy: "a learner is called in it as the account is, or as 'attend hand-in --name' says"))
        }
    }

    /// Files of no exercise; those that seem to be meant for one are told with it.
    private mutating func add(
        _ strays: [String], from file: String, _ found: [AnswerFileFinder.Find], _ finder: AnswerFileFinder
    ) {
        let taken = Set(found.map(\.answerFile)).union(answers.keys)
        for stray in strays {
            if let meant = finder.meant(by: stray), !taken.contains(meant) {
                diagnostics.append(
                    Diagnostic(
                        .warning, at: nil, "no exercise asks for \(file)/\(stray)", remedy: "did you mean '\(meant)'?"))
            } else {
                self.strays.append(stray)
            }
        }
    }
}
