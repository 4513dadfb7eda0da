import Testing

@testable import LessonModel

/// The heading of an exercise is its own, or none.
@Suite struct ExerciseTitleTests {
    private static let place = FileLocation(file: "a.md", line: 1, column: 1)

    private func titles(_ kinds: [Block.Kind]) -> [String?] {
        let quizzes = ["a", "b"].enumerated().map { index, id in
            Quiz(id: id, number: index + 1, points: 1, question: [], choices: [], place: Self.place)
        }
        let chapter = Chapter(
            number: 1, id: "01-a", file: "a.md", frontMatter: FrontMatter(title: "A"),
            blocks: kinds.map { Block($0, at: Self.place) }, quizzes: quizzes)
        return chapter.exercises.map { chapter.title(of: $0).map(PlainText.of) }
    }

    @Test func theHeadingBeforeIt() {
        let (one, two) = (Block.Kind.heading(level: 3, [.text("One")]), Block.Kind.heading(level: 2, [.text("Two")]))
        #expect(titles([one, .paragraph([]), .quiz("a"), two, .quiz("b")]) == ["One", "Two"])
        #expect(titles([one, .quiz("a"), .paragraph([]), .quiz("b")]) == ["One", nil])
        #expect(titles([.heading(level: 1, [.text("A")]), .quiz("a")]) == [nil, nil])
    }
}
