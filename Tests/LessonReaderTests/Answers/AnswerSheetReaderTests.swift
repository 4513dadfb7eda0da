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
        ("why: b) They become sharper, a bit", [1]), ("why: (c) They become flatter.", [2]),
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
        #expect(rows("row: [21%, 5 %, + 1]") == [[0.21, 0.05, 1]])
        #expect(
            rows("row: [nan, inf, Infinity]")?[0].map { $0.map { $0.isNaN ? 0 : $0 } } == [0, .infinity, .infinity])
        #expect(rows("row: [2/3, -1 / 4, 1e-2, 1/0.5]") == [[2.0 / 3, -0.25, 0.01, 2]])
    }

    @Test(arguments: [
        ("row: 0,09", "write 0.09, with a decimal point"), ("row: [\"0,5\"]", "write 0.5, with a decimal point"),
        ("row: 21,5%", "write 21.5%, with a decimal point"),
        ("row: 1/0", "write a number such as 0.5, 1/2 or -inf"),
        ("row: 1/2/3", "write a number such as 0.5, 1/2 or -inf"),
        ("row: [1+2]", workedOut), ("row: [e^2 / 3]", workedOut), ("row: 2 - 1", workedOut),
        ("row: √2", "write a number such as 0.5, 1/2 or -inf"),
        ("row: [0.09 0.58]", "write a comma between two numbers: 0.09, 0.58"),
        ("row: [0,09; 0,58]", "write [0.09, 0.58]: a point within a number, a comma between two"),
        ("row: 0,09; 0,58", "write [0.09, 0.58]: a point within a number, a comma between two"),
        ("row:\n  - [0,09; _; 0,58]\n", "write [0.09, _, 0.58]: a point within a number, a comma between two"),
        ("row: (0.1, 0.2)", inBrackets), ("row: -[0.4]", inBrackets),
        ("row: [1; 2]", "write [1, 2]"), ("row: [1, 2; 3, 4]", "write a list for each row: - [0.5, _, 1]"),
    ])
    func whatIsNoNumberHasARemedy(text: String, remedy: String) {
        let reading = read(text)
        #expect(reading.diagnostics == [] && reading.sheet.entries == ["row": .malformed])
        #expect(reading.sheet.faults["row"]?.map(\.remedy) == [remedy])
    }

    private static let inBrackets = "write the numbers of a row in brackets, with commas between: [0.1, 0.2, 0.7]"
    private static let workedOut =
        "work it out, and write its value: a number such as 0.5 or -inf, or a fraction such as 1/2"

    @Test func semicolonsAreOneErrorAtTheRow() {
        let told = read("row:\n  - [0,09; 0,58]\n").sheet.faults["row"] ?? []
        #expect(
            DiagnosticText().text(told) == """
                answers/03-a/answers.yml:2:5: error: a comma stands between two entries, not a semicolon
                2 |   - [0,09; 0,58]
                  |     ^
                  help: write [0.09, 0.58]: a point within a number, a comma between two

                """)
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
        #expect(reading.diagnostics.map(\.message) == ["answers.yml has no key 'wyh'"])
        #expect(
            DiagnosticText().text(faults(reading)) == """
                answers/03-a/answers.yml:2:6: error: 'd' is no choice of 'why'
                2 | why: d
                  |      ^
                  help: its choices are a to c: write the letter

                answers/03-a/answers.yml:4:9: error: 'x' is not a number
                4 |   - [1, x, 0.5.1]
                  |         ^
                  help: write a number such as 0.5, 1/2 or -inf

                answers/03-a/answers.yml:4:12: error: '0.5.1' is not a number
                4 |   - [1, x, 0.5.1]
                  |            ^~~~~
                  help: write a number such as 0.5, 1/2 or -inf

                answers/03-a/answers.yml:5:5: error: each row of 'row' is a list, not a text
                5 |   - 3
                  |     ^
                  help: write '- [0.5, _, 1]' for each row

                """)
        #expect(reading.sheet.entries == ["why": .malformed, "row": .malformed])
    }

    /// What is no YAML costs the answer that it is in, whatever comes before or after.
    @Test(
        arguments: [
            ("why: [a\nrow: 1\n", 1, "why", .malformed),
            ("row: 1\nwhy: \"a\n", 2, "why", .malformed), ("row: 1\nwhy a\n", 2, "why", .malformed),
            ("why: [a\n\n# The sheet\nrow: 1\n", 1, "why", .malformed),
            ("row: 1\nwhy: a: b\n", 2, "why", .malformed), ("row: 1\n  why: b\n", nil, "why", .choices([1])),
        ] as [(String, Int?, String, AnswerSheet.Entry)])
    func aSlipCostsOneAnswer(text: String, line: Int?, id: String, entry: AnswerSheet.Entry) {
        let reading = read(text)
        #expect(reading.sheet.entries[id] == entry)
        guard case .rows(let rows)? = reading.sheet.entries["row"] else {
            Issue.record("the other answer is lost")
            return
        }
        #expect(rows.map(\.values) == [[1]])
        #expect(reading.sheet.faults[id]?.map(\.place?.line) == line.map { [$0] })
        #expect(reading.diagnostics == [])
    }

    private static let choosing = "write the letter of your choice after 'why: '"

    /// A learner fills in a sheet, and need not know what YAML is.
    @Test(arguments: [
        ("row:\n  - [1, 2]\n  -[0.4, 0.5]\n", "3:3: a blank stands after the dash of a row", "write - [0.4, 0.5]"),
        ("row: [0.4, 0.5\n", "1:6: this bracket is never closed", "write the ] that belongs to it"),
        ("row:\n  - [0.4, 0.5]]\n", "2:15: this bracket closes nothing", "remove it"),
        ("row:\n\t- [1]\n", "2:1: a line begins with blanks, not with a tab", "write blanks in its place"),
        ("row = [1]\n", "1:1: a colon stands after 'row'", "write 'row: [1]'"),
        ("why c\n", "1:1: a colon stands after 'why'", "write 'why: c'"),
        ("why:b\n", "1:1: a blank stands after the colon of 'why'", "write 'why: b'"),
        ("why: \"b\n", "1:6: this quotation mark is never closed", choosing),
        ("why: {b\n", "1:6: this bracket is never closed", choosing),
        ("why: b: sharper\n", "1:7: the answer to 'why' cannot be read from here on", choosing),
        ("why: - b\n", "1:6: the answer to 'why' cannot be read from here on", choosing),
        ("why: @b\n", "1:6: the answer to 'why' cannot be read from here on", choosing),
    ])
    func whatIsNoYAMLIsToldInPlainWords(text: String, message: String, remedy: String) {
        let told = faults(read(text))
        #expect(told.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0): \($0.message)" } == [message])
        #expect(told.map(\.remedy) == [remedy])
    }

    @Test func anAnswerGivenTwiceCostsThatAnswer() {
        let reading = read("why: a\nrow: 1\nwhy: b\n")
        #expect(reading.diagnostics == [])
        #expect(
            DiagnosticText().text(faults(reading)) == """
                answers/03-a/answers.yml:3:1: error: the key 'why' is given twice
                3 | why: b
                  | ^~~
                  help: remove one of them

                """)
        #expect(reading.sheet.entries["why"] == .malformed && reading.sheet.entries["row"] != .malformed)
    }

    @Test func whatHoldsNoAnswerSpoilsAll() {
        let reading = read("{why: a, row\n")
        #expect(reading.diagnostics.count == 1)
        #expect(reading.sheet.entries == ["why": .malformed, "row": .malformed])
    }

    @Test func otherKindsOfValues() {
        let messages = faults(read("why: {a: 1}\nrow: {a: 1}\n")).map(\.message)
        #expect(
            messages == [
                "the answer to 'why' is a letter, not a mapping", "'row' is a list of rows, not a mapping",
            ])
        #expect(faults(read("why: [[a]]")).map(\.message) == ["a choice is a letter, not a list"])
        for several in ["a, c", "a) and c)", "a) c)", "(a), (c)"] {
            let reading = read("why: \(several)")
            #expect(faults(reading).map(\.message) == ["'\(several)' is no choice of 'why'"])
            #expect(faults(reading).map(\.remedy) == ["write several letters in brackets: [a, c]"])
        }
    }

    /// A question with one answer does not speak of lists.
    @Test func severalLettersForOne() {
        var chapter = chapter
        chapter.quizzes[0].choices[0].correct = false
        chapter.quizzes[0].choices[1].correct = false
        let reading = AnswerSheetReader.read(Array("why: a, c".utf8), file: "answers.yml", chapter: chapter)
        #expect(faults(reading).map(\.remedy) == ["its choices are a to c: write one letter"])
    }

    /// What is wrong with answers, in the order of the sheet.
    private func faults(_ reading: (sheet: AnswerSheet, diagnostics: [Diagnostic])) -> [Diagnostic] {
        reading.sheet.faults.values.flatMap(\.self).inOrderOfPlaces
    }
}
