import LessonModel
import LessonReader
import StepTrace
import Testing

@testable import LessonRendering

/// Solutions as a served page shows them, in the markup of the teacher edition.
@Suite struct SolutionHTMLTests {
    private static let text = """
        ---
        title: T
        ---

        ```swift exercise=f
        /// The task.
        func f() {}
        ```

        ```swift solution=f
        func f() { g("<b>") }
        ```

        \(second)
        ```swift check=f
        probe("p", f())
        ```

        ```quiz id=q
        question: Which?
        choices:
          - {text: "No", correct: false, because: "It is not."}
          - {text: "`Yes` & [more](02-softmax.md)", correct: true, because: "It *is*."}
          - {text: "Both", correct: true}
        ```

        ```worksheet id=w of="secret" blanks="row 1" digits=2
        By hand.
        ```
        """

    private static let second = "```swift solution=f\nfunc f() { h() }\n```\n"

    private func html(_ id: String, _ text: String = text, value: ShownValue? = nil) throws -> String {
        var part = SampleHandout.part(text, 1, "01-dots")
        part.worksheets["w"] = value
        let exercise = try #require(part.chapter.exercise(id))
        return SolutionHTML(exercise, of: part, in: SampleHandout.handout, beside: SampleHandout.ids).html
    }

    @Test func codeIsAListing() throws {
        let one = try html("f", Self.text.replacing(Self.second, with: ""))
        #expect(
            one == """
                <figure class="cell"><figcaption><span>Solution</span>\
                <button type="button" class="btn copy js-only" aria-label="Copy: solution of 1.1">Copy</button></figcaption>\
                <pre class="src"><code><span class="l"><span class="k">func</span> <span class="f">f</span>() \
                { <span class="f">g</span>(<span class="s">&quot;&lt;b&gt;&quot;</span>) }
                </span></code></pre></figure>

                """)
        let two = try html("f")
        #expect(two.contains("<span>Solution 1</span>") && two.contains("<span>Solution 2</span>"))
    }

    @Test func aQuestionHasItsRightChoices() throws {
        #expect(
            try html("q") == """
                <ol class="choices">
                <li class="right"><b>b</b><span class="mark"><span aria-hidden="true">✓</span> right</span>\
                <div><p><code>Yes</code> &amp; <a href="02-softmax.html">more</a></p>
                <p class="because">It <em>is</em>.</p></div></li>
                <li class="right"><b>c</b><span class="mark"><span aria-hidden="true">✓</span> right</span>\
                <div><p>Both</p></div></li>
                </ol>

                """)
    }

    @Test func aWorksheetHasItsKey() throws {
        let value = ShownValue.matrix(
            Grid(rows: 2, columns: 2, values: [0.125, -1, 2, 3]), rowLabels: ["<i>", "b"], columnLabels: [])
        #expect(
            try html("w", value: value) == """
                <div class="sheet wide">
                <p class="asked">Key: row 1 of <code>secret</code>, to 2 decimals.</p>
                <div class="scroll"><table class="entries"><caption class="vh">Key, a matrix of 2 × 2 entries</caption>
                <thead><tr><td></td><th scope="col">1</th><th scope="col">2</th></tr></thead>
                <tbody>
                <tr><th scope="row">&lt;i&gt;</th><td class="key">0.12</td><td class="key">−1.00</td></tr>
                <tr><th scope="row">b</th><td>2.00</td><td>3.00</td></tr>
                </tbody></table></div>
                </div>

                """)
        #expect(try html("w").contains("could not be computed."))
    }

    /// The name of a value that only a hidden cell knows says nothing to a learner.
    @Test func anExpressionThatNobodyKnows() throws {
        let hidden = "```swift hidden\nlet secret = [[1.0, 2.0]]\n```\n\n```quiz"
        let html = try html(
            "w", Self.text.replacing("```quiz", with: hidden),
            value: .matrix(Grid(rows: 1, columns: 2, values: [1, 2]), rowLabels: [], columnLabels: []))
        #expect(html.contains("<p class=\"asked\">Key: row 1, to 2 decimals.</p>"))
    }
}
