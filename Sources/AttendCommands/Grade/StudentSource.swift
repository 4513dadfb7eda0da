import Foundation
import LessonModel
import LessonReader
import LessonRendering

/// Where one student's answers are: a folder, an archive or a hand-in file.
struct StudentSource: Sendable {
    enum Kind: Sendable, Hashable {
        case folder, archive
        /// Files and folders of a platform's download, by name within `url`.
        case entries([String])
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
    /// The number by which a platform knows the student.
    var number: PlatformNumber?
    /// That another student is called the same.
    var namesake: Diagnostic?
    /// That the student is not called as the folder is.
    private(set) var unnamable: Diagnostic?

    private static let archiveEndings = [".tar.gz", ".tgz", ".tar", ".zip"]
    private static let otherArchiveEndings = [
        ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".bz2", ".xz", ".zst", ".gz", ".rar", ".7z", ".zipx",
    ]
    private static let textEndings = [".md", ".markdown", ".txt"]
    private static let answerEndings = [".swift", ".yml", ".yaml"]
    /// Files that learners are known to send in place of their answers.
    private static let otherEndings =
        answerEndings + [
            ".pdf", ".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm", ".ipynb", ".png", ".jpg", ".jpeg",
            ".heic",
        ]

    /// Whether it is a file with one answer, not with all of them.
    var isOneAnswer: Bool { Self.ending(of: url.lastPathComponent, among: Self.answerEndings) != nil }

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

    /// - Parameter position: among entries that are listed alike, counted from 0.
    /// - Returns: nil for a file that is nobody's answers.
    init?(_ url: URL, position: Int = 0, display: String) {
        let file = url.lastPathComponent
        let known = Self.archiveEndings + Self.otherArchiveEndings + Self.textEndings + Self.otherEndings
        let ending = Self.ending(of: file, among: known) ?? ""
        let stem = String(file.dropLast(ending.count))
        self.display = display
        var fileKind = FileKind(of: url)
        var url = url
        if fileKind == nil,
            let entry = UnnamableEntry(file, position: position, in: url.deletingLastPathComponent())
        {
            (fileKind, url) = (entry.kind, entry.url)
            unnamable = Diagnostic(
                .warning, at: nil, "\(display): \(UnnamableEntry.message)", remedy: UnnamableEntry.remedy)
        }
        self.url = url
        switch fileKind {
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
        case nil where UnnamableEntry.isShown(as: file):
            (kind, name) = (.unreadable(message: UnnamableEntry.message, remedy: UnnamableEntry.remedy), stem)
        default: return nil
        }
        if !Self.isName(name) { return nil }
    }

    /// Entries that a platform gives out for one student.
    /// - Parameter url: their folder.
    init(_ entries: [String], of person: DownloadName.Person, in url: URL, display: String) {
        name = person.name
        number = person.number
        self.url = url
        self.display = display
        kind = .entries(entries)
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
        var submission = Submission(student: name, number: number, folder: display)
        if let unnamable { submission.diagnostics.append(unnamable) }
        if let namesake { submission.diagnostics.append(namesake) }
        switch kind {
        case .unreadable(let message, let remedy):
            submission.diagnostics.append(Diagnostic(at: nil, "\(display): \(message)", remedy: remedy))
            return submission
        case .handIn(let handIn): submission.add(handIn, from: display, finder, comparison)
        case .folder: submission.add(SubmittedFiles(folder: url, display: display), finder, comparison)
        case .archive: submission.add(SubmittedFiles(archive: url, display: display), finder, comparison)
        case .entries(let names):
            submission.add(SubmittedFiles(entries: names, in: url, display: display), finder, comparison)
        }
        if !submission.hasAnswers, !submission.diagnostics.contains(where: { $0.severity == .error }) {
            submission.diagnostics.append(
                Diagnostic(
                    .warning, at: nil, "there are no answers in \(shown)",
                    remedy: submission.strays.isEmpty
                        ? nil : "an answer is in CHAPTER/EXERCISE.swift, or in a file of the exercise's name"))
        }
        return submission
    }

    /// Where it is, as messages name it.
    var shown: String {
        if case .entries(let names) = kind { names.map { "\(display)/\($0)" }.joined(separator: ", ") } else { display }
    }
}
