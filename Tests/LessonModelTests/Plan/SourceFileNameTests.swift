import Testing

@testable import LessonModel

struct SourceFileNameTests {
    @Test(arguments: [
        ("lessons/01-a.md", "lessons/01-a.md"), ("a b: ä.md", "a b%3A ä.md"), ("a\"b\\c", "a%22b%5Cc"),
        ("a\nb\tc\u{1B}", "a%0Ab%09c%1B"), ("a\r\nb", "a%0D%0Ab"), ("100%.md", "100%25.md"), ("a%20b", "a%2520b"),
    ])
    func whatTheCompilerReads(name: String, encoded: String) {
        #expect(SourceFileName.encoded(name) == encoded)
        #expect(SourceFileName.decoded(encoded) == name)
    }
}
