import LessonModel
import StepTrace
import Testing

@testable import LessonRendering

/// What a chapter shows that was run with changed cells, where that is not what its page shows.
@Suite struct TrialHTMLTests {
    private static let text = """
        ---
        title: T
        ---

        ```swift
        a
        ```

        ```swift
        b
        ```

        ```swift fails=trap
        c
        ```

        ```swift varies
        d
        ```

        ```swift no-output
        e
        ```

        ```swift
        f
        ```
        """

    private static let handout = SampleHandout.handout

    /// The chapter with the outputs of its cells; those not named have none.
    static func part(
        _ outputs: [Int: [CellReport.Output]], _ statuses: [Int: CellStatus?] = [:], text: String = text
    ) -> Handout.Part {
        var part = SampleHandout.part(text, 3, "03-t")
        for index in part.report.cells.indices {
            let cell = part.report.cells[index].index
            part.report.cells[index].outputs = outputs[cell] ?? []
            part.report.cells[index].status = statuses[cell] ?? .passed
        }
        return part
    }

    private func changed(_ old: Handout.Part, _ new: Handout.Part) -> [TrialHTML.CellResult] {
        TrialHTML(original: old, trial: new, in: Self.handout).changed
    }

    /// The sentence about the first cell's outputs.
    private func sentence(_ old: [CellReport.Output], _ new: [CellReport.Output]) -> String? {
        changed(Self.part([1: old]), Self.part([1: new])).first?.change
    }

    private func matrix(_ values: [Double], columns: Int = 2, _ caption: String? = nil) -> CellReport.Output {
        let grid = Grid(rows: values.count / columns, columns: columns, values: values)
        return .shown(.matrix(grid, rowLabels: [], columnLabels: []), caption: caption)
    }

    @Test func whatIsTheSameIsNotNamed() {
        let outputs: [Int: [CellReport.Output]] = [
            1: [.printed("1\n"), matrix([1, .nan])], 2: [.shown(.trace(SampleTraces.causal), caption: nil)],
            5: [.printed("unseen\n")],
        ]
        var other = outputs
        // A cell without output, and what cannot be seen of a text.
        other[5] = [.printed("also unseen\n")]
        other[1] = [.printed("1\u{1B}[31m\n"), matrix([1, .nan])]
        let trial = TrialHTML(original: Self.part(outputs), trial: Self.part(other), in: Self.handout)
        #expect(trial.changed == [] && trial.added == [])
    }

