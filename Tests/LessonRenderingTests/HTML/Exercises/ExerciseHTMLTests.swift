import LessonModel
import LessonReader
import StepTrace
import Testing

@testable import LessonRendering

/// What a chapter asks of a learner, as markup, for either edition.
struct ExerciseHTMLTests {
    private func html(
        _ text: String, _ edition: Handout.Edition = .student, worksheets: [String: ShownValue] = [:]
    ) throws -> String {
        let reading = ChapterReader(file: "03-tasks.md", number: 3).read(Array("---\ntitle: T\n---\n\n\(text)\n".utf8))
        let part = Handout.Part(
            chapter: reading.chapter, report: ChapterReport(reading.chapter), worksheets: worksheets)
        let exercise = try #require(reading.chapter.exercises.first)
        return ExerciseHTML(part: part, edition: edition, body: HTMLBody(style: .page), words: .english).html(exercise)
    }

    // MARK: Questions

    private let quiz = """
        ```quiz id=why-scale points=1
        question: "Why `√d`?"
        choices:
          - text: "It is *smaller*."
            correct: false
            because: "Many things are."
          - text: "Variance"
            correct: true
            because: "d terms add up."
        ```
        """

    @Test func quizForStudents() throws {
        #expect(
            try html(quiz) == """
                <section class="ex" id="ex-3.1" aria-labelledby="ex-3.1-title">
                <header><h3 id="ex-3.1-title"><span><a class="lk" href="#ex-3.1">Question 3.1</a></span>&#8194;Why scale</h3>\
                <p class="meta">Multiple choice · <b class="pts">1 point</b></p></header>
                <fieldset class="mcq"><legend>Why <code>√d</code>?</legend>
                <label><input type="radio" name="ex-3.1" value="a"><b>a</b><span>It is <em>smaller</em>.</span></label>
                <label><input type="radio" name="ex-3.1" value="b"><b>b</b><span>Variance</span></label>
                </fieldset>
                <p class="run">Check with <code>attend check 3.1</code></p>
                </section>

                """)
    }

    @Test func quizForTeachers() throws {
        #expect(
            try html(quiz, .teacher) == """
                <section class="ex teacher" id="ex-3.1" aria-labelledby="ex-3.1-title">
                <header data-edition="Teacher edition"><h3 id="ex-3.1-title"><span><a class="lk" href="#ex-3.1">Question 3.1</a></span>&#8194;Why scale</h3>\
                <p class="meta">Multiple choice · <b class="pts">1 point</b></p></header>
                <p>Why <code>√d</code>?</p>
                <ol class="choices">
                <li class="wrong"><b>a</b><span class="mark"><span aria-hidden="true">✗</span> wrong</span>\
                <div><p>It is <em>smaller</em>.</p>
                <p class="because">Many things are.</p></div></li>
                <li class="right"><b>b</b><span class="mark"><span aria-hidden="true">✓</span> right</span>\
                <div><p>Variance</p>
                <p class="because">d terms add up.</p></div></li>
                </ol>
                </section>

                """)
    }

    @Test func severalRightChoicesAreBoxes() throws {
        let html = try html(quiz.replacing("correct: false", with: "correct: true"))
        #expect(html.contains("<legend>Why <code>√d</code>? <em>Choose all that are right.</em></legend>"))
        #expect(html.matches(of: /<input type="checkbox"/).count == 2)
    }

    // MARK: Worksheets

    private let worksheet = """
        ```worksheet id=first-row of="weights" blanks="row 1" digits=2 points=2
        Fill in *one* row.
        ```
        """

    private let weights = ShownValue.matrix(
        Grid(rows: 2, columns: 2, values: [0.25, 0.75, -0.5, 1.5]), rowLabels: ["<i>", "b"], columnLabels: [])

    @Test func worksheetForStudents() throws {
        #expect(
            try html(worksheet, worksheets: ["first-row": weights]) == """
                <section class="ex" id="ex-3.1" aria-labelledby="ex-3.1-title">
                <header><h3 id="ex-3.1-title"><span><a class="lk" href="#ex-3.1">Worksheet 3.1</a></span>&#8194;First row</h3>\
                <p class="meta">By hand · <b class="pts">2 points</b></p></header>
                <p>Fill in <em>one</em> row.</p>
                <div class="sheet wide">
                <p class="asked">Fill in row 1 of <code>weights</code>, to 2 decimals.</p>
                <div class="scroll"><table class="entries">\
                <caption class="vh">Matrix of 2 × 2 entries to fill in</caption>
                <thead><tr><td></td><th scope="col">1</th><th scope="col">2</th></tr></thead>
                <tbody>
                <tr><th scope="row">&lt;i&gt;</th><td class="blank"><input type="text" inputmode="decimal" \
                autocomplete="off" aria-label="Row 1 (&lt;i&gt;), column 1"></td><td class="blank">\
                <input type="text" inputmode="decimal" autocomplete="off" aria-label="Row 1 (&lt;i&gt;), column 2"></td></tr>
                <tr><th scope="row">b</th><td>−0.50</td><td>1.50</td></tr>
                </tbody></table></div>
                </div>
                <p class="run">Check with <code>attend check 3.1</code></p>
                </section>

                """)
    }

    @Test func worksheetForTeachers() throws {
        let html = try html(worksheet, .teacher, worksheets: ["first-row": weights])
        #expect(html.contains("<p class=\"asked\">Key: row 1 of <code>weights</code>, to 2 decimals.</p>"))
        #expect(html.contains("<td class=\"key\">0.25</td><td class=\"key\">0.75</td></tr>"))
        #expect(html.contains("<td>−0.50</td><td>1.50</td>"))
        #expect(!html.contains("<input"))
    }

    /// Nothing to draw, and no guess at it.
    @Test(arguments: [[:], ["first-row": ShownValue.text("three")]])
    func worksheetWithoutValue(values: [String: ShownValue]) throws {
        let html = try html(worksheet, worksheets: values)
        #expect(
            html.contains(
                "<p class=\"missing\">The boxes cannot be drawn: <code>weights</code> could not be computed.</p>"))
        #expect(!html.contains("<table"))
    }

    /// An expression that is the numbers themselves is not shown.
    @Test func expressionThatIsTheKey() throws {
        let text = worksheet.replacing("of=\"weights\"", with: "of=\"[[0.25, 0.75], [x, y]]\"")
        let html = try html(text, worksheets: ["first-row": weights])
        #expect(html.contains("<p class=\"asked\">Fill in row 1, to 2 decimals.</p>"))
        #expect(!html.contains("0.25"))
    }

    // MARK: Code

    private let exercise = """
        ```swift exercise=double-it points=3
        /// Two times `x`.
        ///
        /// For any x < 9.
        func double(_ x: Int) -> Int {
            <#two & two#>
        }
        ```

        ```hint exercise=double-it
        # Think
        ```

        ```hint exercise=double-it
        `+`
        ```

        ```swift solution=double-it
        func double(_ x: Int) -> Int { x * 2 }
        ```

        ~~~swift mistake=double-it says="That is `x²`."
        func double(_ x: Int) -> Int { x * x }
        ~~~

        ```swift check=double-it points=2
        probe("three", double(3))
        expect(double(0) == 0, "nothing stays nothing")
        ```

        ```swift hidden-check=double-it points=1
        probe("four", double(4))
        ```
        """

    @Test func exerciseForStudents() throws {
        #expect(
            try html(exercise) == """
                <section class="ex" id="ex-3.1" aria-labelledby="ex-3.1-title">
                <header><h3 id="ex-3.1-title"><span><a class="lk" href="#ex-3.1">Exercise 3.1</a></span>&#8194;Double it</h3>\
                <p class="meta">Code · <b class="pts">3 points</b></p></header>
                <p>Two times <code>x</code>.</p>
                <p>For any x &lt; 9.</p>
                \(starter)
                <div class="hints">
                <details><summary>Hint 1</summary>
                <div class="hint" data-name="Hint 1"><p><strong>Think</strong></p></div></details>
                <details><summary>Hint 2</summary>
                <div class="hint" data-name="Hint 2"><p><code>+</code></p></div></details>
                </div>
                <p class="run">Check with <code>attend check 3.1</code></p>
                </section>

                """)
    }

    private var starter: String {
        let code = "func double(_ x: Int) -> Int {\n    <#two & two#>\n}\n"
        return CodeFigure(title: "Starter code", of: "3.1", code: code, words: Words.english.page).html
    }

    @Test func starterCode() {
        #expect(starter.contains("aria-label=\"Copy: starter code of 3.1\""))
        #expect(starter.matches(of: /<span class="l">/).count == 3)
        #expect(starter.contains("two &amp; two"))
        #expect(starter.contains("class=\"ph\""))
    }

    @Test func exerciseForTeachers() throws {
        let html = try html(exercise, .teacher)
        #expect(!html.contains("Starter code"))
        #expect(!html.contains("attend check"))
        #expect(
            html.contains(
                CodeFigure(
                    title: "Solution", of: "3.1", code: "func double(_ x: Int) -> Int { x * 2 }",
                    words: Words.english.page
                ).html)
        )
        #expect(
            html.contains(
                """
                <tbody>
                <tr><th scope="row">Check 1</th><td class="tl"><ul>
                <li>the value of <q>three</q></li>
                <li>that this holds: nothing stays nothing</li>
                </ul></td><td>2</td></tr>
                <tr><th scope="row">Check 2 <span class="tag">hidden from students</span></th><td class="tl"><ul>
                <li>the value of <q>four</q></li>
                </ul></td><td>1</td></tr>
                </tbody></table></div>
                """))
        #expect(html.contains("<li><p>That is <code>x²</code>.</p>\n<details><summary>Code of mistake 1</summary>"))
    }

    // MARK: Titles

    @Test(arguments: [
        ("### Why roots?", "Why roots?"), ("### Multiple choice: why *roots*?", "Why <em>roots</em>?"),
        ("## Section", "Section"), ("### Why roots?\n\nBecause.", "Why scale"),
        ("### Why roots?\n\n```swift hidden\nlet x = 1\n```", "Why roots?"),
    ])
    func headingRightAboveIsTheTitle(text: String, title: String) {
        #expect(
            page(text).contains("<span><a class=\"lk\" href=\"#ex-3.1\">Question 3.1</a></span>&#8194;\(title)</h3>"))
    }

    /// A heading that names the kind of work takes what follows it along.
    @Test func headingWithTheKindOfWorkIsTheTitleOfAllThatFollows() {
        let page = page("### Multiple choice: why roots?\n\nThink of *variance*.\n\n```swift\nlet x = 1\n```")
        #expect(page.matches(of: /hy roots\?<\/h/).count == 1)
        #expect(page.matches(of: /Think of/).count == 1)
        #expect(
            page.firstMatch(of: /&#8194;Why roots\?<\/h3>(?s:.*?)<\/header>\n<p>Think of <em>variance<\/em>\.<\/p>/)
                != nil)
        let other = self.page("### Multiple choice: why roots?\n\nText.\n\n### Aside\n\nMore.")
        #expect(other.contains(" Multiple choice: why roots?</h2>\n<p>Text.</p>"))
        #expect(other.contains("&#8194;Why scale</h3>"))
    }

    /// The page of a chapter that ends with a question.
    private func page(_ text: String) -> String {
        let source = "---\ntitle: T\n---\n\n\(text)\n\n\(quiz)\n"
        let chapter = ChapterReader(file: "03-tasks.md", number: 3).read(Array(source.utf8)).chapter
        let handout = Handout(
            Course(title: "C", folder: "lessons", chapters: [chapter]), edition: .student,
            stamp: Handout.Stamp(tool: "Attend", toolchain: "swift", kernel: "k", date: nil))
        return handout.page(Handout.Part(chapter: chapter, report: ChapterReport(chapter)), beside: [])
    }
}
