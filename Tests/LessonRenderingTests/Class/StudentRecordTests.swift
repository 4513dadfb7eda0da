import Testing

@testable import LessonRendering

@Suite struct StudentRecordTests {
    @Test func aLongNameMakesAFileNameThatFits() {
        var student = StudentRecord(name: "=Ada", folder: "class/Ada", entries: [], strays: [], diagnostics: [])
        #expect(student.pageName == "=Ada")
        student.name = "Ben \"B\" <b>"
        #expect(student.pageName.hasPrefix("Ben _B_ _b_-") && student.pageName.utf8.count == 24)
        student.name = "esc\u{1B}[31m\n\u{202E}\u{9B}x"
        #expect(student.pageName.hasPrefix("esc_[31m___x-"))
        student.name = String(repeating: "长", count: 84)
        #expect(student.pageName.utf8.count < 200)
        #expect(student.pageName.hasPrefix("长长长") && student.pageName.contains("-"))
    }
}
