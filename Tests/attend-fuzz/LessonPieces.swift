import Foundation

/// The pieces of a course's chapters that lessons are grown from: front matters, fences and paragraphs.
struct LessonPieces: Sendable {
    private(set) var frontMatters: [String] = []
    private(set) var blocks: [String] = []
    let courseFile: String

    /// - Parameter folder: holds `course.yml` and chapters.
    init(folder: String) throws {
        courseFile = try String(contentsOfFile: folder + "/course.yml", encoding: .utf8)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names where name.hasSuffix(".md") {
            add(chapter: try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
        }
        guard !blocks.isEmpty, !frontMatters.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
    }

    private mutating func add(chapter: String) {
        var lines = chapter.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
            frontMatters.append(lines[...end].joined(separator: "\n") + "\n")
            lines = lines[(end + 1)...]
        }
        var block: [Substring] = []
        var marker: Substring?
        func close() {
            if !block.isEmpty { blocks.append(block.joined(separator: "\n") + "\n") }
            block = []
        }
        for line in lines {
            let run = line.prefix { $0 == "`" }
            if let open = marker {
                block.append(line)
                guard run == open, run == line else { continue }
                marker = nil
                close()
            } else if run.count >= 3 {
                close()
                block = [line]
                marker = run
            } else if line.isEmpty {
                close()
            } else {
                block.append(line)
            }
        }
        close()
    }
}
