import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// Where a sentence ends, and where only a full stop stands.
struct SentenceSplitterTests {
    private func sentences(_ markdown: String) -> [String] {
        let chapter = ChapterReader(file: "lessons/01-t.md", number: 1)
            .read(Array("---\ntitle: T\n---\n\(markdown)\n".utf8)).chapter
        guard case .paragraph(let text)? = chapter.blocks.first?.kind else { return [] }
        return SentenceSplitter(text).sentences.map(\.shownText)
    }

    @Test(arguments: [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Split\nover lines. *Then* more.", ["Split over lines.", "Then more."]),
        (
            "By hand, e.g. this, or (Elhage et al. 2021). J. Smith said 2.5 is so.",
            [
                "By hand, e.g. this, or (Elhage et al. 2021).", "J. Smith said 2.5 is so.",
            ]
        ),
        ("(A token is text.) “It was.” So?", ["(A token is text.)", "“It was.”", "So?"]),
        (
            "It is *alive?* One such. **tanh** bends. `f` too. $`x`$ three.",
            [
                "It is alive?", "One such.", "tanh bends.", "f too.", "x three.",
            ]
        ),
        ("注意力是权重。**掩码**藏住它！好吗？", ["注意力是权重。", "掩码藏住它！", "好吗？"]),
        ("No end… but more", ["No end… but more"]), ("Ends here.", ["Ends here."]),
    ])
    func cut(markdown: String, expected: [String]) {
        #expect(sentences(markdown) == expected)
    }
}
