import LessonModel
import LessonReader
import LessonRendering
import Testing

/// What `HandInText` writes is read back.
@Suite struct HandInReaderTests {
    private static let handIn = HandIn(
        learner: "Ada \"L\" \\ 李", course: "A course: the first", version: "abc", written: "2026-11-27 03:00 UTC",
        answers: [
            .init(
                file: "01-lesson/shares.swift",
                text: "let a = \"\"\"\n````\nanswer=x\n```swift answer=evil.swift\n\"\"\"\n"),
            .init(file: "01-lesson/answers.yml", text: "sum: a\n"), .init(file: "02-next/empty.swift", text: ""),
        ])

    @Test func theTextReadsWell() {
        #expect(
            HandInText(Self.handIn, words: .english).text(nil) == #"""
                ---
                format: attend.hand-in/1
                learner: "Ada \"L\" \\ 李"
                course: "A course: the first"
                version: abc
                written: "2026-11-27 03:00 UTC"
                ---

                # Hand-in of Ada "L" \\ 李

                Answers to A course: the first, checked and written on 2026-11-27 03:00 UTC.

                The answers were not checked when this was written.

                ## 01-lesson/shares.swift

                `````swift answer=01-lesson/shares.swift
                let a = """
                ````
                answer=x
                ```swift answer=evil.swift
                """
                `````

                ## 01-lesson/answers.yml

                ```yaml answer=01-lesson/answers.yml
                sum: a
                ```

                ## 02-next/empty.swift

                ```swift answer=02-next/empty.swift
                ```

                """#)
    }

    @Test(arguments: ["\n", "\r\n"]) func whatWasWrittenIsReadBack(lineEnd: String) {
        let text = HandInText(Self.handIn, words: .english).text(nil).replacing("\n", with: lineEnd)
        #expect(HandInReader.read(Array(text.utf8)) == Self.handIn)
    }

    @Test func otherFilesAreNoHandIns() {
        #expect(HandInReader.read(Array("# Notes\n".utf8)) == nil)
        #expect(HandInReader.read(Array("---\nformat: attend.hand-in/2\n---\n".utf8)) == nil)
        #expect(HandInReader.read(Array("---\nformat: attend.hand-in/1\n".utf8)) == nil)
    }
}
