import LessonReader
import LessonRendering
import Testing

/// What `uses=` names is an earlier exercise whose functions can be called.
struct ExerciseUseTests {
    private static func exercise(_ id: String, _ function: String, options: String = "", starter: String? = nil)
        -> String
    {
        """
        ```swift exercise=\(id)\(options)
        \(starter ?? "func \(function)() -> Int { <#1#> }")
        ```
        ```swift solution=\(id)
        \(starter == nil ? "func \(function)() -> Int { 1 }" : "struct S {}\nfunc \(function)() -> Int { 1 }")
        ```
        ```swift check=\(id)
        probe("f", \(function)())
        ```

        """
    }

    private static let head = "---\ntitle: T\n---\n"

    private func read(uses: String, options: String = "") async throws -> CourseReading {
        let first =
            Self.head + Self.exercise("one", "one")
            + Self.exercise("type", "typed", starter: "struct S {}\nfunc typed() -> Int { <#1#> }")
            + "```quiz id=which\nquestion: Q?\nchoices:\n  - {text: a, correct: true}\n  - {text: b}\n```\n"
            + "```worksheet id=sheet of=\"[1]\"\nFill in.\n```\n"
        let second =
            Self.head + Self.exercise("early", "early") + "```swift\nfunc celled() -> Int { 1 }\n```\n"
            + Self.exercise("own", "own", options: " uses=\"\(uses)\"" + options)
            + Self.exercise("late", "late") + Self.exercise("circle", "circle", options: " uses=own")
        let clash =
            Self.head + Self.exercise("celled", "celled") + Self.exercise("same", "own") + Self.exercise("twin", "one")
        let files = FileSource([
            "c/course.yml": "format: 1\ntitle: C\nchapters: [01-a.md, 02-clash.md, 03-b.md, 04-end.md]\n",
            "c/01-a.md": first, "c/02-clash.md": clash, "c/03-b.md": second,
            "c/04-end.md": Self.head + Self.exercise("last", "last"),
        ])
        return await CourseReader.read(folder: "c", display: "c", files: files)
    }

    @Test func namesThatAreFound() async throws {
        let reading = try await read(uses: "1/one early")
        #expect(reading.diagnostics == [])
        let chapter = try #require(reading.course?.chapters[2])
        let own = try #require(chapter.codeExercise("own"))
        #expect(own.uses == ["01-a/one", "03-b/early"])
        #expect(own.used.map(\.link) == ["01-a.md#one", "#early"])
        #expect(own.used.map(\.label) == ["1.1", "3.1"])
        // The others are there for what builds on this.
        let circle = try #require(chapter.codeExercise("circle"))
        #expect(circle.uses == ["03-b/own"])
        #expect(circle.used.map(\.path) == ["01-a/one", "03-b/early", "03-b/own"])
        let rounds = try #require(reading.course).withUsed(chapter.exercises.filter { $0.id == "circle" }).inRounds
        #expect(rounds.map { $0.map(\.id) } == [["one", "early"], ["own"], ["circle"]])
        #expect(try await read(uses: "01-a/one").diagnostics == [])
    }

    @Test(arguments: [
        (
            "09/one", "there is no chapter '09'",
            "name a chapter of this course by its number or id: uses=03/stable-softmax"
        ),
        ("02-clsh/one", "there is no chapter '02-clsh'", "did you mean '02-clash'?"),
        ("1/on", "the chapter '01-a' has no exercise 'on'", "did you mean 'one'?"),
        ("one", "this chapter has no exercise 'one'", "did you mean '01-a/one'?"),
        ("1.1", "this chapter has no exercise '1.1'", "did you mean '01-a/one'?"),
        ("zz", "this chapter has no exercise 'zz'", "name one of its exercises that come before: 'early'"),
        ("1/zz", "the chapter '01-a' has no exercise 'zz'", "name one of its exercises: 'one', 'type'"),
        ("a/b/c", "'a/b/c' does not name an exercise", "write its id, after its chapter's: uses=03/stable-softmax"),
        ("1/which", "'which' is a question: there is no code to build on", "name an exercise whose answer is code"),
        ("1/sheet", "'sheet' is a worksheet: there is no code to build on", "name an exercise whose answer is code"),
        ("own", "the exercise 'own' cannot build on itself", "name an earlier exercise"),
        ("late", "the exercise 'late' comes after this one", "build on exercises that come before"),
        ("4/last", "the exercise 'last' comes after this one", "build on exercises that come before"),
        (
            "circle", "'circle' builds on 'own' itself: neither could be passed first",
            "build on exercises that come before"
        ),
        (
            "1/type", "nothing can build on 'type': its starter declares more than plain functions",
            "a starter to build on declares functions only, each by its own name, and its solutions declare them alike"
        ),
        ("2/same", "`own` of 'same' is what this exercise declares itself", "rename one of them"),
        ("2/celled", "`celled` of 'celled' is what a cell declares, in line 14 and on", "rename one of them"),
    ])
    func namesThatCannotBeUsed(name: String, message: String, remedy: String) async throws {
        let carets = "^" + String(repeating: "~", count: name.count - 1)
        #expect(
            DiagnosticText().text(try await read(uses: name).diagnostics) == """
                c/03-b.md:16:29: error: \(message)
                16 | ```swift exercise=own uses="\(name)"
                   |                             \(carets)
                   help: \(remedy)

                """)
    }

    @Test(arguments: [
        ("1/one 1/one", "", "'1/one' is named twice", "remove one of them", 5),
        ("1/one 2/twin", "", "`one` of 'twin' is what 'one' declares, too", "rename one of them", 6),
        (
            "1/one early", " without=early", "`early` of 'early' is what this exercise forbids with 'without'",
            "leave it out of one of them", 5
        ),
    ])
    func namesThatDoNotGoTogether(
        uses: String, options: String, message: String, remedy: String, length: Int
    ) async throws {
        #expect(
            DiagnosticText().text(try await read(uses: uses, options: options).diagnostics) == """
                c/03-b.md:16:35: error: \(message)
                16 | ```swift exercise=own uses="\(uses)"\(options)
                   |                                   ^\(String(repeating: "~", count: length - 1))
                   help: \(remedy)

                """)
    }
}
