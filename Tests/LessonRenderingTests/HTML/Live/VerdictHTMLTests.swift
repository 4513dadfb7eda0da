import LessonModel
import StepTrace
import Testing

@testable import LessonRendering

/// What stands below an exercise of a served page: the terminal's words, as HTML.
@Suite struct VerdictHTMLTests {
    private func html(_ entry: CheckReport.Entry) -> String { VerdictHTML(entry, words: .english).html }

    // MARK: Statuses

    private static let lines: [(Verdict.Status, String)] = [
        (.passed, "good\">✓ passed"), (.failed, "bad\">✗ not right yet"), (.partial, "bad\">~ partly right"),
        (.notStarted, "mute\">· not started"), (.notUnderstood, "bad\">? not understood"),
        (.notJudged, "mute\">? not judged"), (.doesNotCompile, "bad\">✗ does not compile"),
        (.trapped, "bad\">✗ stopped"), (.timedOut, "bad\">✗ ran out of time"),
        (.overLimit, "bad\">✗ went over a limit"),
    ]

    @Test func everyStatusHasItsLine() {
        #expect(Set(Self.lines.map(\.0)) == Set(Verdict.Status.allCases))
        for (status, line) in Self.lines {
            let entry = SampleCheck.entry(1, "x", status, points: 0.5) { $0.message = "why" }
            let first = html(entry).split(separator: "\n")[0]
            #expect(first == "<p class=\"verdict \(line) <b class=\"pts\">0.5 of 2 points</b></p>")
            #expect(line.hasPrefix(VerdictHTML(entry, words: .english).tone.rawValue))
        }
    }

