import Foundation
import TestSupport
import Testing

/// What is filled in on a page: it stays there, is saved as a hand-in that `attend check` reads, and is judged in the page
/// where the keys are in it.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct AnswerPageTests {
    /// What is seen after an action.
    private struct View: Decodable {
        var boxes: [String]
        var chosen: [String]
        var invalid: [Int]
        var marks: [String]
        var judged: [String]
        var begun: [String]
        var name: String
        var said: String
        var about: String
        var told: String
        var visible: [String]
        var focus: String
        var wide: Bool
        var faults: [String]
    }

    private static let second = """
        ---
        title: More
        ---
        ## More

        ```quiz id=odd points=1
        question: Which are odd?
        choices:
          - {text: "1", correct: true, because: "It is *odd*, $`1 < 2`$."}
          - {text: "2", because: "It is even."}
          - {text: "3", correct: true}
        ```

        ```worksheet id=rows of="[[1.0, -2.0], [0.25, -0.5]]" blanks="row 2" digits=2 points=2
        Fill in the second row.
        ```

        """

    /// What would end an entry, a fence or a line, and what is read in another way than it is typed.
    private static let hostile = ["\" # ```\u{2028}\u{1}\\", "中文: &a !b <b>"]

    private static let first = ExerciseLesson.text.replacing("---\n```swift", with: "---\n## Shares\n\n```swift")

    private static func course() throws -> Attend {
        try Attend([
            "lessons/course.yml": "format: 1\ntitle: \"A *course*\"\nchapters: [01-lesson.md, 02-more.md]\n",
            "lessons/01-lesson.md": first, "lessons/02-more.md": second,
        ])
    }

    private static func play(_ actions: [[Any]]) async throws -> [View?] {
        let json = String(decoding: try JSONSerialization.data(withJSONObject: actions), as: UTF8.self)
        let output = try await PageTools.run("answers", [json])
        try #require(output.hasPrefix("["), "\(output.suffix(1500))")
        return try JSONDecoder().decode([View?].self, from: Data(output.utf8))
    }

    @Test func answersStayAreSavedAndAreJudged() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let attend = try Self.course()
        defer { attend.remove() }
        func path(_ name: String) -> String { attend.folder.appending(path: name).path }
        func page(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
        #expect(try await attend("handout").status == 0)
        #expect(try await attend("handout", "--single-file", "--self-check", "-o", "book").status == 0)
        // The first chapter once more, printed after its question has got other choices, and as a server would give it.
        let first = try page("handouts/01-lesson.html")
        try attend.write(first.replacing("<body>", with: "<body><i id=\"Live\"></i>"), "served.html")
        try attend.write(Self.first.replacing("\"The sum\"", with: "\"Two\""), "lessons/01-lesson.md")
        #expect(try await attend("handout", "1", "-o", "later").status == 0)
        try attend.write(Self.first, "lessons/01-lesson.md")
        #expect(!first.contains("id=\"Keys\"") && !first.contains("parts of a whole"))

        let (one, two, book) = (
            path("handouts/01-lesson.html"), path("handouts/02-more.html"), path("book/course.html")
        )
        let actions: [(name: String, action: [Any])] = [
            ("", ["begin"]), ("", ["open", one]), ("no name", ["save nothing"]),
            ("", ["choose", "ex-1.2", "b"]), ("", ["type", "ex-1.3", 0, "0.5"]),
            ("", ["type", "ex-1.3", 1, "], sum: [a"]), ("typed", ["name", "Ada \"*\" \\ 李"]),
            ("again", ["reload"]), ("saved", ["save", path("wrong.md")]),
            ("", ["type", "ex-1.3", 0, Self.hostile[0]]), ("", ["type", "ex-1.3", 1, Self.hostile[1]]),
            ("hostile", ["reload"]), ("", ["save", path("hostile.md")]),
            ("", ["press", "ex-1.2", " "]), ("", ["type", "ex-1.3", 0, "1/4"]),
            ("elsewhere", ["elsewhere", "ex-1.3", 1, "75 %"]), ("", ["save", path("right.md")]), ("", ["axe"]),
            ("later", ["open", path("later/01-lesson.html")]), ("paper", ["print"]), ("", ["screen"]),
            ("served", ["open", path("served.html")]), ("", ["type", "ex-1.3", 0, "9"]), ("", ["open", one]),
            ("after it was served", ["reload"]),
            ("", ["open", two]), ("", ["type", "ex-2.2", 0, " _ "]), ("", ["choose", "ex-2.1", "a", "checkbox"]),
            ("", ["choose", "ex-2.1", "c", "checkbox"]), ("", ["type", "ex-2.2", 1, "−0.5"]),
            ("", ["save", path("more.md")]),

            ("", ["begin", "refuse"]), ("nothing said", ["open", one]), ("refused", ["type", "ex-1.3", 0, "7"]),
            ("", ["type", "ex-1.3", 1, "8"]), ("nothing kept", ["reload"]), ("", ["name", "Bo"]),
            ("nothing to save", ["save nothing"]),
            ("", ["begin", "no script"]), ("no script", ["open", one]), ("no script, book", ["open", book]),

            ("", ["begin"]), ("book", ["open", book]), ("b", ["choose", "ex-1.2", "b"]),
            ("a", ["choose", "ex-1.2", "a"]), ("blank", ["check", "ex-1.3"]), ("", ["type", "ex-1.3", 0, "0,25"]),
            ("", ["type", "ex-1.3", 1, "seven"]), ("no numbers", ["check", "ex-1.3"]),
            ("changed", ["type", "ex-1.3", 0, "25 %"]), ("half", ["check", "ex-1.3"]),
            ("", ["type", "ex-1.3", 1, " +7.5e-1 "]), ("all", ["check", "ex-1.3"]),
            ("", ["choose", "ex-2.1", "a", "checkbox"]), ("one of two", ["judge", "ex-2.1"]),
            ("", ["choose", "ex-2.1", "b", "checkbox"]), ("too many", ["judge", "ex-2.1"]),
            ("", ["type", "ex-2.2", 0, "1/2"]), ("", ["type", "ex-2.2", 1, "− 1/2"]), ("row", ["check", "ex-2.2"]),
            ("", ["axe"]), ("", ["width", 390]), ("", ["name", "Bo"]), ("", ["save", path("book.md")]),
            ("book again", ["reload"]), ("book on paper", ["print"]),
        ]
        let seen = try await Self.play(actions.map(\.action))
        for (view, action) in zip(seen, actions) {
            #expect(view?.faults ?? [] == [], "\(action.action)")
            #expect(view?.wide != true, "\(action.action)")
        }
        func view(_ name: String) throws -> View {
            let place = try #require(actions.firstIndex { $0.name == name })
            return try #require(seen[place])
        }

        #expect(try view("no name").said == "" && view("no name").focus == "")
        for name in ["typed", "again"] {
            #expect(try view(name).chosen == ["ex-1.2 b"])
            #expect(try view(name).boxes == ["0.5", "], sum: [a"])
            #expect(try view(name).name == "Ada \"*\" \\ 李")
        }
        #expect(try view("saved").said == "Your browser saves it as hand-in.md.")
        #expect(try view("hostile").boxes == Self.hostile)
        #expect(try view("elsewhere").boxes == ["1/4", "75 %"])
        #expect(try view("elsewhere").chosen == ["ex-1.2 a"])
        // Of the page that was printed later only the question is another.
        #expect(try view("later").boxes == ["1/4", "75 %"] && view("later").chosen == [])
        #expect(try view("paper").visible == [".entries input", ".mcq input"])
        #expect(try view("served").boxes == ["", ""] && view("served").chosen == [])
        #expect(try view("after it was served").boxes == ["1/4", "75 %"])
        let refused = "This browser keeps nothing for this page: save your answers before you close it."
        #expect(try view("nothing said").about.hasPrefix("What you choose and fill in on this page stays"))
        #expect(try view("refused").about == refused && view("refused").told == refused)
        #expect(try view("nothing kept").boxes == ["", ""])
        #expect(try view("nothing to save").said == "Nothing is filled in yet.")
        for name in ["no script", "no script, book"] {
            #expect(try view(name).visible == [".entries input", ".mcq input"])
        }

        try await checkHandIns(attend)

        let begun = { (count: Int) in "\(count) of 2 questions and worksheets begun" }
        #expect(try view("book").begun == [begun(0), begun(0)])
        #expect(try view("b").judged == ["✗ Not right.\n\nb ✗ That is what they were divided by."])
        #expect(try view("b").begun == [begun(1), begun(0)])
        #expect(try view("a").judged == ["✓ Right.\n\na ✓ They are parts of a whole."])
        #expect(try view("blank").judged.last == "Nothing is filled in yet.")
        #expect(
            try view("no numbers").judged.last
                == "✗ 0 of 2 entries are right. Row 1, column 1: write 0.25, with a decimal point.")
        #expect(try view("no numbers").invalid == [0, 1] && view("no numbers").marks.prefix(2) == ["✗", "✗"])
        // What is changed is judged no longer.
        #expect(try view("changed").invalid == [1] && view("changed").judged.count == 1)
        #expect(try view("half").judged.last == "✗ 1 of 2 entries are right. Row 1, column 2: “seven” is no number.")
        #expect(try view("all").judged.last == "✓ 2 of 2 entries are right" && view("all").invalid == [])
        #expect(try view("one of two").judged[2].hasPrefix("✗ Right so far, but not all.\n\na ✓ It is odd, "))
        #expect(try view("too many").judged[2].hasPrefix("✗ Not right.\n\na ✓ It is odd, "))
        #expect(try view("row").judged.last == "✗ 1 of 2 entries are right" && view("row").invalid == [2])
        #expect(try view("row").begun == [begun(2), begun(2)])
        #expect(try view("book again").begun == [begun(2), begun(2)] && view("book again").judged == [])
        #expect(try view("book again").boxes == ["25 %", " +7.5e-1 ", "1/2", "− 1/2"])
        #expect(try view("book on paper").visible == [".entries input", ".mcq input"])
    }

    /// The files that the pages have saved, read as any hand-in is.
    private func checkHandIns(_ attend: Attend) async throws {
        func text(_ name: String) throws -> String {
            try String(contentsOf: attend.folder.appending(path: name), encoding: .utf8)
        }
        func check(_ name: String, _ exercises: String...) async throws -> Attend.Outcome {
            try await attend(["check", "--hand-in", name, "--width", "70"] + exercises)
        }
        let wrong = try text("wrong.md")
        #expect(
            wrong.replacing(/version: [0-9a-f]{64}/, with: "version: V").replacing(
                /[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC/, with: "W") == #"""
                    ---
                    format: attend.hand-in/1
                    learner: "Ada \"*\" \\ 李"
                    course: "A *course*"
                    version: V
                    written: "W"
                    ---

                    # Hand-in of Ada "\*" \\ 李

                    Answers to A \*course\*, checked and written on W.

                    The answers were not checked when this was written.

                    ## 01-lesson/answers.yml

                    ```yaml answer=01-lesson/answers.yml
                    sum: b
                    by-hand: [0.5, "], sum: [a"]
                    ```

                    """#)
        let judged = try await check("wrong.md")
        #expect(judged.status == 1, "\(judged.out)")
        #expect(!judged.error.contains("has changed") && !judged.error.contains("no hand-in"), "\(judged.error)")
        #expect((judged.out + judged.error).contains("'], sum: [a' is not a number"), "\(judged.out)\(judged.error)")
        #expect(judged.out.contains("✗ 1.2 sum"))

        #expect(
            try text("hostile.md").contains(
                #"""
                ````yaml answer=01-lesson/answers.yml
                sum: b
                by-hand: ["\" # ```\u2028\u0001\\", "中文: &a !b <b>"]
                ````
                """#))
        let hostile = try await check("hostile.md")
        #expect(hostile.status == 1)
        #expect(
            (hostile.out + hostile.error).contains("'中文: &a !b <b>' is not a number"),
            "\(hostile.out)\(hostile.error)")

        let right = try await check("right.md", "1.2", "1.3")
        #expect(right.status == 0 && right.out.hasSuffix("3 of 3 points\n"), "\(right.out)\(right.error)")
        #expect(try text("right.md").contains("by-hand: [1/4, \"75 %\"]\n"))

        #expect(try text("more.md").contains("odd: [a, c]\nrows:\n  - [1.00, -2.00]\n  - [_, −0.5]\n"))
        let more = try await check("more.md", "2")
        #expect(more.out.hasSuffix("2 of 3 points\n"), "\(more.out)\(more.error)")
        // A book saves what there is of all its chapters, and a class is graded by it.
        let book = try text("book.md")
        #expect(book.contains("## 01-lesson/answers.yml") && book.contains("## 02-more/answers.yml"))
        #expect(book.contains("learner: \"Bo\""))
        try attend.write(wrong, "class/hand-in.md")
        let grade = try await attend("grade", "class")
        #expect(grade.out.contains("Ada"), "\(grade.out)\(grade.error)")
    }
}
