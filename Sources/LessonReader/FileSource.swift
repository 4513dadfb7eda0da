import LessonModel

/// Access to the files that a course is read from; tests read them from memory.
package struct FileSource: Sendable {
    /// The bytes of the file at a path; `nil` when there is none or it cannot be read.
    package var read: @Sendable (_ path: String) -> [UInt8]?
    /// Whether a path names a file or folder.
    package var exists: @Sendable (_ path: String) -> Bool
    /// Whether a path names a file that ends: no folder, no pipe and no device.
    package var isFile: @Sendable (_ path: String) -> Bool
    /// Bytes; 0 for what is no file.
    package var size: @Sendable (_ path: String) -> Int
    /// The names of the files and folders in a folder.
    package var list: @Sendable (_ folder: String) -> [String]
    /// The path without symbolic links.
    package var resolve: @Sendable (_ path: String) -> String

    /// - Parameters:
    ///   - isFile: without it, a path that exists and lists nothing counts as a file.
    ///   - size: without it, the file is read.
    ///   - resolve: without it, there are no symbolic links.
    package init(
        read: @escaping @Sendable (_ path: String) -> [UInt8]?, exists: @escaping @Sendable (_ path: String) -> Bool,
        isFile: (@Sendable (_ path: String) -> Bool)? = nil, size: (@Sendable (_ path: String) -> Int)? = nil,
        list: @escaping @Sendable (_ folder: String) -> [String],
        resolve: @escaping @Sendable (_ path: String) -> String = { $0 }
    ) {
        self.read = read
        self.exists = exists
        self.isFile = isFile ?? { exists($0) && list($0).isEmpty }
        self.size = size ?? { read($0)?.count ?? 0 }
        self.list = list
        self.resolve = resolve
    }

    /// Whether a path, written from a folder, stays inside it, also when symbolic links are followed.
    package func isInside(_ path: String, of folder: String) -> Bool {
        !path.hasPrefix("/") && LinkTarget.path(path, in: "").split(separator: "/").first != ".."
            && resolve(Course.join(folder, path)).hasPrefix(Course.join(resolve(folder), ""))
    }

    /// Whether a path within a folder is a symbolic link, or leads through one.
    package func isLinked(_ path: String, in folder: String) -> Bool {
        resolve(Course.join(folder, path)) != Course.join(resolve(folder), LinkTarget.path(path, in: ""))
    }

    /// The paths of the Swift files in a folder and the folders inside it.
    func swiftFiles(below folder: String) -> [String] {
        list(folder).flatMap { name in
            let path = Course.join(folder, name)
            if isFile(path) { return name.hasSuffix(".swift") ? [path] : [] }
            return swiftFiles(below: path)
        }
    }

    /// Files held in memory, by path.
    package init(_ files: [String: String]) {
        self.init(
            read: { files[$0].map { Array($0.utf8) } },
            exists: { path in files.keys.contains { $0 == path || $0.hasPrefix(path + "/") } },
            list: { folder in
                files.keys.compactMap { path in
                    guard path.hasPrefix(folder + "/") else { return nil }
                    return path.dropFirst(folder.utf8.count + 1).split(separator: "/").first.map(String.init)
                }
            })
    }
}
