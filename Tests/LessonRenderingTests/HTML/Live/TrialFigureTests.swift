import LessonModel
import StepTrace
import Testing

@testable import LessonRendering

/// Traces and plots of a chapter that was run with changed cells: what differs in them, and their numbers on the page.
@Suite struct TrialFigureTests {
    private static let cells = (1...3).map { "```swift\ncell\($0)\n```\n" }

    private static func part(
        _ traces: [[Trace]], _ cells: [String] = cells, after: [CellReport.Output] = []
    ) -> Handout.Part {
        TrialHTMLTests.part(
            Dictionary(
                uniqueKeysWithValues: traces.enumerated().map { index, traces in
                    (index + 1, traces.map { .shown(.trace($0), caption: nil) } + after)
                }),
            text: "---\ntitle: T\n---\n\n" + cells.joined(separator: "\n"))
    }

    private func trial(_ old: [[Trace]], _ new: [[Trace]]) -> TrialHTML {
        TrialHTML(original: Self.part(old), trial: Self.part(new), in: SampleHandout.handout)
    }

    private func sentence(_ old: Trace, _ new: Trace) -> String? { trial([[old]], [[new]]).changed.first?.change }

    /// The numbers of the figures that a result shows.
    private func numbers(_ result: TrialHTML.CellResult) -> [String] {
        result.after.matches(of: /<figure class="trace wide" id="trace-([^"]*)"/).map { String($0.1) }
    }

    private let one = SampleTraces.attention(
        q: [[1, 0], [0, 1]], k: [[1, 0], [0, 1]], v: [[1, 2], [3, 4]], labels: ["the", "cat"], title: "attention")
    private let other = SampleTraces.attention(
        q: [[1, 0], [0, 1]], k: [[1, 0], [2, 1]], v: [[1, 2], [3, 4]], labels: ["the", "cat"], title: "attention")

    // MARK: The first difference

    /// The step and number that the figure names too, in its digits.
    @Test func theFirstStepThatDiffers() throws {
        let result = try #require(trial([[one]], [[other]]).changed.first)
        #expect(result.change == "The first step that differs is “keys”: cat, column 1 was 0 and is 2.")
        #expect(result.after.contains("the first step that differs: keys."))
        #expect(result.inside == "")
        var scaled = one
        let index = try #require(scaled.steps.firstIndex { $0.name == "scaled scores" })
        scaled.steps[index].value[1, 0] = 0.000001
        #expect(
            sentence(one, scaled)
                == "The first step that differs is “scaled scores”: cat → the was 0 and is 1×10⁻⁶.")
    }

    @Test func stepsThatComeAndGo() throws {
        let masked = SampleTraces.attention(
            q: [[1, 0], [0, 1]], k: [[1, 0], [0, 1]], v: [[1, 2], [3, 4]], labels: ["the", "cat"], isCausal: true,
            title: "attention")
        #expect(sentence(one, masked) == "The first step that differs is “mask”, which is new.")
        // It is folded in the figure, which names it as well.
        #expect(
            sentence(masked, one) == "The first step that differs is “exponentials”: the → cat was 0.00 and is 0.49.")
        var fewer = one
        fewer.steps.removeLast()
        #expect(sentence(one, fewer) == "The step “output” is gone.")
        var wider = one
        wider.steps[2].value = Grid(rows: 2, columns: 1, values: [1, 2])
        #expect(sentence(one, wider) == "The first step that differs is “values”: it was 2 × 2 and is 2 × 1.")
        var renamed = one
        renamed.title = "another"
        #expect(sentence(one, renamed) == "The trace has changed.")
    }

    /// Of heads the step has the head's name; what a figure does not show is found as well.
    @Test func stepsInsideAndUnshownOnes() {
        var heads = SampleTraces.heads
        heads.children[1].steps[3].value[2, 0] = 9
        #expect(
            sentence(SampleTraces.heads, heads)?.hasPrefix(
                "The first step that differs is “head 2/scores”: row 3, column 1 was 0 and is 9.") == true)
        var (narrow, changed) = (one, other)
        narrow.selection = ["queries"]
        changed.selection = ["queries"]
        #expect(
            sentence(narrow, changed) == "The first step that differs is “keys”: cat, column 1 was 0 and is 2.")
    }

    @Test func aComparisonOfTheLessonStays() throws {
        func part(_ trace: Trace) -> Handout.Part {
            TrialHTMLTests.part(
                [1: [.shown(.trace(trace, comparedWith: one), caption: nil)]],
                text: "---\ntitle: T\n---\n\n" + Self.cells[0])
        }
        let trial = TrialHTML(original: part(other), trial: part(one), in: SampleHandout.handout)
        let result = try #require(trial.changed.first)
        #expect(result.change?.contains("cat, column 1 was 2 and is 0.") == true)
        #expect(result.after.contains("No number differs."))
    }

    // MARK: Numbers of figures

    @Test func figuresKeepTheirNumbers() {
        let results = trial([[one], [one, one], [one]], [[other], [other, other], [other]]).changed
        #expect(results.map(numbers) == [["3.1"], ["3.2", "3.3"], ["3.4"]])
        // The second cell shows one trace less, the first two more.
        let more = trial([[one], [one, one], [one]], [[one, one, one], [one], [other]]).changed
        #expect(more.map(numbers) == [["3.1", "3.1a", "3.1b"], ["3.2"], ["3.4"]])
        #expect(trial([[], [one], []], [[one], [one], [one]]).changed.map(numbers) == [["3.0a"], ["3.1a"]])
    }

    /// Lines of a reader's own between the cells of the page: the page's cells keep their names.
    @Test func cellsOfAReadersOwn() throws {
        let cells = [Self.cells[0], "```swift\nown1\n```\n", Self.cells[1], Self.cells[2], "```swift\nown2\n```\n"]
        let matrix = CellReport.Output.shown(
            .matrix(Grid(rows: 1, columns: 1, values: [1]), rowLabels: [], columnLabels: []), caption: nil)
        let original = Self.part([[one], [one], []])
        var trial = Self.part([[one], [one], [other], [], [one]], cells)
        for index in [1, 4] { trial.report.cells[index].outputs.insert(matrix, at: 0) }
        trial.report.cells[4].status = .trapped
        let html = TrialHTML(original: original, trial: trial, in: SampleHandout.handout) { [1: 1, 3: 2, 4: 3][$0] }
        #expect(html.changed.map(\.cell) == [2])
        #expect(html.changed.map(numbers) == [["3.2"]])
        #expect(html.changed[0].after.contains("recorded by <a href=\"#cell-3.2\">cell 3.2</a>"))
        #expect(html.added.map(\.cell) == [2, 5])
        #expect(html.added.map(numbers) == [["3.1a"], ["3.2a"]])
        #expect(html.added.map(\.failed) == [false, true] && html.added.allSatisfy { $0.change == nil })
        #expect(html.added[0].inside.contains("id=\"matrix-3.own1.1\""))
        #expect(html.added[1].inside.contains("id=\"matrix-3.own2.1\""))
        #expect(html.added[1].inside.contains("Ended the program"))
        #expect(html.added.allSatisfy { !$0.after.contains("recorded by") })
    }
}
