import Foundation
import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// A chapter's code as one file.
struct ChapterSwiftTests {
    private let text = """
        ---
        title: Sums & shares
        ---
        ```swift
        let x = 1

        let y = 2
        ```

        ```swift hidden
        let hidden = 3
        ```

        ```swift fails=compile
        let z: Int = ""
        ```

        ```swift ignore
        not compiled
        ```

        ```swift reset
        let x = 4
        ```

        ```swift exercise=one
        func one() -> Int { <#1#> }
        ```
        ```swift solution=one
        func one() -> Int { 1 }
        ```
        ```swift check=one
        probe("one", one())
        ```

        """

    @Test func cellsFollowEachOtherAndWhatDoesNotRunIsAComment() {
        let chapter = SampleHandout.part(text, 3, "03-sums").chapter
        let course = Course(
            title: "A course", folder: "lessons", imports: [ModuleImport("AttentionKernel")], chapters: [chapter])
        #expect(
            ChapterSwift(chapter, of: course, .english).text == """
                // A course: chapter 3, Sums & shares

                import LessonRuntime
                import AttentionKernel

                // Cell 3.1
                let x = 1

                let y = 2

                // Cell 3.1a
                let hidden = 3

                // Cell 3.2
                // let z: Int = ""

                // Cell 3.3
                // not compiled

                // Cell 3.4
                // A new program begins here, in which earlier names do not exist.
                let x = 4

                """)
    }

    @Test func aPageHoldsThem() throws {
        let part = SampleHandout.part(text, 3, "03-sums")
        let course = Course(title: "A course", folder: "lessons", chapters: [part.chapter])
        let html = ChapterSwift(part.chapter, of: course, .english).html
        let match = try #require(
            html.wholeMatch(
                of:
                    #/<a class="ui" href="data:text\/x-swift;charset=utf-8;base64,([^"]+)" download="03-sums.swift">(.*)<\/a>/#
            ))
        let data = try #require(Data(base64Encoded: String(match.1)))
        #expect(String(decoding: data, as: UTF8.self) == ChapterSwift(part.chapter, of: course, .english).text)
        #expect(match.2 == "Its Swift as one file")
    }

    @Test func aChapterWithoutCellsHasNone() {
        let chapter = SampleHandout.part("---\ntitle: T\n---\nWords.\n", 3, "03-t").chapter
        #expect(
            ChapterSwift(chapter, of: Course(title: "C", folder: "lessons", chapters: [chapter]), .english).html == "")
    }
}
