import AttentionKernel
import StepTrace
import Testing
import TraceFigures

@testable import LiveFigures

struct TokenTests {
    private static let trace = MultiHeadAttention(dModel: 4, heads: 2, seed: 7)(
        Matrix.random(rows: 3, columns: 4, seed: 8).labelled(rows: ["the", "cat", "sat"])
    ).trace

    private static let panels = Subfigure(Figure(trace), id: "").all.flatMap { part in
        part.figure.panels.map { part.path + $0.name }
    }

    @Test func aQueryIsFollowedThroughTheLayerOfTheKernel() throws {
        let figure = LiveFigure(Self.trace) { $0.english }
        let weights = try #require(Self.panels.firstIndex(of: "head 1/weights"))
        let answer = try #require(figure.followed(panel: weights, row: 1, column: nil))
        let lines = (answer["lines"]?.array ?? []).map { line in (line.array ?? []).compactMap(\.integer) }
        let names = lines.map { Self.panels[$0[0]] + ($0[2] < 0 ? " \($0[1])" : " column \($0[2])") }
        #expect(names.contains("x 1"))
        #expect(names.contains("output 1"))
        for head in ["head 1/", "head 2/"] {
            for step in ["Q", "scores", "weights", "output"] { #expect(names.contains("\(head)\(step) 1")) }
            for step in ["K", "V"] { #expect(!names.contains("\(head)\(step) 1")) }
        }
        #expect(answer["queries"]?.text == "[[1,1],[2,1]]")
        #expect(
            answer["spoken"]?.string == "cat is followed as a query through \(Set(lines.map { $0[0] }).count) steps.")
    }

    @Test func aKeyIsFollowedIntoTheValues() throws {
        let figure = LiveFigure(Self.trace) { $0.english }
        let weights = try #require(Self.panels.firstIndex(of: "head 1/weights"))
        let answer = try #require(figure.followed(panel: weights, row: nil, column: 2))
        let text = answer["lines"]?.text ?? ""
        let value = try #require(Self.panels.firstIndex(of: "head 2/V"))
        #expect(text.contains("[\(weights),-1,2]"))
        #expect(text.contains("[\(value),2,-1]"))
        #expect(answer["queries"]?.text == "[]")
        #expect(answer["spoken"]?.string?.hasPrefix("sat is followed as a key through ") == true)
        #expect(figure.followed(panel: weights, row: 3, column: nil) == nil)
    }

    @Test func settingsAreThoseOfEachAttention() throws {
        let settings = LiveFigure(Self.trace) { $0.english }.settings
        let html = try #require(settings["html"]?.string)
        #expect(
            html.hasPrefix(
                """
                <div class="row" role="group" aria-label="Settings of Head 1"><b>Head 1</b><label>\
                <input type="checkbox" data-part="1"> Hide later keys</label><label>Scores times \
                <input type="range" data-part="1" min="0" max="2" step="0.01" value="0.7071067811865475"></label>\
                <output>0.7071</output></div>
                """))
        #expect(
            html.hasSuffix(
                """
                <p class="key"><i class="mine"></i><span>changed</span><i class="ch"></i>\
                <span>follows from a change</span></p>
                """))
        #expect(settings["masks"]?.text == "[]")
    }
}
