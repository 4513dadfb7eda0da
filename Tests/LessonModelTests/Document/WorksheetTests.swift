import LessonModel
import Testing

struct WorksheetTests {
    @Test(arguments: [
        ("all", Worksheet.Blanks.all), ("row 2", .lines([.row(2)])), (" column  1", .lines([.column(1)])),
        ("row 1,column 2", .lines([.row(1), .column(2)])),
    ])
    func blanksAreReadOnce(text: String, blanks: Worksheet.Blanks) {
        #expect(Worksheet.Blanks(text) == blanks)
        #expect(Worksheet.Blanks(blanks.text) == blanks)
    }

    @Test(arguments: ["", "row", "row 0", "rows 1", "column -1", "1", "row 1,", "all, row 1", "row 1 column 2", "All"])
    func anythingElseIsNoBlanks(text: String) {
        #expect(Worksheet.Blanks(text) == nil)
    }

    @Test func whatIsAskedIsSaidInWords() throws {
        var worksheet = StudyChapter.worksheet
        worksheet.blanks = try #require(Worksheet.Blanks("row 1,column  2"))
        #expect(CheckPhrase.asked(worksheet).english == "row 1 and column 2")
        worksheet.blanks = .all
        #expect(CheckPhrase.asked(worksheet).english == "every entry")
    }
}
