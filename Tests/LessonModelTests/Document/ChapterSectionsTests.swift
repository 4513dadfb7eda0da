import LessonModel
import Testing

/// The sections of chapters, and those that a user asks for.
@Suite struct ChapterSectionsTests {
    private static func chapter(_ number: Int, _ headings: [(level: Int, title: String)]) -> Chapter {
        var blocks: [Block] = []
        for (index, heading) in headings.enumerated() {
            let place = FileLocation(file: "\(number).md", line: 2 * index + 1, column: 1)
            blocks.append(Block(.heading(level: heading.level, [.text(heading.title)]), at: place))
            let below = FileLocation(file: "\(number).md", line: 2 * index + 2, column: 1)
            blocks.append(Block(.paragraph([.text("Text.")]), at: below))
        }
        return Chapter(
            number: number, id: "\(number)", file: "\(number).md", frontMatter: FrontMatter(title: "Title"),
            blocks: blocks)
    }

    private let chapters = [
        chapter(1, [(1, "Title"), (2, "Scores"), (3, "By hand"), (2, "Scaled scores")]),
        chapter(2, [(3, "Masks"), (2, "Rows"), (1, "Scaled")]),
    ]

    @Test func theirNumbersAndBlocks() {
        #expect(chapters[0].sections.map(\.number) == ["1.1", "1.2"])
        #expect(chapters[0].sections.map(\.blocks) == [2..<6, 6..<8])
        #expect(chapters[1].sections.map(\.number) == ["2.1", "2.2", "2.3"])
        #expect(chapters[1].sections.map(\.blocks) == [0..<2, 2..<4, 4..<6])
    }

    @Test(arguments: [("1.2", "1.2"), ("scores", "1.1"), ("Row", "2.2"), ("scaled SCORES", "1.2"), ("scaled", "2.3")])
    func oneByItsNumberOrWordsOfItsTitle(name: String, number: String) throws {
        #expect(try chapters.section(named: name).section.number == number)
    }

    @Test(arguments: [
        ("score", "'score' fits several sections: 1.1 (Scores), 1.2 (Scaled scores)", nil),
        ("1.9", "no section is called '1.9'", "the sections of chapter 1 are 1.1 and 1.2"),
        (
            "nothing alike", "no section is called 'nothing alike'",
            "a section is named by its number, such as 3.2, or by words of its title"
        ),
    ])
    func noneOrSeveral(name: String, message: String, remedy: String?) {
        #expect(throws: UnknownSection.self) { try chapters.section(named: name) }
        do {
            _ = try chapters.section(named: name)
        } catch {
            #expect(error.diagnostics == [Diagnostic(at: nil, message, remedy: remedy)])
        }
    }
}
