import AttentionKernel
import StepTrace
import TestSupport
import Testing
import TraceFigures

@testable import LiveFigures

struct LiveFigureEditingTests {
    private static let q: Matrix = [[1, 0], [0, 1]]
    private static let k: Matrix = [[1, 0], [0, 2]]
    private static let v: Matrix = [[4, 0], [0, 8]]

    private static func figure(_ trace: Trace) -> LiveFigure {
        LiveFigure(trace, id: "trace-1", label: "Trace 1") { $0.english }
    }

    private static func plain(_ mask: Mask = .none) -> LiveFigure { figure(attention(q, k, v, mask: mask).trace) }

    /// What a figure of a trace says of each number, and its whole HTML.
    private static func everything(_ figure: LiveFigure) -> [String] {
        var all: [String] = []
        for part in figure.root.all {
            for (offset, panel) in part.figure.panels.enumerated() {
                for index in panel.grid.values.indices {
                    let (row, column) = (index / panel.grid.columns, index % panel.grid.columns)
                    all.append(
                        figure.readout(panel: part.firstPanel + offset, row: row, column: column)?.text ?? "nothing")
                }
            }
        }
        return all
    }

    @Test func anAnswerSaysWhatIsDifferentNow() throws {
        var figure = Self.plain()
        // Panels: Q, K, V, scores, scaled scores, row maximum, exponentials, row sum, weights, output.
        let answer = figure.edit(panel: 8, row: 0, column: 0, text: "0,5")
        #expect(
            answer.text == """
                {"cells":[[8,0,0,"0.500","w5 ch"],[9,0,0,"2.00","p2 ch"]],"large":[],"widths":[],"says":[[8,\
                "<p class=\\"eg w\\">weights[1,1] = <b>0.5</b>, set here; its rule gives <span class=\\"pA\\">1</span> ÷ <span class=\\"pB\\">1.493</span> = 0.67</p>\
                <p class=\\"eg\\">Some numbers are set here; the rule gives the others.</p>"],[9,\
                "<p class=\\"eg w\\">output[1,1] = <span class=\\"pA\\">0.5</span>×<span class=\\"pB\\">4</span> + <span class=\\"pA\\">0.33</span>×<span class=\\"pB\\">0</span> = <b>2</b></p>\
                <p class=\\"eg\\">Each row mixes the rows of V in these shares.</p>"]],"formulas":[],"legends":[],"thumbs":[[0,5,\
                "<i class=\\"w5\\"></i><i class=\\"w3\\"></i><i class=\\"w2\\"></i><i class=\\"w8\\"></i>"]],\
                "texts":[[".mk",""],[".cmp span","Numbers that differ: 2; the first step that differs: weights."]],"spoken":"Weights, query q₁, key k₁: 0.500, \
                was 0.670. Numbers that differ: 2; the first step that differs: weights.","edits":[[8,0,0]]}
                """)
        let readout = try #require(figure.readout(panel: 9, row: 0, column: 0)?["html"]?.string)
        #expect(
            readout.hasPrefix(
                #"<p class="a"><b>Output</b>, row <em>o₁</em>, column <em>1</em>: <span class="df">2.68 before, −0.68</span></p>"#
            ))
    }

    @Test func aChangedFigureIsThatOfTheChangedComputation() {
        var changed = Self.plain()
        _ = changed.edit(panel: 1, row: 1, column: 0, text: "-3")
        var k = Self.k
        k[1, 0] = -3
        let original = Self.plain().trace
        let other = LiveFigure(attention(Self.q, k, Self.v).trace, comparedWith: original) { $0.english }
        #expect(Self.everything(changed) == Self.everything(other))
    }

    @Test func numbersArePutBackOneOrAll() {
        var figure = Self.plain()
        let before = Self.everything(figure)
        _ = figure.edit(panel: 0, row: 0, column: 0, text: "2")
        _ = figure.edit(panel: 8, row: 1, column: 1, text: "0.1")
        #expect(figure.state == "Q:1:1=2~weights:2:2=0.1")
        let one = figure.putBack(panel: 8, row: 1, column: 1)
        #expect(
            one["spoken"]?.string == """
                Weights, query q₂, key k₂: 0.804 again. Numbers that differ: 10; the first step that differs: Q.
                """)
        #expect(figure.state == "Q:1:1=2")
        let all = figure.reset()
        #expect(all["spoken"]?.string == "All numbers are as they were.")
        #expect(all["edits"]?.text == "[]")
        #expect(figure.state == "")
        #expect(Self.everything(figure) == before)
        // What is written as it was is no change.
        _ = figure.edit(panel: 0, row: 0, column: 0, text: "1")
        #expect(figure.state == "")
    }

    @Test func arrowKeysStepByATenthOrOneInTheLastDigit() {
        var figure = Self.plain()
        func state(_ panel: Int, _ row: Int, _ column: Int, _ steps: Int) -> String {
            _ = figure.nudge(panel: panel, row: row, column: column, steps: steps)
            return figure.state
        }
        // Q is written in whole numbers, the scaled scores with two decimals.
        #expect(state(0, 0, 0, 1) == "Q:1:1=2")
        #expect(state(0, 0, 0, -3) == "Q:1:1=-1")
        _ = figure.reset()
        _ = figure.edit(panel: 0, row: 0, column: 0, text: "0.15")
        #expect(state(0, 0, 0, 1) == "Q:1:1=0.25")
        #expect(state(0, 0, 0, -1) == "Q:1:1=0.15")
    }

    // MARK: Masks and scales

    @Test func anEntryIsHiddenAndShown() throws {
        var figure = Self.plain()
        let hidden = figure.toggle(panel: 8, row: 1, column: 0)
        // A mask came in, so that the whole figure is written anew.
        #expect(figure.state == "mask:2:1=-inf")
        let html = try #require(hidden["html"]?.string)
        #expect(html.contains(#"id="trace-1-s6""#) && html.contains("Masked scores"))
        #expect(html.contains("<div class=\"fm scroll\">Z = S′ + M</div>"))
        #expect(hidden["cells"] == nil)
        #expect(hidden["spoken"]?.string?.hasPrefix("Mask, query q₂, key k₁: −∞, was 0.") == true)
        #expect(figure.readout(panel: 10, row: 1, column: 0)?["html"]?.string?.contains("gets nothing") == true)
        // Shown again there is no mask.
        let shown = figure.toggle(panel: 10, row: 1, column: 0)
        #expect(figure.state == "")
        #expect(shown["html"] != nil)
        #expect(Self.everything(figure) == Self.everything(Self.plain()))
    }

    @Test func theCausalRuleIsSwitchedAndSingleEntriesWithIt() {
        var figure = Self.plain(.causal)
        #expect(
            figure.settings["html"]?.string?.hasPrefix(
                #"""
                <div class="row" role="group" aria-label="Settings of Attention">\#
                <label><input type="checkbox" data-part="0" checked> Hide later keys</label>\#
                <label>Scores times <input type="range" data-part="0" min="0" max="2" step="0.01" value="0.7071067811865475"></label>\#
                <output>0.7071</output></div>
                """#) == true)
        #expect(figure.settings["masks"]?.text == "[5]")
        #expect(
            figure.setCausal(part: 0, to: false)["spoken"]?.string == """
                Later keys are shown to each query. Numbers that differ: 8; the first step that differs: mask.
                """)
        #expect(figure.state == "causal=off")
        #expect(figure.settings["html"]?.string?.contains(" checked") == false)
        // By hand it is the same rule again, one number of it.
        _ = figure.toggle(panel: 5, row: 0, column: 1)
        #expect(figure.state == "causal=off~mask:1:2=-inf")
        #expect(figure.settings["html"]?.string?.contains(" checked") == true)
        _ = figure.setCausal(part: 0, to: true)
        #expect(figure.state == "")
        _ = figure.setCausal(part: 0, to: false)
        _ = figure.putBack(panel: 5, row: 0, column: 1)
        #expect(Self.everything(figure).count == Self.everything(Self.plain(.causal)).count)
        #expect(figure.root.figure.differingNumbers == 0)
    }

    @Test func theScaleIsSetAndPutIn() {
        var figure = Self.plain()
        let answer = figure.setScale(part: 0, text: "1")
        #expect(answer["spoken"]?.string?.hasPrefix("Scores are multiplied by 1. Numbers that differ: ") == true)
        #expect(figure.state == "scale=1")
        #expect(answer["says"]?.text.contains("Times 1: nothing changes.") == true)
        _ = figure.setScale(part: 0, text: String(1 / 2.0.squareRoot()))
        #expect(figure.state == "")
        var unscaled = Self.figure(attention(Self.q, Self.k, Self.v, scoring: .dotProduct).trace)
        #expect(unscaled.settings["html"]?.string?.contains(#"value="1""#) == true)
        #expect(unscaled.setScale(part: 0, text: "0.5")["html"]?.string?.contains("Scaled scores") == true)
    }

    // MARK: Addresses

    @Test func changesAreRestoredFromTheirText() {
        let trace = MultiHeadAttention(dModel: 4, heads: 2, seed: 1)(.random(rows: 3, columns: 4, seed: 2)).trace
        var figure = Self.figure(trace)
        _ = figure.setCausal(part: 1, to: true)
        _ = figure.setScale(part: 2, text: "0.25")
        _ = figure.edit(panel: 0, row: 2, column: 3, text: "1/3")
        let path = "head 2/weights"
        let panel = figure.panel(at: path) ?? -1
        _ = figure.edit(panel: panel, row: 0, column: 0, text: "0.9")
        let state = figure.state
        #expect(state == "causal@head 1=on~scale@head 2=0.25~head 2/weights:1:1=0.9~x:3:4=0.3333333333333333")
        var other = Self.figure(trace)
        let answer = other.restore(state)
        #expect(other.state == state)
        #expect(Self.everything(other) == Self.everything(figure))
        #expect(answer["spoken"]?.string?.hasPrefix("Numbers that differ: ") == true)
    }

    @Test(
        arguments: [
            ("nonsense", ""), ("Q:1:1=2~K:9:1=3", "Q:1:1=2"), ("Q:0:1=2", ""), ("Q:1:1=NaN", ""), ("Q:1:1=1e300", ""),
            ("Q:1:1=-inf", ""), ("causal@head 7=on", ""), ("causal=maybe", ""), ("scale=x~scale=2", "scale=2"),
            ("=", ""), ("::=1", ""), ("Q:1:1=", ""), ("%:1:1=1", ""), ("mask:1:2=-inf~mask:1:9=-inf", "mask:1:2=-inf"),
            ("Q:99999999999999999999:1=1", ""),
        ])
    func whatDoesNotFitAnAddressIsLeftOutAndSaid(_ text: String, _ state: String) {
        var figure = Self.plain()
        let answer = figure.restore(text)
        #expect(figure.state == state)
        #expect(
            answer["spoken"]?.string?.hasPrefix(
                "Some changes that the address names do not fit this figure and were left out.") == true)
    }

    @Test func namesWithSignsOfTheirOwnComeBack() {
        let step = Step(
            name: "a:b=c~d@e%/f", symbol: "a", operation: .given, value: Grid([[1]]))
        var figure = Self.figure(Trace(title: "t", steps: [step]))
        _ = figure.edit(panel: 0, row: 0, column: 0, text: "2")
        let state = figure.state
        #expect(state == "a%3Ab%3Dc%7Ed%40e%25/f:1:1=2")
        var other = Self.figure(Trace(title: "t", steps: [step]))
        _ = other.restore(state)
        #expect(other.state == state)
    }

    // MARK: What cannot be done

    @Test func whatCannotBeDoneIsSaid() {
        func error(_ change: (inout LiveFigure) -> JSONValue) -> String? {
            var figure = Self.plain()
            defer { #expect(figure.state == "") }
            return change(&figure)["error"]?.string
        }
        #expect(error { $0.edit(panel: 0, row: 0, column: 0, text: "−∞") } == "Only scores and masks can be −∞.")
        #expect(error { $0.edit(panel: 8, row: 0, column: 0, text: "abc") }?.hasPrefix("“abc” is not a number") == true)
        #expect(error { $0.edit(panel: 99, row: 0, column: 0, text: "1") } == "The figure has no such number.")
        #expect(error { $0.edit(panel: 0, row: 5, column: 0, text: "1") } == "The figure has no such number.")
        #expect(error { $0.nudge(panel: 0, row: -1, column: 0, steps: 1) } == "The figure has no such number.")
        #expect(
            error { $0.toggle(panel: 0, row: 0, column: 9) } == "The figure has no such number.")
        #expect(
            error { $0.setCausal(part: 4, to: true) }
                == "No queries and keys are compared here, so that there is nothing to hide.")
        #expect(error { $0.setScale(part: 0, text: "-∞") } == "Only scores and masks can be −∞.")
        var large = Self.figure(
            Trace(
                title: "large",
                steps: [
                    Step(
                        name: "a", symbol: "a", operation: .given,
                        value: Grid(rows: 65, columns: 1, values: Array(repeating: 1, count: 65)))
                ]))
        #expect(large.settings["html"]?.string?.contains("<label>") == false)
        #expect(
            large.edit(panel: 0, row: 0, column: 0, text: "2")["error"]?.string
                == "A figure with more than 64 rows or columns stays as it is.")
        var hidden = Self.plain(.causal)
        #expect(
            hidden.nudge(panel: 6, row: 0, column: 1, steps: 1)["error"]?.string
                == "From −∞ there is no step to the next number; write one.")
    }

    @Test func aStepThatCannotFollowSaysSo() throws {
        var figure = Self.figure(
            Trace(
                title: "by hand",
                steps: [
                    Step(name: "a", symbol: "a", operation: .given, value: Grid([[1]])),
                    Step(name: "b", symbol: "b", operation: .recorded, operands: ["a"], value: Grid([[2]])),
                ]))
        _ = figure.edit(panel: 0, row: 0, column: 0, text: "5")
        #expect(
            figure.readout(panel: 1)?["html"]?.string?.hasSuffix(
                "<p class=\"c\">This step stays as it was: how to compute it again is not known.</p>") == true)
    }

    /// A page hands its module the words as JSON, and the figure's data too.
    @Test(arguments: [false, true])
    func aFigureIsWrittenAnewInThePagesWords(isForeign: Bool) throws {
        let words: FigureWords = { isForeign ? "«\($0.english)»" : $0.english }
        let table = try #require(JSONValue(reading: FigureScriptWords.json(words)))
        let x = Matrix.random(rows: 3, columns: 4, seed: 2)
        for trace in [
            attention(Self.q, Self.k, Self.v).trace,
            MultiHeadAttention(dModel: 4, heads: 2, bias: true, seed: 1)(x).trace,
            TransformerBlock(dModel: 4, heads: 2, seed: 3)(x).trace,
            attention(
                .random(rows: 20, columns: 3, seed: 1), .random(rows: 20, columns: 3, seed: 2),
                .random(rows: 20, columns: 3, seed: 3), softcap: 2, sink: 1
            ).trace,
        ] {
            var direct = LiveFigure(trace, id: "i", label: "L", words: words)
            var handed = LiveFigure(trace, id: "i", label: "L", words: FigureScriptWords.words(table))
            let part = direct.root.all.firstIndex { trace.attentionPart($0.path) != nil } ?? 0
            // The bar of what a reader can do stays that of the page.
            func withoutBar(_ answer: JSONValue) -> String {
                answer.text.replacing(/<div class=\\"chg.*?<div class=\\"bar\\">/, with: "")
            }
            let answer = direct.setCausal(part: part, to: true)
            #expect(answer["html"]?.string?.isEmpty == false)
            #expect(withoutBar(handed.setCausal(part: part, to: true)) == withoutBar(answer))
            #expect(handed.setScale(part: part, text: "2").text == direct.setScale(part: part, text: "2").text)
            #expect(handed.setScale(part: part, text: "x").text == direct.setScale(part: part, text: "x").text)
        }
    }
}
