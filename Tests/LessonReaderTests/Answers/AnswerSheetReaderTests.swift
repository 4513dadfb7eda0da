import LessonModel
import LessonRendering
import Testing

@testable import LessonReader

@Suite struct AnswerSheetReaderTests {
    private static let place = FileLocation(file: "lessons/03-a.md", line: 1, column: 1)

    private let chapter = Chapter(
        number: 3, id: "03-a", file: "lessons/03-a.md", frontMatter: FrontMatter(title: "A"),
        quizzes: [
            Quiz(
                id: "why", number: 1, points: 1, question: [],
                choices: (0..<3).map { _ in .init(text: [], correct: true, because: []) }, place: place)
        ],
        worksheets: [
            Worksheet(
                id: "row", number: 2, points: 1, expression: "w", blanks: .all, digits: 2, place: place, afterCell: 0)
        ])

    private func read(_ text: String) -> (sheet: AnswerSheet, diagnostics: [Diagnostic]) {
        AnswerSheetReader.read(Array(text.utf8), file: "answers/03-a/answers.yml", chapter: chapter)
    }

    private func rows(_ text: String) -> [[Double?]]? {
        let reading = read(text)
        guard reading.diagnostics.isEmpty, case .rows(let rows)? = reading.sheet.entries["row"] else { return nil }
        return rows.map(\.values)
    }

    @Test(arguments: [
        ("why: b", [1]), ("why: B", [1]), ("why: (b)", [1]), ("why: [a, c]", [0, 2]), ("why: \"b\"", [1]),
        ("why:\n  - a\n  - b\n", [0, 1]),
    ])
    func choicesAreLetters(text: String, choices: [Int]) {
        let reading = read(text)
        #expect(reading.diagnostics == [])
        #expect(reading.sheet.entries == ["why": .choices(choices)])
    }

    @Test(arguments: ["why: _", "why:", "why: ~", "why: [_]", "why: []", "row: _", "row: []"])
    func nothingWrittenIsBlank(text: String) {
        let reading = read(text)
        #expect(reading.diagnostics == [])
        #expect(Array(reading.sheet.entries.values) == [.blank])
    }

    @Test func rowsHoldNumbersAndBlanks() {
        #expect(rows("row: [0.5, _, -1e-3]") == [[0.5, nil, -0.001]])
        #expect(rows("row:\n  - [1, 2]\n  - [−0.5, -inf]\n") == [[1, 2], [-0.5, -.infinity]])
        #expect(rows("row: [−∞, .inf]") == [[-.infinity, .infinity]])
        #expect(rows("row: 7") == [[7]])
    }

    @Test func aRowKnowsItsPlace() {
        guard case .rows(let rows)? = read("# first\nrow:\n  - [1, 2]\n").sheet.entries["row"] else {
            Issue.record("no rows")
            return
        }
        #expect(rows.map(\.place) == [FileLocation(file: "answers/03-a/answers.yml", line: 3, column: 5)])
        #expect(rows.map(\.excerpt) == [.init(line: "  - [1, 2]", length: 6)])
    }

    @Test func anEmptyFileHasNoEntries() {
        #expect(read("").sheet == AnswerSheet())
        #expect(read("# nothing yet\n").diagnostics == [])
    }

    @Test func everythingMalformedHasItsLineAndColumn() {
        let reading = read("wyh: a\nwhy: d\nrow:\n  - [1, x, 0.5.1]\n  - 3\n")
        #expect(
            DiagnosticText().text(reading.diagnostics) == """
                answers/03-a/answers.yml:1:1: error: answers.yml has no key 'wyh'
                1 | wyh: a
                  | ^~~
                  help: did you mean 'why'?

                answers/03-a/answers.yml:2:6: error: 'd' is no choice of 'why'
                2 | why: d
                  |      ^
                  help: its choices are a to c: write the letter

                answers/03-a/answers.yml:4:9: error: 'x' is not a number
                4 |   - [1, x, 0.5.1]
                  |         ^
                  help: write a number such as 0.5 or -inf

                answers/03-a/answers.yml:4:12: error: '0.5.1' is not a number
                4 |   - [1, x, 0.5.1]
                  |            ^~~~~
                  help: write a number such as 0.5 or -inf

                answers/03-a/answers.yml:5:5: error: each row of 'row' is a list, not a text
                5 |   - 3
                  |     ^
                  help: write '- [0.5, _, 1]' for each row

                """)
        #expect(reading.sheet.entries == ["why": .malformed, "row": .malformed])
    }

    @Test func aFileThatIsNoYAMLSpoilsAllItsEntries() {
        let reading = read("why: [a\nrow: 1\n")
        #expect(
            DiagnosticText().text(reading.diagnostics).hasPrefix(
                "answers/03-a/answers.yml:2:4: error: this is not YAML: "))
        #expect(reading.sheet.entries == ["why": .malformed, "row": .malformed])
    }

    @Test func otherKindsOfValues() {
        let messages = read("why: {a: 1}\nrow: {a: 1}\n").diagnostics.map(\.message)
        #expect(
            messages == [
                "the answer to 'why' is a letter, not a mapping", "'row' is a list of rows, not a mapping",
            ])
        #expect(read("why: [[a]]").diagnostics.map(\.message) == ["a choice is a letter, not a list"])
        #expect(read("why: a, c").diagnostics.map(\.remedy) == ["write several letters in brackets: [a, c]"])
    }
}
