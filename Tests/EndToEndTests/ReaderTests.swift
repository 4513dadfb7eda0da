import AttentionKernel
import Foundation
import StepTrace
import TestSupport
import Testing
import TraceFigures

/// What a reader does in the figures of a page, in a browser: changes numbers, follows a token, predicts steps.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct ReaderTests {
    /// What the script sees after an action.
    private struct View: Decodable {
        struct Shown: Decodable {
            var name: String
            var rows: [[String]]
        }

        var steps: [Shown]
        /// Cells as `step row column`.
        var changed: [String]
        var followed: [String]
        var covered: Int
        /// The number that is asked for, and what a covered step lets be read.
        var asked: [String]
        var seen: String
        /// What the caption says of the mask.
        var mask: String
        var history: Int
        var isInSight: Bool
        var said: String
        var readout: String
        var refused: String
        var field: String
        var focus: String
        var height: Int
        var address: String
        var faults: [String]
    }

    private static let query: Matrix = [[1, 0.5], [-0.5, 2], [1.5, 1]]
    private static let key: Matrix = [[1, 0], [0.5, 1.5], [-1, 1]]
    private static let value: Matrix = [[1, 2], [3, -1], [0.5, 0]]
    private static let layer = MultiHeadAttention(dModel: 4, heads: 2, seed: 7)
    private static let tokens = Matrix.random(rows: 3, columns: 4, seed: 8).labelled(rows: ["the", "cat", "sat"])

    private static func random(_ count: Int) -> Trace {
        let parts = (1...3).map { Matrix.random(rows: count, columns: 64, seed: UInt64($0)) }
        return attention(parts[0], parts[1], parts[2], mask: .causal).trace
    }

    /// A causal attention, two heads in a layer, a large attention, and one that is too large.
    private static let traces = [
        attention(query, key, value, mask: .causal).trace, layer(tokens).trace, random(64), random(65),
    ]

    /// Numbers as a figure of the trace would show them.
    private static func texts(_ trace: Trace) -> [[[String]]] {
        Subfigure(Figure(trace), id: "").all.flatMap { $0.figure.panels }.map { panel in
            (0..<panel.grid.rows).map { row in (0..<panel.grid.columns).map { panel.text(row: row, column: $0) } }
        }
    }

    private static func play(_ actions: [[Any]]) async throws -> [View] {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(FigurePage.html(traces), "page.html")
        let json = String(decoding: try JSONSerialization.data(withJSONObject: actions), as: UTF8.self)
        let output = try await PageTools.run("reader", [folder.url.appending(path: "page.html").path, json])
        let lines = output.split(separator: "\n")
        // How long a figure of 64 × 64 takes is told, not judged.
        for line in lines.dropLast() { print(line) }
        let last = try #require(lines.last)
        try #require(last.hasPrefix("["), "\(output.prefix(1500))")
        return try JSONDecoder().decode([View].self, from: Data(last.utf8))
    }

    @Test func whatAReaderDoesIsShown() async throws {
        // Steps are counted from 0: Q, K, V, scores, scaled scores, mask, masked scores, softmax, …
        let names = Self.traces[0].steps.map(\.name)
        func step(_ name: String) -> Int { names.firstIndex(of: name) ?? -1 }
        let (scores, mask, weights, output) = (
            step("scores"), step("mask"), step("weights"), step("output")
        )
        let actions: [[Any]] = [
            ["look", "trace-1"],
            // 1: an input, and what follows from it.
            ["edit", "trace-1", 0, 1, 0, "0,75"],
            // 2: back and forth in the history.
            ["back", "trace-1"],
            // 3: in the middle; 4: further on; 5: put back.
            ["edit", "trace-1", scores, 2, 0, "−3"],
            ["edit", "trace-1", weights, 2, 1, "9/10"],
            ["push", "trace-1", "Put all back"],
            // 6: a digit begins, 7: keys step, 8: Escape gives up.
            ["type", "trace-1", 0, 0, 0, "7"],
            ["press", "trace-1", 0, 0, 1, "Enter", "ArrowUp", "ArrowUp", "Enter"],
            ["press", "trace-1", 0, 0, 1, "Enter", "ArrowDown", "Escape"],
            // 9: what is no number is said, and axe looks at it.
            ["edit", "trace-1", 2, 0, 0, "many"],
            ["axe", "trace-1"],
            ["press", "trace-1", 2, 0, 0, "Escape"],
            // 12: the same on opening.
            ["open again", "trace-1"],
            ["push", "trace-1", "Put all back"],
            // 14: an entry of the mask.
            ["press", "trace-1", mask, 0, 1, " "],
            ["press", "trace-1", mask, 0, 1, " "],
            // 16: settings.
            ["push", "trace-1", "Change numbers"],
            ["check", "trace-1", "Hide later keys"],
            ["slide", "trace-1", "Scores times", "0.2"],
            ["axe", "trace-1"],
            ["push", "trace-1", "Put all back"],
            // 21: while numbers are changed, a click opens a field.
            ["click", "trace-1", output, 0, 0],
            // 22: a layer.
            ["edit", "trace-2", 0, 1, 1, "2"],
            ["choose", "trace-2", "Follow", "cat"],
            ["push", "trace-2", "Put all back"],
            ["choose", "trace-2", "Follow", "no token"],
            // 26: predictions.
            ["check", "trace-1", "Predict first"],
            ["next", "trace-1"], ["next", "trace-1"], ["next", "trace-1"], ["next", "trace-1"],
            ["predict", "trace-1", "12345", 0],
            ["next", "trace-1"],
            ["predict", "trace-1", "7", 1],
            ["predict", "trace-1", "1", 1],
            // 35: large figures.
            ["time", "trace-3", 0, 60],
            ["look", "trace-4"],
        ]
        let seen = try await Self.play(actions)
        for (view, action) in zip(seen, actions) {
            #expect(view.faults == [], "\(action)")
            #expect(view.seen == "", "what is covered cannot be read: \(action)")
        }
        #expect(
            Set(seen[..<35].filter { $0.steps.count == names.count }.map(\.height)).count == 1, "the readout's height")
        func texts(_ index: Int) -> [[[String]]] { seen[index].steps.map(\.rows) }
        let original = Self.texts(Self.traces[0])
        #expect(texts(0) == original)

        var query = Self.query
        query[1, 0] = 0.75
        #expect(texts(1) == Self.texts(attention(query, Self.key, Self.value, mask: .causal).trace))
        #expect(seen[1].changed == ["0 1 0"])
        #expect(seen[1].focus == "0 1 0")
        #expect(seen[1].address == "#trace-1-s1-r2c1~trace-1=Q:2:1=0.75")
        #expect(texts(2) == original)
        #expect(seen[2].changed == [])

        let before = attention(Self.query, Self.key, Self.value, mask: .causal)
        let patched = before.patched(.rawScores, row: 2, column: 0, to: -3)
        #expect(texts(3) == Self.texts(patched.trace))
        #expect(texts(4) == Self.texts(patched.patched(.weights, row: 2, column: 1, to: 0.9).trace))
        #expect(seen[4].changed == ["\(scores) 2 0", "\(weights) 2 1"])
        #expect(texts(5) == original)
        #expect(seen[5].said == "All numbers are as they were.")

        query = Self.query
        query[0, 0] = 7
        #expect(texts(6) == Self.texts(attention(query, Self.key, Self.value, mask: .causal).trace))
        query[0, 1] = 0.7
        #expect(texts(7) == Self.texts(attention(query, Self.key, Self.value, mask: .causal).trace))
        #expect(texts(8) == texts(7))
        #expect(seen[9].refused == "“many” is not a number; write one such as −0.5, 2/3 or 1e−2.")
        #expect(texts(9) == texts(7))
        #expect(seen[11].field == "")
        #expect(texts(12) == texts(7))
        #expect(seen[12].address.hasSuffix("~trace-1=Q:1:1=7~Q:1:2=0.7"))

        #expect(seen[14].steps[mask].rows[0] == ["0", "0", "−∞"])
        #expect(texts(15) == original)
        #expect(seen[17].steps.map(\.rows)[mask] == [["0", "0", "0"], ["0", "0", "0"], ["0", "0", "0"]])
        #expect(
            seen[18].steps.last?.rows
                == Self.texts(attention(Self.query, Self.key, Self.value, scoring: .dotProduct(scale: 0.2)).trace).last)
        #expect(texts(20) == original)
        #expect(seen[21].field == original[output][0][0])

        var tokens = Self.tokens
        tokens[1, 1] = 2
        #expect(texts(22) == Self.texts(Self.layer(tokens).trace))
        #expect(seen[23].followed.count > 20)
        #expect(seen[23].said == "cat is followed as a query through \(Self.followedSteps) steps.")
        #expect(seen[25].followed == [])

        #expect(seen[30].covered == 9)
        #expect(seen[30].asked.count == 1)
        #expect(seen[30].readout.contains("Before it is shown: which number"))
        #expect(seen[31].covered == 0)
        #expect(seen[31].readout.contains("You predicted 12345; it is"))
        #expect(seen[33].readout.contains("“7” is no place in a row; write a whole number from 1 to 3."))
        #expect(seen[34].readout.contains("You predicted place 1; it is place"))
        #expect(seen[36].said == "")
    }

    /// What a reader has changed is told as such, wherever the figure says anything of it.
    @Test func whatIsSaidFollowsWhatIsChanged() async throws {
        let names = Self.traces[0].steps.map(\.name)
        func step(_ name: String) -> Int { names.firstIndex(of: name) ?? -1 }
        let actions: [[Any]] = [
            ["look", "trace-1"],
            // 1: a number that is set; 2: a token, and no token again.
            ["edit", "trace-1", step("weights"), 2, 1, "0.5"],
            ["choose", "trace-1", "Follow", "q₃"],
            ["choose", "trace-1", "Follow", "no token"],
            ["push", "trace-1", "Put all back"],
            // 5: settings; many steps of a slider are one change.
            ["push", "trace-1", "Change numbers"],
            ["check", "trace-1", "Hide later keys"],
            ["slide", "trace-1", "Scores times", "0.5"],
            ["slide", "trace-1", "Scores times", "1.62"],
            // 9: addresses that name changes.
            ["open", "trace-1", "#trace-1~trace-1=scale=1.62"],
            ["open", "trace-2", "#~trace-2=scale%40head 1=0.5"],
        ]
        let seen = try await Self.play(actions)
        for (view, action) in zip(seen, actions) { #expect(view.faults == [], "\(action)") }
        #expect(seen[1].readout.contains("weights[3,2] = 0.5, set here; its rule gives"))
        #expect(seen[1].readout.contains("Set here in place of what its rule gives"))
        #expect(seen[2].said.hasPrefix("q₃ is followed"))
        #expect(seen[3].said == seen[1].said)
        #expect(seen[4].focus == "BUTTON")
        #expect([seen[5].mask, seen[6].mask] == [", causal mask", ""])
        #expect(seen[8].history == seen[7].history)
        // The readout explains the number as it is now.
        let original = seen[0].steps[step("scaled scores")].rows[2]
        let scaled = seen[9].steps[step("scaled scores")].rows[2]
        #expect(original.contains { seen[0].readout.contains("scaled scores \($0) →") })
        #expect(scaled.contains { seen[9].readout.contains("scaled scores \($0) →") })
        #expect(scaled != original)
        #expect(seen[10].isInSight)
        #expect(seen[10].address.hasPrefix("#~trace-2="))
    }

    private static var followedSteps: Int {
        let root = Subfigure(Figure(traces[1]), id: "")
        let scores = root.all.flatMap { $0.figure.panels }.firstIndex { $0.columnAxis == .key } ?? -1
        return Set(FollowedToken(root, panel: scores, row: 1, column: nil)?.lines.map(\.panel) ?? []).count
    }
}
