import Foundation

/// Which chapters of a course a learner has finished; kept in the learner's state folder, not in the course.
struct Progress: Codable, Sendable {
    /// Ids of chapters whose every cell has run as it should.
    var finished: Set<String> = []

    /// What is on disk for that course; a missing or unreadable file is a fresh start.
    static func load(course: CourseFolder, from stateFolder: URL) -> Progress {
        guard let data = try? Data(contentsOf: file(course, in: stateFolder)) else { return Progress() }
        return (try? JSONDecoder().decode(Progress.self, from: data)) ?? Progress()
    }

    /// Writes it whole or not at all. A folder that cannot be written costs the marks, never the run.
    func save(course: CourseFolder, to stateFolder: URL) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(self) else { return }
        let file = Self.file(course, in: stateFolder)
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? data.write(to: file, options: .atomic)
    }

    /// One file a course, named by the course's path.
    private static func file(_ course: CourseFolder, in stateFolder: URL) -> URL {
        let path = course.url.standardizedFileURL.path(percentEncoded: false)
        let name = path.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return stateFolder.appending(path: String(name.drop { $0 == "-" }) + ".json")
    }
}
