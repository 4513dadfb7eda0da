import StepTrace
import Testing

@testable import LessonModel

/// How a cell's result differs from that of another run.
@Suite struct CellChangeTests {
    private func report(_ outputs: [CellReport.Output], _ status: CellStatus? = .passed) -> CellReport {
        var report = CellReport(index: 1, id: nil, line: 1)
        report.outputs = outputs
        report.status = status
        return report
    }

    private func changes(_ old: [CellReport.Output], _ new: [CellReport.Output]) -> [OutputChange]? {
        CellChange(from: report(old), to: report(new))?.outputs
    }

    private func matrix(_ values: [Double], _ labels: [String] = [], _ caption: String? = nil) -> CellReport.Output {
        .shown(
            .matrix(Grid(rows: 1, columns: values.count, values: values), rowLabels: labels, columnLabels: []),
            caption: caption)
    }

    private func trace(_ value: Double) -> Trace {
        Trace(
            title: "t",
            steps: [
                Step(name: "a", symbol: "A", operation: .given, value: Grid(rows: 1, columns: 1, values: [value]))
            ])
    }

    @Test func whatIsTheSameIsNoChange() {
        let plot = Plot(kind: .line, series: [.init(name: "", x: [1, 2], y: [.nan, 2])])
        let outputs: [CellReport.Output] = [
            .printed("a\n"), .shown(.text("3"), caption: "x"), matrix([1, .nan, -.infinity]),
            .shown(.trace(trace(.nan), comparedWith: trace(1)), caption: nil), .shown(.plot(plot), caption: nil),
        ]
        #expect(CellChange(from: report(outputs), to: report(outputs)) == nil)
        #expect(changes([.printed("a\n")], [.printed("a")]) == nil)
        #expect(changes([], []) == nil)
    }

    @Test func statuses() {
        let change = CellChange(from: report([]), to: report([], .trapped))
        #expect(change?.statuses == .init(old: .passed, new: .trapped) && change?.hasOutput == false)
        // What has not ended has no status to differ from.
        #expect(CellChange(from: report([], nil), to: report([])) == nil)
    }

    /// The first line that differs, counted through everything that the cell prints.
    @Test func printedLines() {
        #expect(
            changes([.printed("a\nb\nc\n")], [.printed("a\nx\ny\n")]) == [.printed(line: 2, old: "b", new: "x")])
        #expect(changes([.printed("a\n")], [.printed("a\n\n")]) == [.printed(line: 2, old: nil, new: "")])
        #expect(changes([.printed("a\nb\n")], [.printed("a\n")]) == [.printed(line: 2, old: "b", new: nil)])
        let value = CellReport.Output.shown(.text("1"), caption: nil)
        #expect(
            changes([.printed("a\nb\n"), value, .printed("c\n")], [.printed("a\nb\n"), value, .printed("d\n")])
                == [.printed(line: 3, old: "c", new: "d")])
    }

    @Test func values() {
        let (old, new) = (trace(1), trace(2))
        #expect(
            changes([.shown(.text("1"), caption: "x")], [.shown(.text("1.0"), caption: "x")])
                == [.text(old: "1", new: "1.0", caption: "x")])
        #expect(
            changes([matrix([1, 2])], [matrix([1, 3])]) == [
                .matrix(
                    old: Grid(rows: 1, columns: 2, values: [1, 2]), new: Grid(rows: 1, columns: 2, values: [1, 3]),
                    caption: nil)
            ])
        // Other labels are another matrix, even under the same numbers.
        #expect(changes([matrix([1])], [matrix([1], ["a"])])?.count == 1)
        #expect(
            changes([.shown(.trace(old), caption: nil)], [.shown(.trace(new), caption: nil)])
                == [.trace(old: old, new: new, caption: nil)])
        let plots = [1.0, 2.0].map {
            CellReport.Output.shown(.plot(Plot(kind: .bar, series: [.init(name: "", x: [0], y: [$0])])), caption: "p")
        }
        #expect(changes([plots[0]], [plots[1]]) == [.plot(caption: "p")])
        #expect(changes([matrix([1], [], "a")], [matrix([1], [], "b")]) == [.caption(old: "a", new: "b")])
    }

    /// What is inserted or left out does not make everything after it another output.
    @Test func outputsArePairedByKindAndCaption() {
        let (a, b, c) = (matrix([1], [], "a"), matrix([2], [], "b"), matrix([3], [], "c"))
        #expect(changes([a, b, c], [b, c]) == [.removed(.matrix, caption: "a")])
        #expect(changes([b, c], [a, b, c]) == [.added(.matrix, caption: "a")])
        #expect(changes([], [.printed("x\n")]) == [.added(.printed, caption: nil)])
        #expect(OutputPairs(from: [a, .printed("x"), b], to: [b, .printed("y"), c]).before == [2, 1, 0])
        #expect(OutputPairs(from: [a, b], to: [c]).removed == [1])
    }
}
