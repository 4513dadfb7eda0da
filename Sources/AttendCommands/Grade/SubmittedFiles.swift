import Foundation
import LessonModel
import LessonReader

/// The files in a student's folder or archive; those in an archive that lies in the folder count as well.
struct SubmittedFiles {
    private(set) var contents: [String: Contents] = [:]
    private(set) var handIns: [(path: String, handIn: HandIn)] = []
    /// Archives that were not unpacked, and why.
    private(set) var unopened: [(path: String, reason: String)] = []
    /// Files and folders that were left out, and why.
    private(set) var leftOut: [(path: String, reason: String)] = []
    private var faults: [Diagnostic] = []
    private let display: String

    enum Contents {
        case file(URL)
        case bytes([UInt8])
    }

    /// Answers are far smaller and fewer.
    static let largestFile = ChapterAnswers.mostBytes
    static let isTooLarge = "it is larger than 1 MiB"
    private static let mostFiles = 10_000
    private static let deepest = 8

    init(folder: URL, display: String) {
        self.display = display
        readFolder(folder, path: "")
    }

    init(archive: URL, display: String) {
        self.display = display
        readArchive(archive, path: "")
    }

    /// Reads some of the entries of a folder.
    init(entries: [String], in folder: URL, display: String) {
        self.display = display
        for name in entries { readEntry(name, of: folder, path: name) }
    }

    /// What cannot be read, what was left out, and why.
    /// - Parameter severity: of what was left out.
    func diagnostics(leftOut severity: Diagnostic.Severity) -> [Diagnostic] {
        let reasons = leftOut.map(\.reason).eachOnce
        return faults
            + reasons.flatMap { reason in
                let paths = leftOut.filter { $0.reason == reason }.map { shown($0.path) }
                let more = paths.count - Self.mostNamed
                return
                    (paths.prefix(Self.mostNamed).map { "\($0) is left out" }
                    + (more > 0 ? ["\(more) more in \(display) are left out"] : []))
                    .map { Diagnostic(severity, at: nil, "\($0): \(reason)") }
            }
    }

    func data(_ path: String) -> Data? {
        switch contents[path] {
        case .file(let url): try? Data(contentsOf: url)
        case .bytes(let bytes): Data(bytes)
        case nil: nil
        }
    }

    // MARK: Folders

    private mutating func readFolder(_ folder: URL, path: String) {
        guard path.split(separator: "/").count < Self.deepest else {
            return leaveOut(path, "it is too deep in folders")
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        else {
            return leaveOut(path, "this folder cannot be read")
        }
        let sorted = names.sorted()
        for (index, name) in sorted.enumerated() where !ClassFolder.ignores(name) {
            guard contents.count < Self.mostFiles else { return leaveOut(path, "there are too many files") }
            let position = UnnamableEntry.position(of: index, in: sorted)
            readEntry(name, position: position, of: folder, path: path.isEmpty ? name : path + "/" + name)
        }
    }

    /// - Parameter position: among entries that are listed alike, counted from 0.
    private mutating func readEntry(_ name: String, position: Int = 0, of folder: URL, path: String) {
        let file = folder.appending(path: name)
        let kind = FileKind(of: file)
        let unnamable = kind == nil ? UnnamableEntry(name, position: position, in: folder) : nil
        let url = unnamable?.url ?? file
        switch kind ?? unnamable?.kind {
        case .folder: readFolder(url, path: path)
        case .file(let size): addFile(url, size: size, path: path)
        case .link: leaveOut(path, "it is a link, and links are not followed")
        case .special: leaveOut(path, "it is no ordinary file")
        case nil: leaveOut(path, UnnamableEntry.isShown(as: name) ? UnnamableEntry.message : "it cannot be read")
        }
    }

    private mutating func addFile(_ file: URL, size: Int, path: String) {
        if let reason = StudentSource.whyUnopened(path, inArchive: false) { return unopened.append((path, reason)) }
        if StudentSource.isArchive(path) { return readArchive(file, path: path + "/") }
        guard size <= Self.largestFile else { return leaveOut(path, Self.isTooLarge) }
        if StudentSource.isText(path), let data = try? Data(contentsOf: file), addHandIn(Array(data), path: path) {
            return
        }
        contents[path] = .file(file)
    }

    // MARK: Archives

    private mutating func readArchive(_ file: URL, path: String) {
        guard let data = try? Data(contentsOf: file, options: .mappedIfSafe), data.count <= Self.largestArchive else {
            return report(path, "this archive cannot be read, or is larger than 64 MiB")
        }
        do {
            let archive = try Archive(Array(data), ignoring: ClassFolder.ignores)
            for file in archive.files { add(file, in: path) }
            for refusal in archive.refusals { leaveOut(path + refusal.path, refusal.reason.words) }
        } catch {
            report(path, error.words, remedy: StudentSource.unpacking)
        }
    }

    private static let largestArchive = 64 << 20

    private mutating func add(_ file: Archive.File, in path: String) {
        if let reason = StudentSource.whyUnopened(file.path, inArchive: true) {
            return unopened.append((path + file.path, reason))
        }
        if StudentSource.isText(file.path), addHandIn(file.contents, path: path + file.path) { return }
        if case .bytes(let earlier)? = contents.updateValue(.bytes(file.contents), forKey: path + file.path),
            earlier != file.contents
        {
            // As programs that unpack an archive do.
            faults.append(
                Diagnostic(
                    .warning, at: nil, "\(shown(path + file.path)) is in the archive more than once",
                    remedy: "the last one was taken"))
        }
    }

    /// Whether a file is a hand-in, or was one.
    private mutating func addHandIn(_ bytes: [UInt8], path: String) -> Bool {
        if let handIn = HandInReader.read(bytes) {
            handIns.append((path, handIn))
        } else if let damage = HandInReader.damage(of: bytes), damage != .empty {
            report(path + "/", damage.message, remedy: damage.remedy)
        } else {
            return false
        }
        return true
    }

    private mutating func leaveOut(_ path: String, _ reason: String) { leftOut.append((path, reason)) }

    private func shown(_ path: String) -> String { path.isEmpty ? display : display + "/" + path }

    /// So many files that were left out for one reason are named.
    static let mostNamed = 5

    private mutating func report(_ path: String, _ message: String, remedy: String? = nil) {
        faults.append(Diagnostic(at: nil, "\(shown(String(path.dropLast()))): \(message)", remedy: remedy))
    }
}

extension Archive.Reason {
    fileprivate var words: String {
        switch self {
        case .link: "it is a link, and links are not followed"
        case .leadsOutside: "its path leads out of the archive"
        case .tooLarge: SubmittedFiles.isTooLarge
        case .special: "it is no ordinary file"
        }
    }
}

extension Archive.Fault {
    fileprivate var words: String {
        switch self {
        case .unknownKind: "this is no .zip, .tar.gz or .tar"
        case .damaged: "this archive is damaged"
        case .encrypted: "this archive is encrypted"
        case .unknownMethod: "this archive is compressed by a method that attend does not know"
        case .tooMuch: "this archive unpacks to more than 64 MiB or 10000 files"
        }
    }
}

/// What a name in a folder stands for, a link not followed.
enum FileKind: Equatable {
    case folder, link, special
    /// Bytes.
    case file(size: Int)

    init?(of url: URL) {
        var facts = stat()
        guard lstat(url.path(percentEncoded: false), &facts) == 0 else { return nil }
        self.init(facts)
    }

    init(_ facts: stat) {
        switch facts.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .file(size: Int(facts.st_size))
        case S_IFLNK: self = .link
        default: self = .special
        }
    }
}
