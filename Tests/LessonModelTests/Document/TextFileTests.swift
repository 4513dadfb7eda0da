import LessonModel
import Testing

struct TextFileTests {
    @Test(arguments: [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\u{FEFF}a\r\n", "a\n"), ("a\u{FEFF}", "a\u{FEFF}"), ("", ""),
        ("e\u{301}\r\n\r", "e\u{301}\n\n"),
    ])
    func linesEndAlike(text: String, expected: String) {
        #expect(Array(TextFile.normalized(text).utf8) == Array(expected.utf8))
    }
}
