import LessonModel
import Testing

@testable import LessonRendering

/// What a served page says of errors and warnings in an answer.
@Suite struct VerdictDiagnosticsTests {
    private static let file = "answers/03-scaling/x.swift"

    private func html(_ entry: CheckReport.Entry) -> String { VerdictHTML(entry, words: .english).html }

    private static func fault(
        _ line: Int, _ message: String, _ source: String, column: Int,
        length: Int = 1, as severity: Diagnostic.Severity = .error, file: String = file, remedy: String? = nil,
        notes: [Diagnostic] = []
    ) -> Diagnostic {
        Diagnostic(
            severity, at: FileLocation(file: file, line: line, column: column), message,
            excerpt: .init(line: source, length: length), remedy: remedy, notes: notes)
    }

    /// Errors, then what was seen, then warnings; each has its place, its line with the part underlined, and its remedy.
    @Test func severalDiagnostics() {
        let entry = SampleCheck.entry(1, "x", .doesNotCompile) {
            $0.file = Self.file
            $0.message = "it does not compile"
            $0.diagnostics = [
                Self.fault(2, "never used", "    let a = 1", column: 9, as: .warning),
                Self.fault(
                    4, "cannot find `<x>` in scope", "    \"😀\" + scores", column: 14, remedy: "write `y`",
                    notes: [
                        Self.fault(7, "it is here", "let b = 2", column: 1, length: 0, as: .note),
                        Self.fault(
                            31, "called here", "probe(\"p\", f())", column: 1, as: .note, file: "lessons/03-scaling.md"),
                    ]),
                Self.fault(9, "expected a }", "", column: 1),
            ]
            $0.output = PrintedExcerpt(head: "1 \u{1B}[31m<b>\n", omittedLines: 12, tail: "end\u{202E}\n")
        }
        #expect(
            html(entry) == """
                <p class="verdict bad">✗ does not compile <b class="pts">0 of 2 points</b></p>
                <div class="told">
                <p><b>error:</b> cannot find <code>&lt;x&gt;</code> in scope <span class="open">line 4</span></p>
                <pre class="plain excerpt"><span class="no">4</span> <code>    <span class="s">&quot;😀&quot;</span> + \
                <span class="sq">scores</span></code></pre>
                <p><b>help:</b> write <code>y</code></p>
                <p><b>note:</b> it is here <span class="open">line 7</span></p>
                <pre class="plain excerpt"><span class="no">7</span> <code><span class="k">let</span> b = \
                <span class="n">2</span></code></pre>
                <p><b>note:</b> called here <span class="open">lessons/03-scaling.md:31:1</span></p>
                <pre class="plain excerpt"><span class="no">31</span> <code><span class="sq">probe</span>(&quot;p&quot;, f())</code></pre>
                <p><b>error:</b> expected a } <span class="open">line 9</span></p>
                <pre class="plain excerpt"><span class="no">9</span> <code></code></pre>
                </div>
                <p class="verdict">Your answer printed:</p>
                <pre class="plain">1 &lt;b&gt;
                ⋯ 12 more lines ⋯
                end</pre>
                <div class="told">
                <p><b>warning:</b> never used <span class="open">line 2</span></p>
                <pre class="plain excerpt"><span class="no">2</span> <code>    <span class="k">let</span> \
                <span class="sq">a</span> = <span class="n">1</span></code></pre>
                </div>

                """)
        let marks = VerdictHTML(entry, words: .english).marks
        #expect(marks.map { [$0.line, $0.column, $0.length] } == [[4, 12, 6], [9, 1, 1], [2, 9, 1]])
        #expect(marks.map(\.isWarning) == [false, false, true])
    }

    /// What cannot be seen in code is shown as a sign of its own, at the place where it stands.
    @Test func codeWithUnsafeCharacters() {
        let entry = SampleCheck.entry(1, "x", .doesNotCompile) {
            $0.file = Self.file
            $0.diagnostics = [
                Self.fault(1, "no \u{202E}such\u{0} name", "let \u{202E}a\u{0} = <b>", column: 8, length: 2)
            ]
        }
        #expect(html(entry).contains("<p><b>error:</b> no �such� name"))
        #expect(html(entry).contains("<span class=\"k\">let</span> �<span class=\"sq\">a�</span> = &lt;"))
    }

    /// Where the sheet itself is at fault, its lines are what matters.
    @Test func aSheetThatIsNotUnderstood() {
        let sheet = "answers/03-scaling/answers.yml"
        let entry = SampleCheck.entry(8, "w", .notUnderstood, kind: .worksheet) {
            $0.file = sheet
            $0.message = "it has 2 rows"
            $0.diagnostics = [Self.fault(12, "it has 2 rows", "  - [1, \u{9F}2]", column: 5, length: 3, file: sheet)]
        }
        #expect(
            html(entry).hasSuffix(
                """
                <div class="told">
                <p><b>error:</b> it has 2 rows <span class="open">answers/03-scaling/answers.yml:12:5</span></p>
                <pre class="plain">12 |   - [1, �2]
                   |     ^~~</pre>
                </div>

                """))
    }
}
