import StepTrace
import TestSupport
import Testing
import TraceFigures

@testable import LiveFigures

struct LiveFigureTests {
    /// Two queries, two keys, the second hidden from the first.
    private static let masked = Trace(
        title: "attention",
        steps: [
            Step(name: "scores", symbol: "S", operation: .given, value: Grid([[1, 2], [3, 4]]), role: .score),
            Step(name: "mask", symbol: "M", operation: .given, value: Grid([[0, -.infinity], [0, 0]]), role: .mask),
            Step(
                name: "masked scores", symbol: "X", operation: .mask, operands: ["scores", "mask"],
                value: Grid([[1, -.infinity], [3, 4]]), role: .score),
            Step(
                name: "weights", symbol: "A", operation: .recorded, value: Grid([[1, 0], [0.25, 0.75]]), role: .share),
        ])

    private static func figure(_ trace: Trace) -> LiveFigure { LiveFigure(trace) { $0.english } }

    @Test func aNumberIsExplainedAndMarkedWhereItComesFromAndGoesTo() {
        #expect(
            Self.figure(Self.masked).readout(panel: 2, row: 1, column: 0)?.text == #"""
                {"html":"<p class=\"a\"><b>Masked scores</b>, query <em>q₂</em>, key <em>k₁</em></p>\#
                <p class=\"b\">masked scores[2,1] = <span class=\"pA\">3</span> + <span class=\"pB\">0</span> = \#
                <b>3</b></p><p class=\"tr\"><span data-i=\"2\"><b>masked scores 3</b></span>\#
                <span data-i=\"3\"> → weights 0.25</span></p><p class=\"c\">The mask adds 0 where the query may look, −∞ where it may not.</p>",\#
                "row":1,"column":0,"marks":[[0,1,0,"pa a1 a2"],[1,1,0,"pb a1 a2"],[2,1,0,"me"],[3,1,0,"tw"]]}
                """#)
    }

    @Test func ofAHiddenNumberItIsSaidThatItIsHidden() {
        let figure = Self.figure(Self.masked)
        #expect(
            figure.readout(panel: 2, row: 0, column: 1)?["html"]?.string == """
                <p class="a"><b>Masked scores</b>, query <em>q₁</em>, key <em>k₂</em></p>\
                <p class="b">masked scores[1,2] = <b>−∞</b>, the key is hidden</p>\
                <p class="tr"><span data-i="2"><b>masked scores −∞</b></span><span data-i="3"> → weights 0</span></p>\
                <p class="c">The mask hides this key from this query.</p>
                """)
        #expect(
            figure.readout(panel: 3, row: 0, column: 1)?["html"]?.string?.hasSuffix(
                "<p class=\"c\">e to the power of −∞ is 0: a hidden key gets nothing.</p>") == true)
    }

    @Test func aStepIsReadFirstWhereItIsExplained() {
        let figure = Self.figure(Self.masked)
        // The last query's largest visible score; of what was given, the first number of the last row.
        #expect(figure.readout(panel: 2)?["marks"]?.text.contains("[2,1,1,\"me\"]") == true)
        #expect(figure.readout(panel: 0)?["marks"]?.text.hasPrefix("[[0,1,0,\"me\"]") == true)
    }

    @Test func whatAFigureDoesNotHoldHasNoAnswer() {
        let figure = Self.figure(Self.masked)
        for (panel, row, column) in [(-1, 0, 0), (4, 0, 0), (0, 2, 0), (0, 0, 2), (0, -1, 0), (0, 0, -1)] {
            #expect(figure.readout(panel: panel, row: row, column: column) == nil)
        }
        #expect(figure.readout(panel: 4) == nil)
        #expect(figure.cells(panel: 4, rows: 0..<1, columns: 0..<1) == nil)
        #expect(figure.map(panel: -1) == nil)
        #expect(figure.followed(part: 0, query: 0) == nil)
        #expect(figure.followed(part: 1, query: 0) == nil)
        let empty = Step(name: "none", symbol: "N", operation: .given, value: Grid(rows: 0, columns: 3, values: []))
        #expect(Self.figure(Trace(title: "empty", steps: [empty])).readout(panel: 0) == nil)
    }

    /// A head takes its queries from the trace around it, which takes the head's output.
    private static let nested = Trace(
        title: "layer",
        steps: [
            Step(name: "queries", symbol: "Q", operation: .given, value: Grid([[1, 2]])),
            Step(name: "all", symbol: "Y", operation: .concatenate, operands: ["head 1/half"], value: Grid([[1]])),
        ],
        children: [
            Trace(
                title: "head 1",
                steps: [
                    Step(
                        name: "Q", symbol: "Q", operation: .columns(from: 1), operands: ["../queries"],
                        value: Grid([[2]])),
                    Step(name: "half", symbol: "H", operation: .scale(0.5), operands: ["Q"], value: Grid([[1]])),
                ])
        ])

    @Test func marksReachAcrossNestedTraces() {
        let figure = Self.figure(Self.nested)
        func parts(_ panel: Int) -> [String?] {
            let readout = figure.readout(panel: panel, row: 0, column: 0)
            let html = readout?["html"]?.string ?? ""
            return [Self.line("a", of: html), Self.line("b", of: html), readout?["marks"]?.text]
        }
        #expect(
            parts(1) == ["All, row y₁", "all[1] = head 1/half[1] = 1", #"[[1,0,0,"me"],[3,0,0,"pa a1 a2"]]"#])
        #expect(
            parts(2) == ["Head 1, Q, row q₁", "head 1/Q[1] = queries[1,2] = 2", #"[[0,0,1,"pa a1 a2"],[2,0,0,"me"]]"#])
        #expect(
            parts(3) == ["Head 1, half, row h₁", "half[1] = 2 × 0.5 = 1", #"[[2,0,0,"pa a1 a2"],[3,0,0,"me"]]"#])
    }

    /// The text of one of a readout's lines.
    private static func line(_ name: String, of html: String) -> String? {
        let parts = html.split(separator: "<p class=\"\(name)\">")
        let line = parts.last?.split(separator: "</p>").first
        return line.map { String($0.replacing(/<[^>]*>/, with: "")) }
    }

    /// All operations in one trace, and again in a nested trace that uses values of the outer one.
    private static let everything: Trace = {
        func steps(_ way: String) -> [Step] {
            OperationSample.all.enumerated().map { index, sample in
                Step(
                    name: "step \(index + 1)", symbol: "X", operation: sample.operation,
                    operands: sample.operands.map { way + $0 },
                    value: OperationSample.grid(sample.rows, sample.columns, index))
            }
        }
        return Trace(
            title: "everything", steps: OperationSample.given + steps(""),
            children: [Trace(title: "inside", steps: steps("../"))])
    }()

    /// A page hands its module the words as JSON, and the trace too.
    @Test(arguments: [false, true])
    func everyNumberIsExplainedAsTheTraceDoesAndInThePagesWords(isForeign: Bool) throws {
        let words: FigureWords = { isForeign ? "«\($0.english)»" : $0.english }
        let trace = Self.everything
        let direct = LiveFigure(trace, words: words)
        let data = try #require(JSONValue(reading: trace.json.text))
        let table = try #require(JSONValue(reading: FigureScriptWords.json(words)))
        let handed = LiveFigure(try #require(Trace(data)), words: FigureScriptWords.words(table))
        var count = 0
        let steps = trace.steps.map { ("", $0) } + trace.children[0].steps.map { ("inside/", $0) }
        for (panel, (path, step)) in steps.enumerated() {
            for index in step.value.values.indices {
                let (row, column) = (index / step.value.columns, index % step.value.columns)
                let readout = try #require(direct.readout(panel: panel, row: row, column: column))
                #expect(handed.readout(panel: panel, row: row, column: column)?.text == readout.text)
                // A step of the nested trace that takes nothing from around it is named by its own trace.
                let name = step.operands.isEmpty ? step.name : path + step.name
                let own = step.operands.isEmpty && !path.isEmpty ? trace.children[0] : trace
                let text = own.explain(step: name, row: row, column: column) { words(.arithmetic($0)) }?.text
                #expect(Self.line("b", of: readout["html"]?.string ?? "") == text)
                count += 1
            }
        }
        #expect(count > 1000)
    }

    @Test func aPartOfALargeMatrixHasItsLabelsTextsAndColours() {
        let values = (0..<20 * 20).map { Double($0 % 21 - 10) / 4 }
        let figure = Self.figure(
            Trace(
                title: "large",
                steps: [
                    Step(
                        name: "scores", symbol: "S", operation: .given,
                        value: Grid(rows: 20, columns: 20, values: values), role: .score)
                ]))
        #expect(
            figure.cells(panel: 0, rows: 1..<3, columns: 18..<30)?.text == """
                {"rows":["q₂","q₃"],"columns":["k₁₉","k₂₀"],"cells":[[["1.75","p4"],["2.00","p5"]],\
                [["1.50","p4"],["1.75","p4"]]]}
                """)
        #expect(figure.cells(panel: 0, rows: 30..<40, columns: 0..<8)?["cells"]?.text == "[]")
    }

    @Test func aMapHasAPathForEachColour() {
        #expect(
            Self.figure(Self.masked).map(panel: 2)?.string == """
                <path class="p2" d="M0 0h1v1h-1z"/><path class="x" d="M1 0h1v1h-1z"/>\
                <path class="p5" d="M0 1h1v1h-1z"/><path class="p6" d="M1 1h1v1h-1z"/>
                """)
    }
}
