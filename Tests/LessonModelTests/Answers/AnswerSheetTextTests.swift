import Testing

@testable import LessonModel

@Suite struct AnswerSheetTextTests {
    private let text = """
        # Chapter 3
        why: b

        # Row 1.
        row:
          - [1, 2]  # the
          # between
          - [3, 4]

        # The last one.
        "row-2": _
        """

    @Test func eachAnswerHasItsLines() {
        let sheet = AnswerSheetText(text, ids: ["why", "row", "row-2"])
        #expect(sheet.answers.map(\.id) == ["why", "row", "row-2"])
        #expect(sheet.answers.map(\.lines) == [1..<2, 4..<8, 10..<11])
    }

    @Test func oneAnswerIsReplacedAndTheRestStays() {
        let sheet = AnswerSheetText(text, ids: ["why", "row", "row-2"])
        #expect(
            sheet.replacing("row", by: "row:\n  - [_, _]\n") == """
                # Chapter 3
                why: b

                # Row 1.
                row:
                  - [_, _]

                # The last one.
                "row-2": _
                """)
        #expect(sheet.replacing("other", by: "other: _\n") == nil)
    }

    @Test func someAnswersAreTakenOut() {
        let sheet = AnswerSheetText(text, ids: ["why", "row", "row-2"])
        #expect(sheet.answer("row") == "row:\n  - [1, 2]  # the\n  # between\n  - [3, 4]")
        #expect(sheet.answer("other") == nil)
        #expect(sheet.removing(["why", "row"]) == "# Chapter 3\n\n# Row 1.\n\n# The last one.\n\"row-2\": _")
        let indented = AnswerSheetText("  why: a\n  row:\n    - [1]\n", ids: ["why", "row"])
        #expect(indented.answer("row") == "row:\n  - [1]")
    }

    @Test func aSlipHidesNoOtherAnswer() {
        let sheet = AnswerSheetText("why [a\n  row: [1\nrow-2: 5", ids: ["why", "row", "row-2"])
        #expect(sheet.answers.map(\.id) == ["why", "row", "row-2"])
        #expect(sheet.answers.map(\.lines) == [0..<1, 1..<2, 2..<3])
    }
}
