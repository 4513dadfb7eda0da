import Testing

@testable import AttendCommands

/// What `dump` makes of a file that begins with front matter.
@Suite struct DumpCommandTests {
    @Test(arguments: [
        ("---\ntitle: T\n---\n# H\n", "\n\n\n# H\n"), ("---\r\ntitle: T\r\n---\r\nA\r\n", "\n\n\nA\n"),
        ("---\n\nA\n\n---\n", "---\n\nA\n\n---\n"), ("---\ntitle: T\n", "---\ntitle: T\n"), ("# H\n", "# H\n"),
        ("", ""),
    ])
    func frontMatterIsLeftOut(text: String, rest: String) {
        #expect(DumpCommand.withoutFrontMatter(text) == rest)
    }
}
