import Foundation
import TestSupport
import Testing

/// `attend serve` in a real browser: the journeys of a learner, of an author, of bad luck and of a page of another site.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct ServeTests {
    private static let cells = """
        ---
        title: Cells
        ---
        ## One

        A number.

        ```swift
        let x = 3.0
        ```

        ## Two

        Twice the number.

        ```swift
        x * 2
        ```

        """

    @Test func aCourseIsReadAnsweredTriedAndWritten() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let attend = try Attend([
            "lessons/course.yml": "format: 1\ntitle: A miniature course\nchapters: [01-lesson.md, 02-cells.md]\n",
            "lessons/01-lesson.md": ExerciseLesson.text.replacing(
                "let scores = [1.0, 3.0]\n", with: "let scores = [1.0, 3.0]\nscores.reduce(0, +)\n"
            ).replacing("```swift exercise=", with: "## Exercises\n\nThey answer.\n\n```swift exercise="),
            "lessons/02-cells.md": Self.cells,
        ])
        defer { attend.remove() }
        let said = try await PageTools.run(
            "serve", [Attend.executable.path, attend.folder.path], environment: attend.process([]).process.environment)
        #expect(said == "")
    }
}
