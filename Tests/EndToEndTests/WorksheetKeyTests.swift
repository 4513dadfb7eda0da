import TestSupport
import Testing

/// What keeps a worksheet from having a key costs that worksheet only, and is told at its place, by authors' and learners'
/// commands alike.
@Suite(.processLimit) struct WorksheetKeyTests {
    private static let lesson = """
        ---
        title: Keys
        ---
        ```swift
        let x = [1.0, 2.0]
        ```

        ```worksheet id=lost of="undefined.weights" blanks="all"
        Fill in.
        ```

        ```worksheet id=early of="[later, 2]" blanks="all"
        Fill in.
        ```

        ```worksheet id=words of="[true]" blanks="all"
        Fill in.
        ```

        ```worksheet id=right of="x" blanks="all"
        Fill in.
        ```

        ```swift
        let later = 3.0
        ```

        """

    private static let faults = """
        lessons/01-lesson.md:8:26: error: cannot find 'undefined' in scope
        8 | ```worksheet id=lost of="undefined.weights" blanks="all"
          |                          ^~~~~~~~~

        lessons/01-lesson.md:12:28: error: `later` is set in cell 2 (line 25), below
        12 | ```worksheet id=early of="[later, 2]" blanks="all"
           |                            ^~~~~
           help: move that cell up, or this use of `later` below it

        lessons/01-lesson.md:16:1: error: the key of the worksheet 'words' is neither a matrix nor an array of numbers
        16 | ```worksheet id=words of="[true]" blanks="all"
           | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
           help: let `of` name one, such as `result.weights`

        """

    @Test func authorsAreTold() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let verify = try await attend("verify")
        #expect(verify.status == 1)
        #expect(verify.error == Self.faults)
    }

    @Test func learnersAreGradedOnTheOthers() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        try attend.write(
            "lost: [1]\nearly: [3, 2]\nwords: [1]\nright: [1, 2]\n", "answers/01-lesson/answers.yml")
        let check = try await attend("check", "--width", "60")
        #expect(check.status == 2)
        #expect(check.error == Self.faults)
        #expect(
            check.out == """
                ? 1.1 lost  not judged                          0 of 1 point
                  this could not be judged: the chapter itself does not run
                  here

                ? 1.2 early  not judged                         0 of 1 point
                  this could not be judged: the chapter itself does not run
                  here

                ? 1.3 words  not judged                         0 of 1 point
                  this could not be judged: the chapter itself does not run
                  here

                ✓ 1.4 right  passed                             1 of 1 point

                1 of 4 points

                """)
    }
}