    @Test func whatWaitsAndWhatPassedBefore() {
        let waiting = SampleCheck.entry(2, "x", .notJudged) {
            $0.waitsFor = "3.1"
            $0.message = "it builds on 3.1"
        }
        #expect(html(waiting).hasPrefix("<p class=\"verdict mute\">· waits for 3.1 <b"))
        #expect(html(waiting).hasSuffix("<p>it builds on 3.1</p>\n"))
        var entry = SampleCheck.entry(1, "x", .failed) { $0.withSolutions = ["3.4", "3.5"] }
        entry.wasPassed = true
        #expect(
            html(entry) == """
                <p class="verdict bad">✗ not right yet, passed before <b class="pts">0 of 2 points</b></p>
                <p>The course's solutions of 3.4, 3.5 took the place of your answers.</p>

                """)
    }

    // MARK: Code

    @Test func aMistakeHasItsAuthorsWords() {
        var entry = SampleCheck.report.entries[1]
        entry.verdict.message = "Divide by `√d`, <b>not</b> by d."
        #expect(
            html(entry) == """
                <p class="verdict bad">✗ not right yet <b class="pts">0 of 2 points</b></p>
                <p><b>Divide by <code>√d</code>, &lt;b&gt;not&lt;/b&gt; by d.</b></p>
                <p class="verdict"><span class="ok">scores ✓</span> · <span class="ok">scaled scores ✓</span> · \
                <span class="off">weights ✗</span></p>

                """)
    }

    @Test func aDivergenceIsASentence() {
        #expect(
            html(SampleCheck.report.entries[2]).hasSuffix(
                """
                <span class="off">weights ✗</span></p>
                <p>weights, in “2 queries, 3 keys”: row 2, column 3: yours 0.5, expected 0.7071; \
                largest difference 0.2071; 3 of 6 entries agree</p>

                """))
    }

    /// Both results are matrices as figures have them; the marks are those of the comparison, in words too.
    @Test func whatWasAskedAndBothResults() throws {
        let entry = SampleCheck.entry(2, "x", .failed) {
            let expected = Grid(rows: 2, columns: 2, values: [1, -0.5, 0.25, 3])
            // The first number is within the tolerance.
            let actual = Grid(rows: 2, columns: 2, values: [1 + 1e-9, -0.50001, 0.25, 5])
            $0.divergence = Divergence(
                probe: "2 <queries>", step: nil,
                difference: .entry(row: 0, column: 1, expected: -0.5, actual: -0.50001, largest: 2, agreeing: 2, of: 4),
                values: .init(expected: expected, actual: actual, differing: [1, 3]))
            $0.asked = CheckedExpression(
                text: "mixed(q, by: 2)",
                variables: [
                    .init(name: "q", value: .matrix(expected, rowLabels: [], columnLabels: [])),
                    .init(name: "word", value: .text("\"<i>\u{1B}[1m\"")),
                ])
        }
        let html = html(entry)
        #expect(html.contains("“2 &lt;queries&gt;”: row 1, column 2: yours −0.50001, expected −0.5;"))
        #expect(
            html.contains(
                """
                <dl class="evidence">
                <dt>checked</dt><dd><pre><code><span class="f">mixed</span>(q, by: <span class="n">2</span>)</code></pre></dd>
                <dt><code>q</code></dt><dd><div class="matrix" id="ex-3.2-seen-2">
                """))
        #expect(html.contains("<dt><code>word</code></dt><dd><pre><samp>&quot;&lt;i&gt;&quot;</samp></pre></dd>"))
        let rows = html.split(separator: "\n").filter { $0.hasPrefix("<dt>yours") || $0.hasPrefix("<dt>expected") }
        func numbers(_ row: Substring) -> [String] {
            row.matches(of: /<td class="m (?<classes>[^"]*)">(?<number>[^<]*)</).map {
                "\($0.number)\($0.classes.contains("ch") ? "✗" : "")"
            }
        }
        #expect(
            rows.map(numbers) == [
                ["1.00000", "−0.50001✗", "0.25000", "5.00000✗"], ["1.00000", "−0.50000", "0.25000", "3.00000"],
            ])
        #expect(rows[0].hasSuffix("<p class=\"vh\">Numbers that differ: row 1, column 2; row 2, column 2.</p></dd>"))
    }

    /// Shapes that differ have no numbers to mark; a pair of single numbers is in the sentence.
    @Test func whatCannotBeCompared() {
        let shapes = SampleCheck.entry(1, "x", .failed) {
            $0.divergence = Divergence(
                probe: "p", step: nil,
                difference: .shape(expectedRows: 1, expectedColumns: 2, actualRows: 2, actualColumns: 1),
                values: .init(
                    expected: Grid(rows: 1, columns: 2, values: [1, .nan]),
                    actual: Grid(rows: 2, columns: 1, values: [1, .infinity]), differing: []))
        }
        #expect(html(shapes).contains("yours is 2 × 1, expected 1 × 2"))
        #expect(!html(shapes).contains(" ch\"") && !html(shapes).contains("class=\"vh\">Numbers"))
        #expect(html(shapes).contains(">NaN</td>") && html(shapes).contains(">∞</td>"))
        let texts = SampleCheck.entry(1, "x", .failed) {
            ($0.isKnownMistake, $0.message) = (true, "You looked at the shape.")
            $0.divergence = Divergence(probe: "p", step: nil, difference: .text(expected: "<true>", actual: "false"))
        }
        #expect(
            html(texts).hasSuffix(
                """
                <dl class="evidence">
                <dt>yours</dt><dd><pre><samp>false</samp></pre></dd>
                <dt>expected</dt><dd><pre><samp>&lt;true&gt;</samp></pre></dd>
                </dl>

                """))
    }

    // MARK: Quizzes and worksheets

    @Test func aQuestionHasTheReasonsOfWhatWasChosen() {
        let entry = SampleCheck.entry(7, "why", .failed, kind: .quiz, of: 1) {
            $0.message = "b is not right"
            $0.remarks = [
                .choice(0, correct: true, because: []),
                .choice(
                    1, correct: false,
                    because: [
                        .text("Over <keys>, "), .link(destination: "02-b.md", title: "", [.code("k")]), .html("<hr>"),
                    ]),
            ]
        }
        #expect(
            html(entry) == """
                <p class="verdict bad">✗ not right yet <b class="pts">0 of 1 point</b></p>
                <p>b is not right</p>
                <ul class="remarks">
                <li><span class="ok">✓ a)</span></li>
                <li><span class="off">✗ b)</span> Over &lt;keys&gt;, <a href="02-b.md"><code>k</code></a>&lt;hr&gt;</li>
                </ul>

                """)
        // In the page's own text the link leads to the other page.
        let body = SampleHandout.handout.body(of: SampleHandout.parts[0], beside: SampleHandout.ids)
        var linked = entry
        linked.verdict.remarks = [
            .choice(0, correct: true, because: [.link(destination: "02-softmax.md", title: "", [.text("see")])])
        ]
        #expect(
            VerdictHTML(linked, words: .english, body: body).html.contains(
                "✓ a)</span> <a href=\"02-softmax.html\">see</a></li>"))
    }

    @Test func aWorksheetHasItsEntriesAndBoxes() throws {
        let worksheet = Worksheet(
            id: "w", number: 8, points: 1, expression: "w", blanks: .lines([.column(2), .row(2)]), digits: 2,
            place: SampleCheck.place, afterCell: 0)
        // Blank are b, d, e, f.
        let grid = Grid(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
        let key = try #require(
            WorksheetKey(worksheet, value: .matrix(grid, rowLabels: ["<the>", "cat"], columnLabels: [])))
        let sheet = "answers/03-scaling/answers.yml"
        let entry = SampleCheck.entry(8, "w", .partial, kind: .worksheet, points: 0.5, of: 1) {
            $0.message = "2 of 4 entries are right"
            $0.remarks = [
                .entry(row: 0, column: 1, isBlank: false, rowLabel: "<the>"),
                .entry(row: 1, column: 1, isBlank: true, rowLabel: "cat"),
            ]
            $0.diagnostics = [
                Diagnostic(
                    .warning, at: FileLocation(file: sheet, line: 12, column: 5), "the last digit is not right",
                    excerpt: .init(line: "  - [_, 2]"))
            ]
        }
        #expect(
            html(entry) == """
                <p class="verdict bad">~ partly right <b class="pts">0.5 of 1 point</b></p>
                <p>2 of 4 entries are right</p>
                <ul class="remarks">
                <li>✗ &lt;the&gt;, column 2: not right</li>
                <li>· cat, column 2: still blank</li>
                </ul>
                <div class="told">
                <p><b>warning:</b> the last digit is not right</p>
                </div>

                """)
        let verdict = VerdictHTML(entry, words: .english, key: key)
        #expect(verdict.boxes == [.init(position: 0, isBlank: false), .init(position: 2, isBlank: true)])
        #expect(verdict.marks.isEmpty && VerdictHTML(entry, words: .english).boxes.isEmpty)
    }
}
