import AttentionKernel
import StepTrace
import TestSupport
import Testing
import TraceFigures

@testable import LiveFigures

/// Numbers that a lesson or a reader has set: arithmetic, sentences and captions say so, and say nothing that is true no longer.
struct SetNumberTests {
    private static let q: Matrix = [[1, 0], [0, 1]]
    private static let k: Matrix = [[1, 0], [0, 2]]
    private static let v: Matrix = [[4, 0], [0, 8]]
    private static let attention = AttentionKernel.attention(q, k, v)

    private static func figure(_ trace: Trace, comparedWith original: Trace? = nil) -> LiveFigure {
        LiveFigure(trace, comparedWith: original, id: "i", label: "L") { $0.english }
    }

    private static func readout(_ figure: LiveFigure, _ step: String, _ row: Int = 0, _ column: Int = 0) -> String {
        let panel = figure.panel(at: step) ?? -1
        let html = figure.readout(panel: panel, row: row, column: column)?["html"]?.string ?? ""
        return html.replacing(/<\/p>/, with: "\n").replacing(/<[^>]*>/, with: "")
    }

    /// Whatever step it is in, in what a lesson patches and in what a reader changes.
    @Test(arguments: [
        ("scores", 3, "scores[1,1] = 3, set here; its rule gives Q₁·K₁ = 1×1 + 0×0 = 1"),
        ("scaled scores", 3, "scaled scores[1,1] = 3, set here; its rule gives 1 ÷ √2 = 0.71"),
        ("row maximum", 3, "row maximum[1] = 3, set here; its rule gives max(0.71, 0) = 0.71"),
        ("exponentials", 4, "exponentials[1,1] = 4, set here; its rule gives e^(0.7071 − 0.7071) = 1"),
        ("row sum", 1, "row sum[1] = 1, set here; its rule gives 1 + 0.49 = 1.49"),
        ("weights", 0.5, "weights[1,1] = 0.5, set here; its rule gives 1 ÷ 1.493 = 0.67"),
        ("output", 1, "output[1,1] = 1, set here; its rule gives 0.67×4 + 0.33×0 = 2.68"),
    ])
    func arithmeticSaysThatANumberIsSet(_ step: String, _ value: Double, _ text: String) throws {
        let trace = Self.attention.trace.patched(step, row: 0, to: value)
        #expect(trace.explain(step: step, row: 0, column: 0)?.text == text)
        var figure = Self.figure(Self.attention.trace)
        let panel = try #require(figure.panel(at: step))
        _ = figure.edit(panel: panel, row: 0, column: 0, text: String(value))
        let readout = Self.readout(figure, step)
        #expect(readout.contains(text + "\n"))
        #expect(
            readout.contains("Set here in place of what its rule gives: the steps before stay, the steps after follow.")
        )
        #expect(
            figure.panel(panel)?.note == "Some numbers are set here; the rule gives the others.")
        // The terminal says the same of it.
        #expect(Figure(trace, comparedWith: Self.attention.trace).worked(panel, { $0.english })?.text == text)
        #expect(Trace(try #require(JSONValue(reading: trace.json.text)))?.steps == trace.steps)
        // Put back, nothing of it is left.
        _ = figure.putBack(panel: panel, row: 0, column: 0)
        #expect(figure.root.figure.trace == Self.attention.trace)
    }

    /// Numbers that were set stay, whatever is changed after that, and tell what their rule gives then.
    @Test func whatIsSetStaysSet() {
        let once = Self.attention.patched(.weights, row: 0, column: 0, to: 0.5)
        #expect(once.trace.step("weights")?.setNumbers.count == 1)
        let twice = once.patched(.query, row: 0, column: 0, to: 2).trace
        #expect(twice.step("weights")?.value[0, 0] == 0.5)
        #expect(twice.step("weights")?.value[0, 1] != once.trace.step("weights")?.value[0, 1])
        #expect(
            twice.explain(step: "weights", row: 0, column: 0)?.text
                == "weights[1,1] = 0.5, set here; its rule gives 1 ÷ 1.2431 = 0.8044")
        let again = once.patched(.weights, row: 0, column: 0, to: 0.25).trace.step("weights")
        #expect(again?.setNumbers.count == 1)
        #expect(again?.computed(0, 0) == Self.attention.trace.step("weights")?.value[0, 0])
    }

    /// A trace may be put together by hand: what its arithmetic does not give is not said to come from it.
    @Test func noArithmeticIsToldThatGivesSomethingElse() {
        let trace = Trace(
            title: "by hand",
            steps: [
                Step(name: "a", symbol: "a", operation: .given, value: Grid([[1, 2]])),
                Step(name: "b", symbol: "b", operation: .scale(2), operands: ["a"], value: Grid([[7, 4]])),
            ])
        #expect(trace.explain(step: "b", row: 0, column: 0)?.text == "b[1,1] = 7")
        #expect(trace.explain(step: "b", row: 0, column: 1)?.text == "b[1,2] = 2 × 2 = 4")
    }

    @Test func anOldNumberKeepsItsDigits() throws {
        var figure = Self.figure(Self.attention.trace)
        // The scores are whole numbers: 1, and 2 for the last key.
        _ = figure.setScale(part: 0, text: "1")
        #expect(Self.readout(figure, "scaled scores", 1, 1).contains("column") == false)
        #expect(Self.readout(figure, "scaled scores", 1, 1).contains("key k₂: 1.41 before, +0.59"))
        let scores = try #require(figure.panel(at: "scores"))
        _ = figure.reset()
        let answer = figure.edit(panel: scores, row: 0, column: 0, text: "12345678")
        #expect(answer["spoken"]?.string?.hasPrefix("Scores, query q₁, key k₁: 1.23e7, was 1.") == true)
        #expect(Self.readout(figure, "scores").contains(": 1 before, +1.23e7"))
    }

    @Test func captionsFollow() throws {
        var figure = Self.figure(AttentionKernel.attention(Self.q, Self.k, Self.v, mask: .causal).trace)
        func note(_ step: String) -> String? { figure.panel(at: step).flatMap { figure.panel($0)?.note } }
        func set(_ step: String, _ value: String) throws {
            _ = figure.reset()
            _ = figure.edit(panel: try #require(figure.panel(at: step)), row: 1, column: 0, text: value)
        }
        #expect(note("weights") == "Each row divided by its sum: shares that add up to 1.")
        try set("row sum", "1")
        #expect(note("weights") == "Each row divided by its number in row sum.")
        #expect(Self.readout(figure, "weights").contains("The one number divided by the other."))
        try set("row maximum", "-3")
        #expect(note("exponentials") == "e to the power of score minus row maximum.")
        #expect(Self.readout(figure, "exponentials").contains("e to the power of a difference."))

        func texts(_ answer: JSONValue) -> [String] { answer["texts"]?.array?.compactMap { $0.strings?.last } ?? [] }
        #expect(texts(figure.setCausal(part: 0, to: false)).first == "")
        #expect(texts(figure.setCausal(part: 0, to: true)).first == ", causal mask")
        let mask = try #require(figure.panel(at: "mask"))
        _ = figure.reset()
        #expect(texts(figure.toggle(panel: mask, row: 1, column: 0)).first == ", masked")
        #expect(texts(figure.reset()) == [", causal mask", ""])
    }

    /// One query, followed across: what was set does not come from what stands above it.
    @Test func theFollowedQueryMarksWhatIsSet() throws {
        var figure = Self.figure(Self.attention.trace)
        func rows() throws -> String { try #require(figure.followed(part: 0, query: 0)?.string) }
        #expect(try !rows().contains("set here"))
        _ = figure.edit(panel: try #require(figure.panel(at: "output")), row: 0, column: 0, text: "1")
        #expect(try rows().contains("output of <em class=\"qn\">q₁</em>, set here ="))
        _ = figure.reset()
        _ = figure.edit(panel: try #require(figure.panel(at: "row sum")), row: 0, column: 0, text: "1")
        #expect(try rows().contains("<b>1.00, set here</b>"))
        #expect(try rows().contains("<td class=\"ch\">"))
    }

    /// What a lesson compares with stays what differences are counted from, also when a reader changes more.
    @Test func differencesAreThoseToTheComparedTrace() throws {
        let changed = Self.attention.patched(.weights, row: 0, column: 0, to: 0.5)
        var figure = Self.figure(changed.trace, comparedWith: Self.attention.trace)
        let weights = try #require(figure.panel(at: "weights"))
        let answer = figure.edit(panel: weights, row: 0, column: 0, text: "0.9")
        #expect(answer["spoken"]?.string?.hasPrefix("Weights, query q₁, key k₁: 0.900, was 0.670.") == true)
        #expect(Self.readout(figure, "weights").contains(": 0.670 before, +0.230"))
        let back = figure.putBack(panel: weights, row: 0, column: 0)
        #expect(back["spoken"]?.string?.hasPrefix("Weights, query q₁, key k₁: 0.500, was 0.670.") == true)
        // A mask that comes in differs from nothing.
        let count = { (figure: LiveFigure) in figure.root.figure.differing }
        _ = figure.setCausal(part: 0, to: true)
        #expect(count(figure).first == "mask")
        _ = figure.setScale(part: 0, text: "0.7071067811865475")
        _ = figure.reset()
        #expect(count(figure) == ["weights", "output"])
    }

    /// A factor that a reader sets stands in the page's own formula.
    @Test func aNewFactorIsAFormula() {
        let formulas: [JSONValue.Member] = FigureScriptWords.formulas.map { .init($0, .string("<math>\($0)</math>")) }
        let page: JSONValue = .object([.init("formulas", .object(formulas))])
        let trace = AttentionKernel.attention(Self.q, Self.k, Self.v, scoring: .dotProduct).trace
        var figure = LiveFigure(
            trace, id: "i", label: "L", words: { $0.english }, formulas: FigureScriptWords.formulas(page))
        let html = figure.setScale(part: 0, text: "0.5")["html"]?.string ?? ""
        for formula in ["S′ = 0.5\\,S", "m_i = \\max_j S′_{ij}", "E_{ij} = e^{S′_{ij} - m_i}"] {
            #expect(html.contains("<math>\(formula)</math>"), "\(formula)")
        }
        #expect(figure.setScale(part: 0, text: "-0.3")["formulas"]?.text == #"[[4,"<math>S′ = −0.3\\,S</math>"]]"#)
        #expect(figure.setCausal(part: 0, to: true)["html"]?.string?.contains("<math>Z = S′ + M</math>") == true)
    }

    @Test func aPredictionIsOfWhatIsComputed() throws {
        var figure = Self.figure(Self.attention.trace)
        let scores = try #require(figure.panel(at: "scores"))
        let first = try #require(figure.question(panel: scores))
        let (row, column) = (first["row"]?.integer ?? -1, first["column"]?.integer ?? -1)
        _ = figure.edit(panel: scores, row: row, column: column, text: "9")
        let second = try #require(figure.question(panel: scores))
        #expect([second["row"]?.integer, second["column"]?.integer] != [row, column])
        // The number and what it comes from are marked.
        #expect(second["marks"]?.array?.isEmpty == false)
    }
}
