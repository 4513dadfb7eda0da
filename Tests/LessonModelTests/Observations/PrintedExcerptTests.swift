import Testing

@testable import LessonModel

@Suite struct PrintedExcerptTests {
    @Test func aShortTextIsWhole() {
        #expect(PrintedExcerpt("") == nil)
        #expect(PrintedExcerpt("a\n\nb") == PrintedExcerpt(head: "a\n\nb\n"))
        let fifty = String(repeating: "x\n", count: 50)
        #expect(PrintedExcerpt(fifty) == PrintedExcerpt(head: fifty))
    }

    @Test func ofAFloodBothEndsAreKept() {
        let text = (1...1000).map { "line \($0)\n" }.joined()
        #expect(
            PrintedExcerpt(text)
                == PrintedExcerpt(
                    head: (1...32).map { "line \($0)\n" }.joined(), omittedLines: 960,
                    tail: (993...1000).map { "line \($0)\n" }.joined()))
    }

    @Test func aLongLineIsCut() {
        let text = String(repeating: "y", count: 100_000)
        #expect(PrintedExcerpt(text) == PrintedExcerpt(head: String(repeating: "y", count: 500) + "…\n"))
    }
}
