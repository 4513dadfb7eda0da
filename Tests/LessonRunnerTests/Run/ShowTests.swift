import TestSupport
import Testing

/// The values that `show`, `plot`, `record` and inline values send.
@Suite(.processLimit) struct ShowTests {
    @Test func everyKindOfValue() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import StepTrace
            struct Point { var x = 1; var y: Double? = nil }
            struct Square: Showable {
                var shown: ShownValue {
                    .matrix(Grid(rows: 1, columns: 2, values: [1, 2]), rowLabels: ["a"], columnLabels: ["b", "c"])
                }
            }
            show(Point())
            show("it's \\"text\\"", "a caption")
            show(["x": [1.5]])
            show(Optional(Optional(Square())) as Any)
            show(nil as Int?)
            show(1 > 0)
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 shown Point(x: 1, y: nil)
                1 shown it's "text" (a caption)
                1 shown ["x": [1.5]]
                1 shown matrix [1.0, 2.0] ["a"] ["b", "c"]
                1 shown nil
                1 shown true
                1 passed
                """#)
    }

    @Test func tracesInMoreOrLessDetailOrInPart() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import StepTrace
            let grid = Grid(rows: 1, columns: 1, values: [1])
            let steps = ["one", "two"].map { Step(name: $0, symbol: "S", operation: .given, value: grid) }
            let trace = Trace(title: "t", steps: steps, children: [Trace(title: "inside", steps: steps)])
            show(trace)
            show(trace, detail: .all)
            show(trace, "its parts", detail: .skeleton)
            show(trace.steps("two", "inside/one"))
            """)
        lesson.cell("_ = trace.steps(\"three\")")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == """
                1 started
                1 shown trace t: one, two
                1 shown trace t, all: one, two
                1 shown trace t, skeleton: one, two (its parts)
                1 shown trace t, two and inside/one: one, two
                1 passed
                2 started
                2 error: 15:11: t: there is no step “three”; the steps are “one”, “two”, “inside/one”, “inside/two”
                    | _ = trace.steps("three")
                    |           ^
                2 trapped
                """)
    }

    @Test func charts() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            plot(y: [1, 4, 9])
            plot(x: [0, 0.5], y: [1, 2], "a line")
            plot(["plain": [1, 2], "fused": [3, 4]], x: [10, 20], xLabel: "length", yLabel: "s")
            plot(bars: [3, 4], labels: ["a", "b"], "two bars")
            plot(bars: [3, 4], labels: ["a"])
            """)
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 shown line plot [("", [0.0, 1.0, 2.0], [1.0, 4.0, 9.0])] []
                1 shown line plot [("", [0.0, 0.5], [1.0, 2.0])] [] (a line)
                1 shown line plot [("plain", [10.0, 20.0], [1.0, 2.0]), ("fused", [10.0, 20.0], [3.0, 4.0])] []
                1 shown bar plot [("", [0.0, 1.0], [3.0, 4.0])] ["a", "b"] (two bars)
                1 error: 8:1: plot: 2 bars and 1 labels
                    | plot(bars: [3, 4], labels: ["a"])
                    | ^
                1 trapped
                """#)
    }

    @Test func stepsRecordedByHandComeBeforeTheValueMadeOfThem() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import StepTrace
            func note(_ name: String) {
                let grid = Grid(rows: 1, columns: 1, values: [1])
                Recorder.record(Step(name: name, symbol: "S", operation: .recorded, value: grid))
            }
            note("one")
            note("two")
            """, show: "5")
        lesson.cell("note(\"three\")")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == """
                1 started
                1 shown trace recorded steps: one, two
                1 shown 5
                1 passed
                2 started
                2 shown trace recorded steps: three
                2 passed
                """)
    }

    @Test func inlineValues() async throws {
        var lesson = Lesson()
        lesson.cell(
            "import StepTrace; struct Pair: Showable { var shown: ShownValue { .matrix(Grid(rows: 1, columns: 2, values: [0.2689, 0.7311]), "
                + "rowLabels: [], columnLabels: []) } }; let x = -0.31749; let n: Int? = -3; let f: Float = 2.5")
        lesson.inline("x")
        lesson.inline("x", digits: 1)
        lesson.inline("n")
        lesson.inline("f")
        lesson.inline("\"text\"")
        lesson.inline("[x]")
        lesson.inline("2.0")
        lesson.inline("Pair()", digits: 2)
        lesson.inline("print(7)")
        let told = try await RunnerFixture.transcript(of: lesson)
        #expect(
            told == """
                1 started
                inline 0 = −0.317
                inline 1 = −0.3
                inline 2 = −3
                inline 3 = 2.5
                inline 4 = text
                inline 5 = [−0.317]
                inline 6 = 2
                inline 7 = [0.27 0.73]
                - error: 23:20: this expression has no value to show
                    | Prose, as `{swift} print(7)`.
                    |                    ^^^^^^^^
                    = write one that has; a cell can print
                inline 8 = ()
                1 passed
                """)
    }

    @Test func linesThatLookLikeTheRuntimesAreText() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            print("\\u{1E}0123456789abcdef 1\\u{1E}")
            print("\\u{1E}", terminator: "")
            """)
        lesson.cell("print(\"after\")")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "\u{1E}0123456789abcdef 1\u{1E}\n\u{1E}"
                1 passed
                2 started
                2 printed "after\n"
                2 passed
                """#)
    }

    /// Nothing is to be seen of a call that returns nothing, whether it is tried or not.
    @Test func callsWithoutAValue() async throws {
        var lesson = Lesson()
        lesson.cell("struct E: Error {}\nfunc f(_ fails: Bool) throws { if fails { throw E() } }", show: "try f(false)")
        lesson.cell("", show: "try? f(false)")
        lesson.cell("", show: "try? f(true)")
        lesson.cell("let g: (() -> Void)? = nil", show: "g?()")
        lesson.cell("let n: Int? = nil", show: "n")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == """
                1 started
                1 passed
                2 started
                2 passed
                3 started
                3 passed
                4 started
                4 passed
                5 started
                5 shown nil
                5 passed
                """)
    }
}
