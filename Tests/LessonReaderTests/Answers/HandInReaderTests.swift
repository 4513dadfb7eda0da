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

    @Test func itsTableAndWhereItEnds() throws {
        let text = HandInText(Self.handIn, words: .english).text(nil)
            .replacing(
                "The answers were not checked when this was written.",
                with:
                    "| No. | Exercise | Result | Points |\n|---|---|---|---|\n| 1.1 | shares | passed | 2 of 2 points |"
            )
        let whole = try #require(HandInReader.read(Array(text.utf8)))
        #expect(whole.table == [HandIn.Row(number: "1.1", result: "passed")] && whole.unfinished == nil)
        let end = try #require(text.range(of: "sum: a"))
        #expect(HandInReader.read(Array(text[..<end.upperBound].utf8))?.unfinished == "01-lesson/answers.yml")
    }

    @Test func whatHasBecomeOfIt() {
        let text = HandInText(Self.handIn, words: .english).text(nil)
        func damage(_ text: String) -> HandIn.Damage? { HandInReader.damage(of: Array(text.utf8)) }
        #expect(damage(text) == nil && damage("# My answers\n\n3.2 b\n") == nil)
        #expect(damage("") == .empty && damage(" \n\n") == .empty)
        #expect(damage("> " + text.replacing("\n", with: "\n> ")) == .quoted)
        #expect(damage("\n\n" + text) == .headLost && damage(String(text.dropFirst(40))) == .headLost)
        let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(HandInReader.damage(of: [0xFF, 0xFE] + wide) == .utf16 && HandInReader.damage(of: wide) == .utf16)
    }

    /// The last counts, as in an archive.
    @Test func anAnswerThatIsThereTwice() throws {
        var handIn = Self.handIn
        handIn.answers.append(.init(file: "01-lesson/answers.yml", text: "sum: b\n"))
        handIn.answers.append(.init(file: "02-next/empty.swift", text: ""))
        let read = try #require(HandInReader.read(Array(HandInText(handIn, words: .english).text(nil).utf8)))
        #expect(read.answers.map(\.file) == Self.handIn.answers.map(\.file))
        #expect(read.answers[1].text == "sum: b\n" && read.repeated == ["01-lesson/answers.yml"])
    }
}
