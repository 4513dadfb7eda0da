import Foundation
import Testing

/// The guide for authors shows every part of a lesson once.
@Suite struct ChapterGuideTests {
    /// The words that a reader knows: all strings in its lists of keys, words and parts.
    private static func words(_ file: String, _ list: Regex<(Substring, Substring)>) throws -> [String] {
        let text = try Checkout.text("Sources/LessonReader/\(file)")
        let words = text.matches(of: list).flatMap { $0.1.matches(of: /"([\w-]+)"/).map { String($0.1) } }
        try #require(!words.isEmpty, "\(file)")
        return words
    }

    @Test(arguments: ["YAML/CourseFileReader.swift", "YAML/CourseFaceReader.swift", "YAML/FrontMatterReader.swift"])
    func everyKeyIsShown(file: String) throws {
        let guide = try Checkout.text("lessons/README.md")
        let keys = try Self.words(file, /static let keys = \[([^\]]*)\]/)
        let shown = keys.filter { key in
            ["\n\(key): ", "\n\(key):\n", "`\(key)`", "`\(key): "].contains { guide.contains($0) }
        }
        #expect(shown == keys)
    }

    @Test func everyWordOfAFenceIsShown() throws {
        let guide = try Checkout.text("lessons/README.md")
        let fences = guide.matches(of: /(?m)^```(\w.*)$/).map { String($0.1) }.joined(separator: "\n")
        let file = "Fences/FenceKind.swift"
        let words =
            try Self.words(file, /case \.\w+:\s+\[([^\]]*)\]/)
            + Self.words(file, /self == \.\w+\s*\? \[([^\]]*)\]/)
        let shown = Set(fences.matches(of: /[\w-]+/).map { String($0.output) })
        #expect(Set(words).subtracting(shown) == [])
    }
}
