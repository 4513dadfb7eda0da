import StepTrace
import Testing

@testable import LessonModel

@Suite struct WorksheetGradingTests {
    private func verdict(_ rows: [[Double?]]) -> Verdict {
        WorksheetGrading(StudyChapter.worksheet, key: StudyChapter.key)
            .verdict(
                on: rows.enumerated().map { StudyChapter.row($0.element, line: 4 + $0.offset) }, chapter: "03-scaling",
                file: "answers/03-scaling/answers.yml")
    }

    @Test func givenEntriesDoNotCount() {
        let verdict = verdict([[0.67, 0.24, -.infinity], [nil, 99, nil]])
        #expect(verdict.status == .passed)
        #expect(verdict.points == 3 && verdict.maximumPoints == 3)
        #expect(verdict.remarks == [] && verdict.message == "")
        #expect(verdict.diagnostics.map(\.message) == ["row 2, column 2 was given, and is 99 here"])
        #expect(verdict.diagnostics.map(\.severity) == [.warning])
        #expect(verdict.diagnostics.map(\.remedy) == ["write \(Self.given) there again"])
    }

    /// The given entry in row 2, column 2.
    private static let given = formatted(
        StudyChapter.key.grid[1, 1], decimals: StudyChapter.worksheet.digits, trimmed: true)

