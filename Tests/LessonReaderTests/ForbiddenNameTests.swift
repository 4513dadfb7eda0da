import LessonReader
import LessonRendering
import Testing

/// The names in `without=` are names that something has.
struct ForbiddenNameTests {
    private func read(without names: String, modules: String = "../Mine") async -> String {
        let lesson = """
            ---
            title: T
            ---
            ```swift
            func ownScore() -> Int { 1 }
            ```
            ```swift exercise=a without="\(names)"
            func f() -> Int { <#1#> }
            ```
            ```swift solution=a
            func f() -> Int { 1 }
            ```
            ```swift mistake=a says="No."
            func f() -> Int { Int(bigEndian: 1) + rareFunction() }
            ```
            ```swift check=a
            probe("f", f())
            ```

            """
        let files = FileSource([
            "course/course.yml": "format: 1\ntitle: C\nmodules: [\(modules)]\nchapters: [a.md]\n",
            "course/a.md": lesson,
            "course/../Mine/deep/M.swift": "public enum Traced { public static func blend() {} }\nfunc softmax() {}",
        ])
        return DiagnosticText().text(
            await CourseReader.read(folder: "course", display: "course", files: files).diagnostics)
    }

    /// Of a module, of the chapter, of a mistake, and of the standard library.
    @Test func namesThatThereAre() async {
        #expect(await read(without: "softmax, blend, Traced ownScore, rareFunction, zip, exp, Array, f") == "")
    }

    @Test func aModuleThatIsMissingIsTheOnlyError() async {
        #expect(
            await read(without: "sofmax", modules: "../Mine, ../Other") == """
                course/course.yml:3:20: error: there is no module folder '../Other'
                3 | modules: [../Mine, ../Other]
                  |                    ^~~~~~~~
                  help: write its path from the course folder, or remove it from the list

                """)
    }

    /// The public names of the modules that contain the word, in upper or lower case.
    @Test func aFamilyStandsForItsMembers() async throws {
        let lesson = """
            ---
            title: T
            ---
            ```swift exercise=a without="*score*, zip"
            func f() -> Int { <#1#> }
            ```
            ```swift solution=a
            func f() -> Int { ScoreLayer().softScore(1) }
            ```
            ```swift check=a
            probe("f", f())
            ```

            """
        let files = FileSource([
            "c/course.yml": "format: 1\ntitle: C\nmodules: [M]\nchapters: [a.md]\n", "c/a.md": lesson,
            "c/M/M.swift": """
            public struct ScoreLayer {
                public func softScore(
                    _ x: Int) {}
            }
            func scores() {}

            """,
        ])
        let reading = await CourseReader.read(folder: "c", display: "c", files: files)
        let exercise = try #require(reading.course?.chapters.first?.codeExercises.first)
        #expect(exercise.without == ["*score*", "zip"])
        #expect(exercise.relatives == ["ScoreLayer", "softScore"])
        #expect(
            DiagnosticText().text(reading.diagnostics) == """
                c/a.md:8:19: error: this solution uses a name that the exercise forbids with 'without'
                8 | func f() -> Int { ScoreLayer().softScore(1) }
                  |                   ^~~~~~~~~~
                  help: write it out, or leave the name out of 'without'

                """)
    }

    @Test func aFamilyThatNothingBelongsTo() async {
        #expect(
            await read(without: "softmax, *sofmax*") == """
                course/a.md:7:39: error: nothing in the course's modules has 'sofmax' in its name
                7 | ```swift exercise=a without="softmax, *sofmax*"
                  |                                       ^~~~~~~~
                  help: name what a module declares; a name without stars stands for itself

                """)
    }

    @Test(arguments: [
        ("sofmax", "did you mean 'softmax'?"), ("ownscore", "did you mean 'ownScore'?"),
        (
            "quite",
            "name what the course's modules, the chapter, the exercise or the standard library declare; another name is "
                + "known where a mistake uses it"
        ),
        ("shufled", "did you mean 'shuffled'?"),
    ])
    func namesThatNothingHas(name: String, remedy: String) async {
        let carets = "^" + String(repeating: "~", count: name.count - 1)
        #expect(
            await read(without: "softmax, \(name)") == """
                course/a.md:7:39: error: there is no '\(name)' to do without
                7 | ```swift exercise=a without="softmax, \(name)"
                  |                                       \(carets)
                  help: \(remedy)

                """)
    }
}
