import StepTrace
import Testing

@testable import LessonModel

/// Worksheets' answers as boxes of a page and as YAML of a sheet.
@Suite struct SheetBoxesTests {
    private let key = StudyChapter.key
    private let worksheet = StudyChapter.worksheet

    @Test func whatIsTypedStandsBetweenTheGivenNumbers() {
        #expect(
            SheetBoxes(["0.67", "", "-inf"]).answer(to: worksheet, key: key) == """
                first-row:
                  - [0.67, _, -inf]
                  - [1.00, 0.00, -0.50]

                """)
    }

    @Test func fewerBoxesThanBlanksAreBlank() {
        #expect(SheetBoxes([]).answer(to: worksheet, key: key).contains("  - [_, _, _]\n"))
    }

    /// Whatever is typed is one entry, and comes back as it was typed.
    @Test(arguments: [
        "0.67", "2/3", "1e-2", "-.5", "0,09", "], x: [", "\"", "\\", "'a", "# no", "一半", "a: b", "{}", "&a", "*", "!",
        "|",
        "\\\"], [", "1.", "+3", "NaN", "_ _",
    ])
    func itComesBack(typed: String) {
        let answer = SheetBoxes([typed, "1", ""]).answer(to: worksheet, key: key)
        #expect(SheetBoxes(answer, of: key)?.entries == [typed, "1", ""], "\(answer)")
    }

    @Test(arguments: [
        ("−0.5", "-0.5"), (" 0.5 ", "0.5"), ("_", ""), ("  ", ""), ("1\n2", "12"), ("\u{1B}[31m", "[31m"),
    ])
    func itIsCleaned(typed: String, kept: String) {
        let answer = SheetBoxes([typed]).answer(to: worksheet, key: key)
        #expect(SheetBoxes(answer, of: key)?.entries.first == kept, "\(answer)")
    }

    @Test func theFormsThatLearnersWrite() {
        func entries(_ text: String) -> [String]? { SheetBoxes(text, of: key)?.entries }
        #expect(entries("first-row: [0.1, _, 0.3]  # the\n") == ["0.1", "", "0.3"])
        #expect(
            entries("first-row:\n  - [0.1, \"0,2\", '3']  # [1, 2, 3]\n  - [1.00, 0.00, -0.50]\n") == [
                "0.1", "0,2", "3",
            ])
        #expect(entries("first-row: [0.1, 0.2]\n") == nil)
        #expect(entries("first-row:\n") == nil)
        #expect(entries("first-row: [[0.1, 0.2, 0.3]]\n") == nil)
        #expect(entries("first-row: [0.1,\n 0.2, 0.3]\n") == nil)
    }
}