    @Test(arguments: [[1, 2, 3, 4], [1, 2], []]) func aRowOfAnotherLengthIsToldHowManyEntriesThereAre(row: [Double?]) {
        #expect(
            verdict([row, [1, 0, -0.5]]).diagnostics.map(\.remedy) == [
                "write 3 entries in each row; '_' is one that you leave blank or that is given"
            ])
    }

    /// Row 1 is asked for: one list is that row.
    @Test func theRowsThatAreAskedForMayStandAlone() {
        let alone = verdict([[0.67, 0.24, -.infinity]])
        #expect(alone.status == .passed && alone.points == 3 && alone.diagnostics == [])
        let wrong = verdict([[0.67, 0.5, nil]])
        #expect(wrong.status == .partial && wrong.points == 1)
        #expect(
            wrong.remarks == [.entry(row: 0, column: 1, isBlank: false), .entry(row: 0, column: 2, isBlank: true)])
    }

    /// Two of three rows, in their order.
    @Test func severalRowsThatAreAskedForMayStandAlone() throws {
        var worksheet = StudyChapter.worksheet
        worksheet.blanks = try #require(Worksheet.Blanks("row 3, row 1"))
        let key = try #require(WorksheetKey(worksheet, value: .text("[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]")))
        func verdict(_ rows: [[Double?]]) -> Verdict {
            WorksheetGrading(worksheet, key: key)
                .verdict(on: rows.map { StudyChapter.row($0) }, chapter: "c", file: "f")
        }
        #expect(verdict([[1, 2], [5, 6]]).status == .passed)
        #expect(verdict([[1, 2], [3, 4], [5, 6]]).status == .passed)
        let one = verdict([[1, 2]])
        #expect(one.status == .notUnderstood && one.message == "'first-row' has 1 row, and 3 are asked for")
        #expect(one.diagnostics.map(\.remedy) == ["write one list for row 1 and row 3, or 3 lists with the given rows"])
    }

    /// A column is in every row.
    @Test func aColumnIsNoRow() throws {
        var worksheet = StudyChapter.worksheet
        worksheet.blanks = try #require(Worksheet.Blanks("column 2"))
        let key = try #require(WorksheetKey(worksheet, value: .text("[[1.0, 2.0], [3.0, 4.0]]")))
        let told = WorksheetGrading(worksheet, key: key)
            .verdict(on: [StudyChapter.row([2, 4])], chapter: "c", file: "f")
        #expect(told.status == .notUnderstood)
        #expect(told.diagnostics.map(\.remedy) == ["write one list for each row"])
    }

    @Test func rowsThatStandAloneAreBegun() {
        func isBegun(_ rows: [[Double?]]) -> Bool {
            var answers = ChapterAnswers(chapter: StudyChapter.chapter, folder: ShownFolder(named: "answers"))
            answers.sheet = AnswerSheet(entries: ["first-row": .rows(rows.map { StudyChapter.row($0) })])
            return answers.isBegun(StudyChapter.chapter.exercises[2])
        }
        #expect(isBegun([[0.67, nil, nil]]) && isBegun([[0.67, nil, nil], [1, 0, -0.5]]))
        #expect(!isBegun([[nil, nil, nil]]) && !isBegun([[nil, nil, nil], [1, 0, -0.5]]))
    }

    @Test(arguments: [(0.66, true), (0.67, true), (0.6650, true), (0.659, false), (0.68, false)])
    func entriesAreRightToTheWrittenDigits(value: Double, isRight: Bool) {
        #expect((verdict([[value, 0.24, -.infinity], [1, 0, -0.5]]).status == .passed) == isRight)
    }

    @Test(arguments: [(0.659, true), (0.65, false), (0.68, false)])
    func anEntryThatIsNotRoundedIsToldSo(value: Double, isNear: Bool) {
        let told = verdict([[value, 0.24, -.infinity], [1, 0, -0.5]]).diagnostics
        #expect(told.map(\.message) == (isNear ? ["the last digit of row 1, column 1 is not right"] : []))
        #expect(told.map(\.remedy) == (isNear ? ["round to 2 decimals: 2/3 is 0.67, not 0.66"] : []))
    }

    @Test func eachWrongEntryIsNamedAndNoKeyIsSaid() {
        let verdict = verdict([[0.5, 0.24, nil], [1, 0, -0.5]])
        #expect(verdict.status == .partial)
        #expect(verdict.points == 1)
        #expect(verdict.message == "1 of 3 entries is right")
        #expect(
            verdict.remarks == [.entry(row: 0, column: 0, isBlank: false), .entry(row: 0, column: 2, isBlank: true)])
    }

    @Test func entriesHaveTheNamesOfTheirRowsAndColumns() throws {
        let numbers = Grid(rows: 2, columns: 2, values: [1, 0, 0, 1])
        func remarks(rows: [String], columns: [String]) throws -> [Verdict.Remark] {
            var worksheet = StudyChapter.worksheet
            worksheet.blanks = .all
            let key = try #require(
                WorksheetKey(worksheet, value: .matrix(numbers, rowLabels: rows, columnLabels: columns)))
            return WorksheetGrading(worksheet, key: key)
                .verdict(on: [StudyChapter.row([1, 5]), StudyChapter.row([nil, 1])], chapter: "c", file: "f").remarks
        }
        #expect(
            try remarks(rows: ["the", "cat"], columns: ["the", "dog"]) == [
                .entry(row: 0, column: 1, isBlank: false, rowLabel: "the", columnLabel: "dog"),
                .entry(row: 1, column: 0, isBlank: true, rowLabel: "cat", columnLabel: "the"),
            ])
        #expect(
            try remarks(rows: ["", "cat"], columns: []) == [
                .entry(row: 0, column: 1, isBlank: false), .entry(row: 1, column: 0, isBlank: true, rowLabel: "cat"),
            ])
    }

    @Test func aDecimalCommaIsRecognised() {
        var row = StudyChapter.row([0, 67, 0, 24, nil])
        row.excerpt.line = "  - [0,67, 0,24, _]"
        let verdict = WorksheetGrading(StudyChapter.worksheet, key: StudyChapter.key)
            .verdict(on: [row, StudyChapter.row([1, 0, -0.5])], chapter: "c", file: "f")
        #expect(verdict.diagnostics.map(\.message) == ["row 1 of 'first-row' has 5 entries, and 3 are asked for"])
        #expect(
            verdict.diagnostics.map(\.remedy) == [
                "write a decimal point, 0.5 and not 0,5: a comma stands between two entries"
            ])
    }

    @Test func nothingFilledInIsNotStarted() {
        let verdict = verdict([[nil, nil, nil], [1, 0, -0.5]])
        #expect(verdict.status == .notStarted)
        #expect(verdict.points == 0 && verdict.remarks == [])
    }

    @Test func aWrongNumberOfEntriesHasItsPlace() {
        let verdict = verdict([[0.67, 0.24, -.infinity], [1, 0]])
        #expect(verdict.status == .notUnderstood && !verdict.isJudged)
        #expect(verdict.diagnostics.map(\.message) == ["row 2 of 'first-row' has 2 entries, and 3 are asked for"])
        #expect(
            verdict.diagnostics.first?.place == FileLocation(file: "answers/03-scaling/answers.yml", line: 5, column: 5)
        )
    }

    @Test func aWrongNumberOfRowsHasItsPlace() {
        let verdict = verdict([[0.67, 0.24, -.infinity], [1, 0, -0.5], [1, 1, 1]])
        #expect(verdict.status == .notUnderstood && !verdict.isJudged)
        #expect(verdict.message == "'first-row' has 3 rows, and 2 are asked for")
        #expect(verdict.diagnostics.first?.place?.line == 6)
        #expect(verdict.diagnostics.map(\.remedy) == ["write one list for row 1, or 2 lists with the given rows"])
    }

    @Test(arguments: [
        ("all", [true, true, true, true]), ("row 2", [false, false, true, true]),
        ("column 1", [true, false, true, false]),
        ("row 1, column 2", [true, true, false, true]),
    ])
    func blanksAreRowsAndColumns(blanks: String, expected: [Bool]) throws {
        var worksheet = StudyChapter.worksheet
        worksheet.blanks = try #require(Worksheet.Blanks(blanks))
        #expect(WorksheetKey(worksheet, value: .text("[[1.0, 2.0], [3.0, 4.0]]"))?.isBlank == expected)
    }

    @Test func blanksThatFitNothingGiveNoKey() {
        var worksheet = StudyChapter.worksheet
        worksheet.blanks = .lines([.row(3)])
        #expect(WorksheetKey(worksheet, value: .text("[[1.0, 2.0], [3.0, 4.0]]")) == nil)
    }
}
