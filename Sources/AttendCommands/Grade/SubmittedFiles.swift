import Foundation
import LessonModel
import LessonReader

/// The files in a student's folder or archive; those in an archive that lies in the folder count as well.
struct SubmittedFiles {
    private(set) var contents: [String: Contents] = [:]
    private(set) var handIns: [(path: String, handIn: HandIn)] = []
    /// Archives that were not unpacked, and why.
    private(set) var unopened: [(path: String, reason: String)] = []
    /// What cannot be read, and what was left out, and why.
    var diagnostics: [Diagnostic] { faults + omissions.flatMap(warnings) }
    private var faults: [Diagnostic] = []
    /// What was left out for the same reason.
    private var omissions: [(reason: String, paths: [String])] = []
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
        for name in names.sorted() where !ClassFolder.ignores(name) {
            guard contents.count < Self.mostFiles else { return leaveOut(path, "there are too many files") }
            let file = folder.appending(path: name)
            let inner = path.isEmpty ? name : path + "/" + name
            switch FileKind(of: file) {
            case .folder: readFolder(file, path: inner)
            case .file(let size): addFile(file, size: size, path: inner)
            case .link: leaveOut(inner, "it is a link, and links are not followed")
            case .special: leaveOut(inner, "it is no ordinary file")
            case nil: leaveOut(inner, "it cannot be read")
            }
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
        contents[path + file.path] = .bytes(file.contents)
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

    private mutating func leaveOut(_ path: String, _ reason: String) {
        let path = path.isEmpty ? display : display + "/" + path
        if let index = omissions.firstIndex(where: { $0.reason == reason }) {
            omissions[index].paths.append(path)
        } else {
            omissions.append((reason, [path]))
        }
    }

    private func warnings(_ omission: (reason: String, paths: [String])) -> [Diagnostic] {
        let more = omission.paths.count - Self.mostNamed
        return
            (omission.paths.prefix(Self.mostNamed).map { "\($0) is left out" }
            + (more > 0 ? ["\(more) more in \(display) are left out"] : []))
            .map { Diagnostic(.warning, at: nil, "\($0): \(omission.reason)") }
    }

    /// So many files that were left out for one reason are named.
    static let mostNamed = 5

    private mutating func report(_ path: String, _ message: String, remedy: String? = nil) {
        let name = path.isEmpty ? display : display + "/" + path.dropLast()
        faults.append(Diagnostic(at: nil, "\(name): \(message)", remedy: remedy))
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
        switch facts.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .file(size: Int(facts.st_size))
        case S_IFLNK: self = .link
        default: self = .special
        }
    }
}
