import LessonModel
import LessonReader
import StepTrace
import Testing

@testable import LessonRendering

/// What a page tells its script of questions and worksheets, and what it tells only where a teacher wants that.
struct AnswersJSONTests {
    private static let markdown = """
        ---
        title: T
        ---

        ```quiz id=odd_ones points=1
        question: Which are odd?
        choices:
          - {text: "1", correct: true, because: "1 < 2, and *odd*."}
          - {text: "2", because: "It is even."}
          - {text: "3", correct: true}
        ```

        ```worksheet id=sheet_1 of="m" blanks="row 2" digits=1 points=2
        Fill in.
        ```

        ```worksheet id=unknown of="n" blanks="all" digits=1 points=2
        Its value is not there.
        ```

        """

    private func part(_ markdown: String = markdown) -> Handout.Part {
        let chapter = ChapterReader(file: "lessons/03_t.md", number: 3).read(Array(markdown.utf8)).chapter
        let matrix = ShownValue.matrix(
            Grid(rows: 2, columns: 2, values: [-1, .infinity, 0.5, 0.25]), rowLabels: ["a_[1]", "b_</script>"],
            columnLabels: [])
        return Handout.Part(chapter: chapter, report: ChapterReport(chapter), worksheets: ["sheet_1": matrix])
    }

    private func handout(
        _ edition: Handout.Edition = .student, version: String? = "f00d", judgesItself: Bool = false
    ) -> Handout {
        let course = Course(title: "A course", folder: "lessons", chapters: [part().chapter])
        var handout = Handout(course, edition: edition, stamp: SampleHandout.stamp)
        handout.version = version
        handout.isSelfChecking = judgesItself
        return handout
    }

    @Test func theExercisesAndTheTextsAroundTheirAnswers() throws {
        let json = try #require(AnswersJSON([part()], in: handout()).json)
        #expect(!json.contains("<"))
        let chapters = try #require(json.firstRange(of: ",\"chapters\":"))
        #expect(
            json[chapters.upperBound...].replacing(/"of":"[0-9a-f]{8}"/, with: "\"of\":\"\"") == #"""
                [{"label":"3","title":"## 03\\_t/answers.yml","info":"yaml answer=03_t/answers.yml","exercises":[\#
                {"id":"odd_ones","path":"03_t/odd_ones","at":"ex-3.1","of":""},\#
                {"id":"sheet_1","path":"03_t/sheet_1","at":"ex-3.2",\#
                "sheet":"sheet_1:\n  - [-1.0, inf]  # a_[1]\n  - [_, _]  # b_\u003C/script\u003E","of":""}]}]}
                """#)
        #expect(json.contains("version: f00d\\n"))
    }

    /// Another choice makes another question; a corrected prompt does not.
    @Test func anExerciseIsTheSameAsLongAsItsAnswersFit() throws {
        func marks(_ markdown: String) throws -> [Substring] {
            try #require(AnswersJSON([part(markdown)], in: handout()).json).matches(of: /"of":"(.{8})"/).map(\.1)
        }
        let before = try marks(Self.markdown)
        #expect(try marks(Self.markdown.replacing("Fill in.", with: "Fill it in.")) == before)
        let choices = try marks(Self.markdown.replacing("\"2\"", with: "\"4\""))
        #expect(choices[0] != before[0] && choices[1] == before[1])
        let blanks = try marks(Self.markdown.replacing("row 2", with: "all"))
        #expect(blanks[0] == before[0] && blanks[1] != before[1])
    }

    /// Without the option no key; without a version nothing at all.
    @Test func onlyWhatIsAskedFor() throws {
        let part = part()
        let plain = handout(version: nil).page(part, beside: [])
        for html in [plain, handout(version: nil, judgesItself: true).page(part, beside: [])] {
            #expect(!html.contains("id=\"Answers\"") && !html.contains("id=\"Save\"") && !html.contains("id=\"Keys\""))
        }
        let teacher = handout(.teacher, judgesItself: true)
        #expect(teacher.page(part, beside: []) == handout(.teacher, version: nil).page(part, beside: []))
        #expect(handout().index(beside: []) == handout(version: nil).index(beside: []))
        // All that is added is a form, two blocks of data and a script.
        func text(_ html: String) throws -> String {
            let body = html[try #require(html.firstRange(of: "<body>")).lowerBound...]
            let end = try #require(body.firstRange(of: "<script")).lowerBound
            return String(body[..<end]).replacing(/<form(?s:.*?)<\/form>\n/, with: "")
        }
        let keeping = handout().page(part, beside: [])
        #expect(keeping.contains("id=\"Answers\""))
        #expect(!keeping.contains("id=\"Keys\"") && !keeping.contains("<template"))
        #expect(try text(keeping) == text(plain))
    }

    @Test func keysAreThereWhereATeacherWantsThem() throws {
        let handout = handout(judgesItself: true)
        let keys = try #require(SelfCheckJSON([part()], in: handout).json)
        #expect(keys.hasPrefix(#"[{"at":"ex-3.1","right":["a","c"]},{"at":"ex-3.2","right":[[[0.4"#))
        let page = handout.page(part(), beside: [])
        #expect(page.contains("<script type=\"application/json\" id=\"Keys\">\(keys)</script>"))
        #expect(page.contains("<template data-choice=\"a\">1 &lt; 2, and <em>odd</em>.</template>"))
        #expect(page.matches(of: /<button type="button" class="btn" aria-label="Check your answer to/).count == 2)
    }

    @Test func aBookTellsHowMuchOfEachChapterIsBegun() {
        let book = handout().book([part()])
        #expect(
            book.contains(
                #"<p class="meta begun js-only" data-chapter="3"><b>0</b> of 2 questions and worksheets begun</p>"#))
        #expect(book.contains(##"<p class="keep js-only"><a href="#Save">Save my answers</a></p>"##))
        #expect(!handout(version: nil).book([part()]).contains("data-chapter"))
    }
}