    @Test func textsAndNumbers() {
        #expect(sentence([.printed("a\nb\n")], [.printed("a\nc\n")]) == "Printed line 2 was “b” and is “c”.")
        #expect(sentence([.printed("a\n")], [.printed("a\nc\n")]) == "Printed line 2 is new: “c”.")
        #expect(sentence([.printed("a\nb\n")], [.printed("a\n")]) == "Printed line 2 is gone: “b”.")
        #expect(
            sentence([.shown(.text("3"), caption: nil)], [.shown(.text("4"), caption: nil)])
                == "The value was 3 and is 4.")
        #expect(
            sentence([.shown(.text("3"), caption: "x")], [.shown(.text("4"), caption: "x")])
                == "“x” was 3 and is 4.")
        #expect(
            sentence([matrix([1, 2, 3, 4])], [matrix([1, 2.5, 3, 3.75])])
                == "2 of 4 numbers differ, by 0.5 at most.")
        #expect(sentence([matrix([1, 2], "w")], [matrix([1, 3], "w")]) == "“w”: 1 of 2 numbers differs, by 1.")
        #expect(sentence([matrix([1, 2])], [matrix([1, .infinity])]) == "1 of 2 numbers differs.")
        #expect(sentence([matrix([1, 2])], [matrix([1, 2], columns: 1)]) == "The matrix was 1 × 2 and is 2 × 1.")
    }

    @Test func outputsThatComeAndGo() {
        #expect(sentence([], [.printed("a\n")]) == "It prints something now, and did not before.")
        #expect(sentence([.printed("a\n")], []) == "It has no output now.")
        #expect(
            sentence([.printed("a\n")], [.printed("a\n"), matrix([1, 2], "w")])
                == "It shows “w” now, and did not before.")
        #expect(sentence([.printed("a\n"), matrix([1, 2])], [.printed("a\n")]) == "It shows a matrix no longer.")
        #expect(
            sentence(
                [.printed("a\n"), matrix([1, 2], "v"), matrix([1, 2], "w")],
                [.printed("b\n"), matrix([1, 3], "v"), matrix([1, 3], "w")])
                == "Printed line 1 was “a” and is “b”; 2 more outputs differ.")
    }

    /// A long text is shown around its first difference; control characters of names do not reach the page.
    @Test func longAndUnsafeTexts() throws {
        let start = String(repeating: "x", count: 100)
        #expect(
            sentence([.printed(start + "old" + start)], [.printed(start + "new" + start)])
                == "Printed line 1 was “…\(start.prefix(20))old\(start.prefix(37))…” and is "
                + "“…\(start.prefix(20))new\(start.prefix(37))…”.")
        #expect(
            sentence([matrix([1, 2], "\u{202E}a\u{1B}[1m")], [matrix([1, 3], "\u{202E}a\u{1B}[1m")])
                == "“a”: 1 of 2 numbers differs, by 1.")
        let result = try #require(
            changed(Self.part([:]), Self.part([1: [.printed("<script>\u{1B}[31m\u{202E}x\n")]])).first)
        #expect(
            result.inside == "<div class=\"out\"><span>prints</span><pre><samp>&lt;script&gt;x</samp></pre></div>\n")
        #expect(result.after == "" && !result.failed)
    }

    @Test func plots() {
        func plot(_ y: Double, _ caption: String? = nil) -> CellReport.Output {
            .shown(.plot(Plot(kind: .line, series: [.init(name: "s", x: [0, 1], y: [0, y])])), caption: caption)
        }
        #expect(sentence([plot(1)], [plot(2)]) == "The plot has changed.")
        #expect(sentence([plot(1, "loss")], [plot(2, "loss")]) == "“loss” has changed.")
        #expect(sentence([plot(.nan)], [plot(.nan)]) == nil)
    }

    // MARK: How cells end

    private func ending(_ cell: Int, _ old: CellStatus?, _ new: CellStatus?) -> (String?, Bool)? {
        changed(Self.part([:], [cell: old]), Self.part([:], [cell: new])).first.map { ($0.change, $0.failed) }
    }

    @Test func statuses() throws {
        let ends: [(CellStatus, String)] = [
            (.failed, "It does not compile now."), (.trapped, "It ends the program now."),
            (.timedOut, "It takes too long now."), (.overLimit, "It goes over its limit now."),
            (.skipped, "It is not run now."),
        ]
        for (status, sentence) in ends {
            let (change, failed) = try #require(ending(1, .passed, status))
            #expect(change == sentence && failed)
            let back = try #require(ending(1, status, .passed))
            #expect(back.0 == "It runs now." && !back.1)
        }
        let mended = try #require(ending(3, .passed, .unexpectedSuccess))
        #expect(mended.0 == "It is meant to fail, and does not now." && !mended.1)
        #expect(ending(3, .unexpectedSuccess, .passed)?.0 == "It fails now, as it is meant to.")
        // What has not ended yet is as on the page.
        #expect(ending(1, .passed, .some(nil) ?? nil) == nil)
    }

    @Test func messages() throws {
        func part(_ message: String) -> Handout.Part {
            var part = Self.part([:], [1: .failed])
            let place = part.chapter.cells[0].code.place
            part.report.cells[0].diagnostics = [Diagnostic(at: place, message)]
            return part
        }
        let result = try #require(changed(part("one"), part("<other>")).first)
        #expect(result.change == "Its messages are different now." && result.failed)
        #expect(result.inside.contains("line 1: error: &lt;other&gt;"))
        #expect(changed(part("one"), part("one")) == [])
    }

    @Test func cellsThatVaryAnyway() {
        let old = Self.part([4: [.printed("0.31 s\n")]])
        #expect(changed(old, Self.part([4: [.printed("0.33 s\n")]])).first?.change == "It differs from run to run.")
        let edited = Self.part([4: [.printed("0.33 s\n")]], text: Self.text.replacing("\nd\n", with: "\nd2\n"))
        #expect(changed(old, edited).first?.change == "Printed line 1 was “0.31 s” and is “0.33 s”.")
    }

    /// Cells are named as the page names them, and in its order.
    @Test func severalCells() {
        let old = Self.part([1: [.printed("1\n")], 2: [matrix([1, 2])], 6: [.printed("6\n")]])
        let new = Self.part([1: [.printed("1\n")], 2: [matrix([1, 3])]])
        let results = changed(old, new)
        #expect(results.map(\.cell) == [2, 6])
        #expect(results[0].inside.contains("<div class=\"matrix\" id=\"matrix-3.2.1\">"))
        #expect(results[0].inside.matches(of: /\sch[ "]/).count == 1)
        #expect(results[1].inside == "" && results[1].after == "")
    }
}
