/// What a course asks for beyond computing and reading its own data: `allow` in `course.yml`.
///
/// Only the user can grant it.
package struct CourseRequest: Sendable, Hashable {
    /// Its programs want to open network connections.
    package var network: Bool
    /// Folders that its programs want to write in, relative to the course folder.
    package var folders: [String]
    package var place: FileLocation?
    package var excerpt: Diagnostic.Excerpt?

    package init(
        network: Bool = false, folders: [String] = [], at place: FileLocation? = nil, excerpt: Diagnostic.Excerpt? = nil
    ) {
        self.network = network
        self.folders = folders
        self.place = place
        self.excerpt = excerpt
    }

    package var isEmpty: Bool { !network && folders.isEmpty }

    /// `to use the network, and to write in out/ and cache/`.
    package var description: String {
        let writing = folders.isEmpty ? nil : "to write in \(folders.joined(separator: " and "))"
        return [network ? "to use the network" : nil, writing].compactMap(\.self).joined(separator: ", and ")
    }
}
