import Foundation

/// The Swift code that is compared: this repository's, its lessons' cells, and the packages that are declared for it.
struct Corpus {
    struct Group {
        let name: String
        /// Files that attend can read, each with a name for people.
        var files: [(path: String, name: String)]
    }

    var groups: [Group]

    /// All of it; cells become files of the temporary folder.
    init(repository: URL, oracle: URL, temporary: URL) throws {
        var groups = [
            Group(name: "lessons", files: try Self.cells(in: repository.appending(path: "lessons"), to: temporary)),
            Group(
                name: "repository",
                files: ["Package.swift", "Sources", "Tests"].flatMap {
                    Self.swiftFiles(in: repository.appending(path: $0))
                }),
        ]
        let checkouts = oracle.appending(path: ".build/checkouts")
        for name in try FileManager.default.contentsOfDirectory(atPath: checkouts.path).sorted() {
            groups.append(Group(name: name, files: Self.swiftFiles(in: checkouts.appending(path: name))))
        }
        self.groups = groups
    }

    /// Files and folders named by hand.
    init(_ paths: [String]) {
        groups = paths.map { Group(name: $0, files: Self.swiftFiles(in: URL(filePath: $0))) }
    }

    private static func swiftFiles(in folder: URL) -> [(path: String, name: String)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            return [(folder.path, folder.path)]
        }
        let all = FileManager.default.enumerator(atPath: folder.path)
        var files: [(path: String, name: String)] = []
        while let file = all?.nextObject() as? String {
            let isBuilt = file.split(separator: "/").contains { $0.hasPrefix(".build") }
            if file.hasSuffix(".swift"), !isBuilt { files.append((folder.appending(path: file).path, file)) }
        }
        return files.sorted { $0.path < $1.path }
    }

    /// The `swift` cells of all chapters, solutions and checks among them.
    private static func cells(in lessons: URL, to temporary: URL) throws -> [(path: String, name: String)] {
        var cells: [(path: String, name: String)] = []
        let all = FileManager.default.enumerator(atPath: lessons.path)
        while let file = all?.nextObject() as? String {
            guard file.hasSuffix(".md") else { continue }
            var cell: (fence: Substring, line: Int, code: [Substring])?
            let text = try String(contentsOf: lessons.appending(path: file), encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let fence = line.prefix { $0 == "`" }
                if let open = cell {
                    guard fence.count >= open.fence.count, line == fence else {
                        cell?.code.append(line)
                        continue
                    }
                    let path = temporary.appending(path: "\(cells.count).swift")
                    try (open.code.joined(separator: "\n") + "\n").write(to: path, atomically: false, encoding: .utf8)
                    cells.append((path.path, "\(file):\(open.line)"))
                    cell = nil
                } else if fence.count >= 3, line.dropFirst(fence.count).hasPrefix("swift") {
                    cell = (fence, number + 1, [])
                }
            }
        }
        return cells.sorted { $0.name < $1.name }
    }
}
