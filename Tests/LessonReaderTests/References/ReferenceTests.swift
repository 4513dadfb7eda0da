import LessonModel
import LessonReader
import Testing

/// Links without words take the name of what they lead to.
@Suite struct ReferenceTests {
    private static let first = """
        ---
        title: First
        ---
        # First

        ## Scores {#the-scores}

        ```math
        a
        ```

        > ```math id=eq-scores
        > b
        > ```

        ```swift id=dot
        1
        ```

        ```swift no-source figure=who
        2
        ```

        ![a](a.gif "Caption")

        ![b](a.gif){#heat}

        | a |
        |---|

        Table: {#heads}

        ```quiz id=why
        question: "[](#dot)"
        choices:
          - {text: "[](#heads)", correct: true, because: "[](#heat)"}
          - {text: "b", correct: false, because: "b"}
        ```

        ```worksheet id=sheet of="1"
        [](#who)
        ```

        ```hint exercise=sheet
        [](#why)
        ```

        """

    private static func course(_ text: String, more: [String: String] = [:]) async -> (course: Course?, text: String) {
        await Fixtures.course(
            [
                "course/course.yml":
                    "format: 1\ntitle: C\nchapters: [01-first.md, 'more/02 second.md']\nappendix: article.md\n",
                "course/01-first.md": first, "course/a.gif": "GIF89a\u{1}\0\u{1}\0\0\0\0;",
                "course/more/02 second.md": "---\ntitle: Second\n---\n" + text,
                "course/article.md": "---\ntitle: Article\n---\n## One\n\n```math id=eq-one\na\n```\n",
            ].merging(more) { $1 })
    }

    private func tree(_ text: String) async -> String {
        let reading = await Self.course(text)
        #expect(reading.text == "")
        return PrintedTree(reading.course?.chapters.dropFirst().first?.blocks ?? []).text
    }

    @Test func everyKindAcrossChapters() async {
        #expect(
            await tree(
                """
                See [](#eq-scores), [](#dot), [](#who), [](#heat), [](#heads), [](#why), [](#sheet), [](#eq-one "t"),
                [](../01-first.md#the-scores), [](../01-first.md#first), [](../01-first.md), [](../article.md) and [][ref].

                [ref]: ../01-first.md#eq-scores

                """) == """
                    paragraph @4:1 "See " link(../01-first.md#eq-scores, "", reference(equation 1.2)) ", " \
                    link(../01-first.md#dot, "", reference(cell 1.1)) ", " link(../01-first.md#who, "", reference(figure 1.1)) ", " \
                    link(../01-first.md#heat, "", reference(figure 1.3)) ", " link(../01-first.md#heads, "", reference(table 1.1)) \
                    ", " link(../01-first.md#why, "", reference(quiz 1.1)) ", " \
                    link(../01-first.md#sheet, "", reference(worksheet 1.2)) ", " \
                    link(../article.md#eq-one, "t", reference(equation A.1)) "," soft \
                    link(../01-first.md#the-scores, "", reference(section 1.1)) ", " \
                    link(../01-first.md#first, "", reference(chapter 1)) ", " link(../01-first.md, "", reference(chapter 1)) ", " \
                    link(../article.md, "", reference(appendix A)) " and " \
                    link(../01-first.md#eq-scores, "", reference(equation 1.2)) "."

                    """)
    }

    @Test func inQuestionsHintsAndWorksheets() async throws {
        let chapter = try #require(await Self.course("").course?.chapters.first)
        #expect(chapter.quizzes[0].question == [Self.link("dot", .cell, "1.1")])
        #expect(chapter.quizzes[0].choices[0].text == [Self.link("heads", .table, "1.1")])
        #expect(chapter.quizzes[0].choices[0].because == [Self.link("heat", .figure, "1.3")])
        #expect(chapter.worksheets[0].prompt[0].texts == [[Self.link("who", .figure, "1.1")]])
        #expect(chapter.worksheets[0].hints[0].blocks[0].texts == [[Self.link("why", .exercise(.quiz), "1.1")]])
    }

    private static func link(_ id: String, _ kind: NumberedPart.Kind, _ number: String) -> Inline {
        .link(destination: "#\(id)", title: "", [.reference(NumberedPart(kind, number), beginsSentence: true)])
    }

    @Test(arguments: [
        ("[](#heat) is", true), ("*[](#heat)* is", true), ("“[](#heat)” is", true), ("It is.\n[](#heat) is", true),
        ("Why? ([](#heat) is", true), ("It is `q`. [](#heat)", true), ("He said “no.” [](#heat)", true),
        ("See [](#heat)", false), ("`q` [](#heat)", false), ("e.g. [](#heat)", false), ("cf. [](#heat)", false),
        ("See\n[](#heat)", false), ("It is.[](#heat)", false), ("($`q`$ in [](#heat))", false),
    ])
    func aSentenceBeginsWithACapital(text: String, begins: Bool) async {
        #expect(await tree(text + "\n").contains(begins ? "Reference(figure 1.3)" : "reference(figure 1.3)"))
    }

    @Test func anIDOfSeveralChaptersNeedsTheChapter() async {
        let reading = await Self.course(
            "[](#eq-one) [](../article.md#eq-one) [](../article.md#one)\n",
            more: ["course/01-first.md": "---\ntitle: First\n---\n```math id=eq-one\na\n```\n"])
        #expect(
            reading.text == """
                course/more/02 second.md:4:4: error: several chapters have the id 'eq-one'
                4 | [](#eq-one) [](../article.md#eq-one) [](../article.md#one)
                  |    ^~~~~~~
                  help: name one of them: [](../01-first.md#eq-one) or [](../article.md#eq-one)

                course/more/02 second.md:4:41: error: 'one' is a heading of an appendix, which has no number
                4 | [](#eq-one) [](../article.md#eq-one) [](../article.md#one)
                  |                                         ^~~~~~~~~~~~~~~~~
                  help: write the words of the link: [words](../article.md#one)

                """)
    }
}
