import Testing

@testable import LessonRunner

/// Printed text is returned at once, in whole characters, and without the message about a crash.
@Suite struct PrintedTextTests {
    @Test func linesComeAtOnceAndTheirBeginningsWhenItIsQuiet() {
        var text = PrintedText()
        #expect(text.add(Array("one\ntwo\nthr".utf8)) == "one\ntwo\n")
        #expect(text.idle() == "thr")
        #expect(text.idle() == "")
        #expect(text.add(Array("ee\n".utf8)) == "ee\n")
        #expect(text.end() == "")
    }

    @Test func charactersAreNotDivided() {
        var text = PrintedText()
        let bytes = Array("é中🙂".utf8)
        var pieces: [String] = []
        for byte in bytes { pieces += [text.add([byte]), text.idle()] }
        #expect(pieces.filter { !$0.isEmpty } == ["é", "中", "🙂"])
    }

    @Test func aCrashMessageIsNoOutput() {
        var text = PrintedText()
        #expect(text.add(Array("one\n\nm.md:4: Fatal error: no\nsecond\n\n*** Signal 4: …\n".utf8)) == "one\n")
        let (output, words) = text.endAfterCrash()
        #expect(output == "")
        #expect(words == "\nm.md:4: Fatal error: no\nsecond\n\n*** Signal 4: …\n")
    }

    @Test func aProgramThatGoesOnHasPrintedItItself() {
        var text = PrintedText()
        #expect(text.add(Array("Fatal error: not really\nmore\n".utf8)) == "")
        #expect(text.end() == "Fatal error: not really\nmore\n")
    }

    @Test func emptyLinesAreNotLost() {
        var text = PrintedText()
        #expect(text.add(Array("\n\n\na\n\n".utf8)) + text.idle() + text.end() == "\n\n\na\n\n")
    }
}
