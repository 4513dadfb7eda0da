import StepTrace
import Testing

@testable import TraceFigures

struct FollowedTokenTests {
    private static func grid(_ rows: Int, _ columns: Int) -> Grid {
        Grid(rows: rows, columns: columns, values: (0..<rows * columns).map { Double($0 % 7) - 2.5 })
    }

    /// A self-attention of three tokens under a causal mask, from the numbers of the tokens on.
    private static func attention(_ name: String, of tokens: String) -> [Step] {
        func step(
            _ stage: String, _ operation: StepTrace.Operation, _ operands: [String], _ value: Grid,
            _ role: Step.Role = .vector
        ) -> Step {
            Step(
                name: name + stage, symbol: "X", operation: operation,
                operands: operands.map { $0.hasPrefix("/") ? String($0.dropFirst()) : name + $0 }, value: value,
                role: role)
        }
        let weights = Grid([[1, 0, 0], [0.5, 0.5, 0], [0.25, 0.5, 0.25]])
        return [
            step("W", .given, [], grid(2, 2)),
            step("Q", .project, ["/" + tokens, "W"], grid(3, 2)),
            step("K", .project, ["/" + tokens, "W"], grid(3, 2)),
            step("V", .project, ["/" + tokens, "W"], grid(3, 2)),
            step("scores", .matmulTransposed, ["Q", "K"], grid(3, 3), .score),
            step("max", .rowMaximum, ["scores"], grid(3, 1), .score),
            step("e", .expMinus, ["scores", "max"], grid(3, 3), .exponential),
            step("sums", .rowSum, ["e"], grid(3, 1), .sum),
            step("A", .divide(emptyRow: 0), ["e", "sums"], weights, .share),
            step("O", .weightedSum, ["A", "V"], grid(3, 2)),
        ]
    }

    /// What is followed, as `scores:row 2`, rows and columns counted from 1.
    private static func followed(_ trace: Trace, _ name: String, row: Int? = nil, column: Int? = nil) -> Set<String> {
        let root = Subfigure(Figure(trace), id: "")
        let names = root.all.flatMap { part in part.figure.panels.map { part.path + $0.name } }
        guard let panel = names.firstIndex(of: name) else { return [] }
        let token = FollowedToken(root, panel: panel, row: row.map { $0 - 1 }, column: column.map { $0 - 1 })
        return Set(
            (token?.lines ?? []).map { "\(names[$0.panel]):\($0.isColumn ? "column" : "row") \($0.index + 1)" })
    }

    /// Two heads side by side, added to the tokens, and an attention of what comes out.
    private static let layers = Trace(
        title: "layers",
        steps: [Step(name: "x", symbol: "X", operation: .given, value: grid(3, 2))]
            + [
                Step(
                    name: "heads", symbol: "H", operation: .concatenate, operands: ["head 1/O", "head 2/O"],
                    value: grid(3, 4)),
                Step(
                    name: "projected", symbol: "P", operation: .project, operands: ["heads", "WO"], value: grid(3, 2)),
                Step(name: "WO", symbol: "W", operation: .given, value: grid(4, 2)),
                Step(name: "y", symbol: "Y", operation: .add, operands: ["x", "projected"], value: grid(3, 2)),
            ] + attention("2", of: "y"),
        children: ["head 1", "head 2"].map { Trace(title: $0, steps: attention("", of: "../x")) })

    private static func rows(_ names: String..., in way: String = "") -> Set<String> {
        Set(names.map { way + $0 + ":row 2" })
    }
    private static func columns(_ names: String..., in way: String = "") -> Set<String> {
        Set(names.map { way + $0 + ":column 2" })
    }

    @Test func aQueryIsFollowedThroughTheHeadsAndTheNextLayer() {
        let queries = ["head 1/", "head 2/", "2"].map { Self.rows("Q", "scores", "max", "e", "sums", "A", "O", in: $0) }
        let all = queries.reduce(Self.rows("x", "heads", "projected", "y")) { $0.union($1) }
        #expect(Self.followed(Self.layers, "head 1/A", row: 2) == all)
        #expect(Self.followed(Self.layers, "2scores", row: 2) == all)
        #expect(Self.followed(Self.layers, "head 2/Q", row: 2) == all)
        #expect(Self.followed(Self.layers, "2O", row: 2) == all)
    }

    @Test func aKeyIsFollowedThroughTheHeadsAndTheNextLayer() {
        let keys = ["head 1/", "head 2/", "2"].map {
            Self.rows("K", "V", in: $0).union(Self.columns("scores", "e", "A", in: $0))
        }
        let all = keys.reduce(Self.rows("x", "y")) { $0.union($1) }
        #expect(Self.followed(Self.layers, "head 1/A", column: 2) == all)
        #expect(Self.followed(Self.layers, "head 2/V", row: 2) == all)
    }

    @Test func aTokenIsFollowedAsQueryAndAsKey() {
        #expect(
            Self.followed(Self.layers, "x", row: 2)
                == Self.followed(Self.layers, "head 1/A", row: 2).union(
                    Self.followed(Self.layers, "head 1/A", column: 2)))
    }

    /// The first query of a causal attention sees one key only, the last all; neither is followed into the values.
    @Test(arguments: [1, 3]) func theFirstAndTheLastAreFollowedAsAnyOther(row: Int) {
        func moved(_ lines: Set<String>) -> Set<String> { Set(lines.map { $0.replacing(#/ 2$/#, with: " \(row)") }) }
        for axis in ["row", "column"] {
            #expect(
                Self.followed(Self.layers, "2A", row: axis == "row" ? row : nil, column: axis == "column" ? row : nil)
                    == moved(
                        Self.followed(
                            Self.layers, "2A", row: axis == "row" ? 2 : nil, column: axis == "column" ? 2 : nil)))
        }
    }

    @Test func stepsThatNameNoOperandsAreFoundByTheirLabels() {
        #expect(
            Self.followed(Samples.masked, "masked scores", row: 2)
                == Self.rows("queries", "scores", "mask", "masked scores", "weights", "output"))
        #expect(
            Self.followed(Samples.masked, "weights", column: 2)
                == Self.columns("scores", "mask", "masked scores", "weights").union(Self.rows("keys", "values")))
    }

    @Test func whatAFigureDoesNotHoldIsNotFollowed() {
        let root = Subfigure(Figure(Samples.masked), id: "")
        for (panel, row, column) in [(-1, 0, nil), (8, 0, nil), (0, 2, nil), (0, -1, nil), (3, nil, 2), (0, nil, nil)]
            as [(Int, Int?, Int?)]
        {
            #expect(FollowedToken(root, panel: panel, row: row, column: column) == nil)
        }
    }
}
