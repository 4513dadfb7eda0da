/// A folder whose files messages name by the shortest path that leads there from the working folder.
package struct ShownFolder: Sendable, Hashable {
    private let folder: [Substring]
    private let workingFolder: [Substring]

    /// - Parameters:
    ///   - folder: an absolute path.
    ///   - workingFolder: an absolute path.
    package init(_ folder: String, from workingFolder: String) {
        self.folder = folder.split(separator: "/")
        self.workingFolder = workingFolder.split(separator: "/")
    }

    /// A folder that is not on the disk, whose files have this name before theirs.
    package init(named name: String) {
        folder = [name[...]]
        workingFolder = []
    }

    /// The path of the folder itself.
    package var path: String { path([]) }

    /// The path of a file in it.
    package func path(_ name: String) -> String { path(name.split(separator: "/")) }

    /// A relative path, unless it would be longer than the absolute one: `../notes/a.md`, but `/tmp/a.md`.
    private func path(_ name: [Substring]) -> String {
        let whole = folder + name
        let common = zip(whole, workingFolder).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: workingFolder.count - common) + whole.dropFirst(common)
        let relative = steps.isEmpty ? "." : steps.joined(separator: "/")
        let absolute = "/" + whole.joined(separator: "/")
        return relative.utf8.count <= absolute.utf8.count ? relative : absolute
    }
}
