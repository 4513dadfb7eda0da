import Foundation

/// The list of a kernel library's files with their sizes, written when it is built, to detect missing or truncated files.
struct LibraryContents: Hashable {
    private static let file = "contents"

    /// One line for each file: its size and its name.
    private let lines: [String]

    /// The files that are in a folder now.
    init(of folder: String) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        lines = names.filter { $0 != Self.file }.sorted().compactMap { name in
            Self.size(of: "\(folder)/\(name)").map { "\($0) \(name)" }
        }
    }

    /// The list in a folder; nil when there is none.
    init?(listedIn folder: String) {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.file)") else { return nil }
        lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        if lines.isEmpty { return nil }
    }

    func write(to folder: String) throws {
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: "\(folder)/\(Self.file)"))
    }

    /// Whether every listed file exists and has its size.
    func areComplete(in folder: String) -> Bool {
        lines.allSatisfy { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 && Self.size(of: "\(folder)/\(parts[1])") == Int(parts[0])
        }
    }

    /// Bytes of a file; nil for a folder and for a missing file.
    private static func size(of path: String) -> Int? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(facts.st_size)
    }
}
