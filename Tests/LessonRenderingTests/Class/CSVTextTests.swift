import Testing

@testable import LessonRendering

@Suite struct CSVTextTests {
    @Test func cellsAreQuotedWhereTheyMustBe() {
        #expect(
            CSVText.text([["a", "b c", "d,e"], ["f\"g", "h\ni", ""]]) == "a,b c,\"d,e\"\r\n\"f\"\"g\",\"h\ni\",\r\n")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM", " =1", "＝1", "＋1", "－1", "＠x"])
    func noCellIsAFormula(cell: String) {
        #expect(CSVText.neutralised(cell) == "'" + cell)
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\tb", "a b"),
        ("a\r\nb\u{7F}\u{202E}c", "a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}c"),
        ("\t=1", "' =1"), ("\r\n@x", "'\u{FFFD}\u{FFFD}@x"), ("\u{1B}=1", "'\u{FFFD}=1"),
    ]) func controlCharactersAreReplaced(cell: String, written: String) {
        #expect(CSVText.neutralised(cell) == written)
    }

    @Test(arguments: ["Ada", "a=b", "", "李雷", "1"]) func otherCellsStay(cell: String) {
        #expect(CSVText.neutralised(cell) == cell)
    }

    /// A platform would not find a name with an apostrophe before it.
    @Test(arguments: ["-Ben & Jerry", "@da", "+1"]) func aNameThatCallsNothingStays(name: String) {
        #expect(CSVText.name(name) == name)
        #expect(CSVText.name("a\u{1B}[31mb") == "a\u{FFFD}[31mb")
        #expect(CSVText.name("=SUM(A1)") == "'=SUM(A1)" && CSVText.name("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0")
    }

    @Test func whatIsWrittenIsReadBack() {
        let rows = [["a", "b\"c", "d,e"], ["x\r\ny", "", "z"]]
        let read = CSVText.rows(CSVText.text(rows) + "\r\n")
        #expect(read.map(\.cells) == rows)
        #expect(read.map(\.line) == [1, 2])
    }
}
