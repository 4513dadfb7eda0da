import Foundation
import LessonModel
import LessonReader
import LessonRendering
import Testing

/// Every malformed thing gets its whole message: place, source line, caret and remedy.
struct MalformedLessonTests {
    static let names = Fixtures.lessons(in: "malformed")

    @Test(arguments: names)
    func saysExactlyWhatIsWrong(name: String) async throws {
        let text = DiagnosticText().text(try await diagnose(name))
        #expect(text == (try Fixtures.text("malformed/\(name).expected")))
    }

    @Test func thereAreFixtures() {
        #expect(Self.names.count >= 50)
    }

    /// The lesson as the second chapter of a course of three.
    private func diagnose(_ name: String) async throws -> [Diagnostic] {
        let other = Array("---\ntitle: Other\n---\n# Second\n".utf8)
        let contents: [String: [UInt8]] = [
            "lessons/course.yml": Array("format: 1\ntitle: C\nchapters: [other.md, \(name).md, later.md]\n".utf8),
            "lessons/other.md": other, "lessons/later.md": other,
            "lessons/\(name).md": try Fixtures.bytes("malformed/\(name).md"),
            "lessons/weights.csv": [], "lessons/tables/first.csv": [],
        ]
        let files = FileSource(
            read: { contents[$0] }, exists: { path in contents.keys.contains { ($0 + "/").hasPrefix(path + "/") } },
            list: { folder in
                let paths = contents.keys.filter { $0.hasPrefix(folder + "/") }
                return paths.map { $0.dropFirst(folder.count + 1).prefix { $0 != "/" } }.map(String.init).sorted()
            })
        return await CourseReader.read(folder: "lessons", display: "lessons", files: files).diagnostics
    }
}
