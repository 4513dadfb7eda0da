import LessonModel
import TestSupport
import Testing

@testable import LessonRendering

@Suite struct WordMarksTests {
    private static func html(_ page: (_ marked: (String) -> String) -> String) -> String {
        WordMarks.html(page(WordMarks.marked), language: "en")
    }

    @Test func marksBecomeElementsWhereTheseCanStand() {
        #expect(Self.html { "<p>\($0("Print"))</p>" } == "<p><span lang=\"en\">Print</span></p>")
        #expect(Self.html { "<p>\($0("All of \($0("3"))"))</p>" }.contains("All of <span lang=\"en\">3</span></span>"))
        #expect(Self.html { "<p title=\"a > \($0("Print"))\">" } == "<p title=\"a > Print\">")
        #expect(
            Self.html { "<title>\($0("Print"))</title>\($0("x"))" } == "<title>Print</title><span lang=\"en\">x</span>")
        #expect(Self.html { "<script>if (a<b) '\($0("Print"))'</script>" } == "<script>if (a<b) 'Print'</script>")
        #expect(
            Self.html { "<svg><title>\($0("a"))</title><text>\($0("b"))</text></svg>" }.hasSuffix(
                "<text>b</text></svg>"))
        #expect(Self.html { $0("") } == "")
    }

    /// Only what is attend's own is marked, and only in a language that has no words.
    @Test(arguments: [("fr", true), ("zh-TW", true), ("zh-CN", false), ("en-GB", false)])
    func pagesInOtherLanguages(language: String, isMarked: Bool) {
        let course = Course(title: "T", language: language, folder: "l", chapters: [ForeignChapter.chapter])
        let stamp = Handout.Stamp(tool: "Attend", toolchain: "1", kernel: "2", date: "3")
        var handout = Handout(course, edition: .student, stamp: stamp)
        let page = handout.page(ForeignChapter.part, beside: [])
        #expect(page.contains("<html lang=\"\(language)\">"))
        #expect(page.contains("<span lang=\"en\">In this chapter</span>") == isMarked)
        #expect(page.contains("<span lang=\"en\">Starter code</span>") == isMarked)
        #expect(page.contains("<span lang=\"en\">query</span>") == isMarked)
        #expect(!page.contains("<span lang=\"en\">注意力"))
        handout.live = true
        for page in [page, handout.page(ForeignChapter.part, beside: []), handout.index(beside: [])] {
            #expect(WordMarks.removed(from: page) == page)
            let opened = page.matches(of: /<span lang="en">/).count
            #expect((opened > 0) == isMarked)
            let plain = page.replacing(/<(style|script)\b(?:(?s).*?)<\/\1>/, with: "")
            #expect(plain.matches(of: /<span\b/).count == plain.matches(of: /<\/span>/).count)
        }
    }
}
