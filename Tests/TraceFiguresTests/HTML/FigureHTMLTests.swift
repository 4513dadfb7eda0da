import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct FigureHTMLTests {
    static func html(_ trace: Trace) -> String {
        FigureHTML(
            id: "t", label: "Trace 1.1", source: "recorded by <a href=\"#c\">cell 1.1</a>",
            mathML: { "<math>\(Markup.escaped($0))</math>" }
        )
        .html(Figure(trace))
    }

    @Test func aSmallTrace() {
        let trace = Trace(
            title: "pair",
            steps: [
                Step(name: "a", symbol: "A", operation: .given, value: Grid([[1, -2.5]]), rowLabels: ["the"]),
                Step(
                    name: "rows", symbol: "m", formula: "m_i = \\max_j a_{ij}", operation: .rowMaximum, operands: ["a"],
                    value: Grid([[1]]), rowLabels: ["the"]),
            ])
        #expect(
            Self.html(trace) == #"""
                <figure class="trace wide" id="t">
                <figcaption><b><a class="lk" href="#t">Trace 1.1</a></b><span>Pair</span><span class="r"><span class="mk"></span>recorded by <a href="#c">\#
                cell 1.1</a></span></figcaption>
                <p class="eg cmp paper"><i class="ch"></i><span></span></p>
                <nav class="strip" aria-label="Steps of Trace 1.1"><ol><li data-g="Given"><ol><li>\#
                <a href="#t-s1"><span class="th c2 r1" aria-hidden="true"><i class="p2"></i><i class="n6"></i>\#
                </span><b><math>A</math></b><span class="nm"><em>1</em></span><small>1×2</small></a></li>\#
                </ol></li><li data-g="Normalise"><ol><li><a href="#t-s2"><span class="th c1 r1" aria-hidden="true"><i class="p2">\#
                </i></span><b><math>m</math></b><span class="nm"><em>2</em> Rows</span><small>1×1</small></a>\#
                </li></ol></li></ol></nav>
                <div class="bench b1 m1 s2" data-part="0"><div class="chg live-only"><div class="row">\#
                <button type="button" class="btn" data-b="change" aria-expanded="false">Change numbers</button>\#
                <label><input type="checkbox" data-b="predict"> Predict first</label></div><div class="line">\#
                <p class="tip">Enter or a double click changes a number; all after it follows.</p>\#
                <p class="said" role="status"></p>\#
                <button type="button" class="btn" data-b="back">Put this back</button>\#
                <button type="button" class="btn" data-b="reset">Put all back</button></div>\#
                <div class="set" hidden></div></div>
                <div class="bar"><div class="ctl live-only">\#
                <button type="button" class="btn" data-b="prev" aria-label="Previous step">← Back</button>\#
                <button type="button" class="btn" data-b="next" aria-label="Next step">Next →</button>\#
                <button type="button" class="btn" data-b="all">Show all</button><output aria-live="polite">\#
                All 2 steps shown</output><span class="keys"><kbd>←</kbd> <kbd>→</kbd>\#
                 step; point at a number to see where it comes from</span></div>
                <div class="rd" role="status" aria-live="polite"><p class="a">\#
                <b>Rows</b>, row <em>the</em></p><p class="b">\#
                rows[1] = max(<span class="pA">1</span>, <span class="pA">−2.5</span>) = <b>1</b></p>\#
                <p class="tr"></p><p class="c">The largest number of row 1.</p></div></div>
                <div class="steps"><div class="step" id="t-s1" data-i="0" data-name="A" role="group" aria-labelledby="t-s1-h">\#
                <p class="sh" id="t-s1-h"><a class="lk" href="#t-s1"><span class="i">1</span> <span class="nm"><math>A</math></span></a><small>\#
                1 × 2</small></p><div class="fm scroll"></div><div class="pic"><div class="scroll">\#
                <table class="mx k4 few"><caption class="vh">Step 1, a: 1 × 2 numbers.</caption><thead><tr>\#
                <td class="ax"></td><th scope="col">1</th><th scope="col">2</th></tr></thead><tbody><tr>\#
                <th scope="row">the</th><td class="m p2 pa a1">1.0</td><td class="m n6 e pa a2">−2.5</td></tr>\#
                </tbody></table></div></div><div class="says"></div></div>
                <div class="step" id="t-s2" data-i="1" data-name="Rows" role="group" aria-labelledby="t-s2-h">\#
                <p class="sh" id="t-s2-h"><a class="lk" href="#t-s2"><span class="i">2</span> <span class="nm">Rows</span></a><small>\#
                1 × 1</small></p><div class="fm scroll"><math>m_i = \max_j a_{ij}</math></div><div class="pic">\#
                <div class="scroll"><table class="mx k2 few"><caption class="vh">\#
                Step 2, rows: 1 × 1 numbers.</caption><thead><tr><td class="ax"></td><th scope="col">max</th>\#
                </tr></thead><tbody><tr><th scope="row">the</th><td class="m p2 e me">1</td></tr></tbody>\#
                </table></div></div><div class="says"><p class="eg w">rows[1] = max(<span class="pA">1</span>\#
                , <span class="pA">−2.5</span>) = <b>1</b></p><p class="eg">The largest of each row.</p></div>\#
                </div>
                </div>
                <div class="legend"><div class="scale"><div class="sw" role="img" aria-label="\#
                Numbers of either sign: brown below 0, pale at 0, blue above."><i class="n6"></i><i class="n5"></i>\#
                <i class="n4"></i><i class="n3"></i><i class="n2"></i><i class="n1"></i><i class="p0"></i><i class="p1">\#
                </i><i class="p2"></i><i class="p3"></i><i class="p4"></i><i class="p5"></i><i class="p6"></i></div><p>\#
                <span>numbers from −2.5 to 2.5</span></p></div><ul class="keys"><li><i class="ka"></i>first operand</li>\#
                <li><i class="kb"></i>second operand</li><li><i class="kt"></i>same place</li></ul></div>
                </div>
                <script type="application/json">{"title":"pair","steps":[{"name":"a","symbol":"A","formula":"",\#
                "operation":"given","parameters":[],"operands":[],"rowLabels":["the"],"columnLabels":[],\#
                "role":"vector","rows":1,"columns":2,"values":[[1,-2.5]]},{"name":"rows","symbol":"m",\#
                "formula":"m_i = \\max_j a_{ij}","operation":"row-maximum","parameters":[],"operands":["a"],\#
                "rowLabels":["the"],"columnLabels":[],"role":"vector","rows":1,"columns":1,"values":[[1]]}],\#
                "children":[],"detail":"summary","selection":[],"id":"t","label":"Trace 1.1"}</script>
                </figure>

                """#)
    }

    @Test func everyNumberOfALabelledTableHasItsHeaders() {
        let html = Self.html(Samples.masked)
        #expect(html.contains("<th scope=\"col\">k₁</th><th scope=\"col\">k₂</th>"))
        #expect(
            html.contains("<tr><th scope=\"row\">q₁</th><td class=\"m p1 tw\">1</td><td class=\"m x e\">−∞</td></tr>")
                == false)
        #expect(html.contains("<th scope=\"row\">q₁</th><td class=\"m p2\">1</td><td class=\"m x e\">−∞</td>"))
        #expect(html.contains("<span>key →</span><span>query ↓</span>"))
        #expect(
            html.contains(
                "2 queries, 2 keys, <i class=\"v\">d<sub>k</sub></i> = 2<span class=\"mk\">, causal mask</span>, recorded by <a"
            ))
    }

    @Test func theWorkedScoreIsMarkedInEveryStepItTakesPartIn() {
        let html = Self.html(Samples.masked)
        #expect(html.contains("<td class=\"m p5 pa a1\">3</td><td class=\"m p6 e pa a2\">4</td>"))
        #expect(
            html.contains(
                "<p class=\"b\">scores[2,2] = Q₂·K₂ = <span class=\"pA\">3</span>×<span class=\"pB\">0</span> + <span class=\"pA\">4</span>×<span class=\"pB\">1</span> = <b>4</b></p>"
            ))
        #expect(
            html.contains(
                "<p class=\"tr\"><span data-i=\"3\"><b>scores 4</b></span><span data-i=\"5\"> → masked scores 4</span><span data-i=\"6\"> → weights 0.731</span></p>"
            ))
        #expect(
            html.contains("<p class=\"c\">Row 2 of queries times row 2 of keys, number by number, then added up.</p>"))
    }

    @Test func theStepsOfASoftmaxStandFoldedBehindItsWeights() {
        let steps = [
            Step(name: "scores", symbol: "S", operation: .given, value: Grid([[0, 1]]), role: .score),
            Step(
                name: "row sum", symbol: "l", operation: .rowSum, operands: ["scores"], value: Grid([[1]]), role: .sum),
            Step(
                name: "weights", symbol: "A", operation: .divide(emptyRow: 0), operands: ["scores", "row sum"],
                value: Grid([[0, 1]]), role: .share),
        ]
        let html = Self.html(Trace(title: "t", steps: steps))
        #expect(html.contains("<small>1×2</small></a><a class=\"in\" href=\"#t-s2.1\">softmax</a></li>"))
        #expect(
            html.contains(
                "<details class=\"fold\" id=\"t-f2\" data-of=\"2\"><summary><span class=\"i\">2</span> <b>Softmax</b> <span>row sum</span></summary><div class=\"steps\"><div class=\"step\" id=\"t-s2.1\" data-i=\"1\""
            ))
        let all = Self.html(Trace(title: "t", steps: steps, detail: .all))
        #expect(!all.contains("<details") && !all.contains("class=\"in\"") && all.contains("All 3 steps shown"))
    }

    /// What is not selected is not on the page; its numbers are in the data, for the arithmetic of those that are.
    @Test func ofASelectionOnlyItsStepsAreDrawn() {
        var trace = Samples.masked
        trace.selection = ["scores", "output"]
        let html = Self.html(trace)
        #expect(html.components(of: "<div class=\"step\"").count - 1 == 2)
        #expect(
            html.contains("data-i=\"3\" data-name=\"Scores\"") && html.contains("data-i=\"7\" data-name=\"Output\""))
        #expect(html.contains("\"name\":\"masked scores\""))
    }

    @Test func theLegendNamesEveryRamp() {
        var trace = Samples.masked
        trace.steps[0].value = Grid([[1000, 2], [0, 4]])
        #expect(
            Self.html(trace).contains(
                "<p><span>vectors from −1000 to 1000</span> <span>keys from −1 to 1</span> <span>values, outputs from −0.5 to 0.5</span> <span>scores from −4 to 4</span></p>"
            ))
    }

    /// The readout is as high for every number as for the longest arithmetic that is worked out.
    @Test(arguments: [(2, "b1 m2 s3"), (5, "b2 m2 s3"), (8, "b2 m3 s4")])
    func theReadoutHasRoomForLongSums(terms: Int, classes: String) {
        let row = (0..<terms).map { _ in 1.25 }
        let sum = Step(
            name: "sum", symbol: "s", operation: .matmulTransposed, operands: ["a", "a"],
            value: Grid([[Double(terms) * 1.5625]]))
        let html = Self.html(
            Trace(title: "t", steps: [Step(name: "a", symbol: "A", operation: .given, value: Grid([row])), sum]))
        #expect(html.contains("<div class=\"bench \(classes)\""))
    }

    @Test func hostileLabelsStayText() throws {
        let hostile = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&"
        let trace = Trace(
            title: hostile,
            steps: [
                Step(
                    name: hostile, symbol: hostile, operation: .given, value: Grid([[1]]), rowLabels: [hostile],
                    columnLabels: [hostile]),
                Step(
                    name: "copy", symbol: "C", operation: .copy, operands: [hostile], value: Grid([[1]]),
                    rowLabels: [hostile]),
            ],
            children: [
                Trace(
                    title: hostile, steps: [Step(name: "x", symbol: "X", operation: .given, value: Grid([[1]]))]
                )
            ])
        let html = Self.html(trace)
        #expect(!html.contains("<img") && !html.contains("<script>"))
        #expect(html.components(of: "<script").count == 2 && html.components(of: "</script>").count == 2)
        let block = html.components(of: "<script type=\"application/json\">")[1].components(of: "</script>")[0]
        let json = try #require(JSONValue(reading: block))
        let step = json["steps"]?.array?.first
        #expect(step?["rowLabels"]?.strings == [hostile])
        #expect(step?["name"]?.string == hostile)
    }

    @Test func nothingNeedsMoreThanTheScriptAndStyleOfThePage() {
        let html = Self.html(Samples.masked)
        for forbidden in ["style=", "onclick", "onload", "javascript:", "http", "<h1", "<h2", "<h3", "<h4"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
    }

    @Test func childrenStandWhereTheyAreComputed() {
        let part = Trace(
            title: "block 1",
            steps: [Step(name: "s", symbol: "s", operation: .copy, operands: ["../a"], value: Grid([[1]]))])
        let trace = Trace(
            title: "all",
            steps: [
                Step(name: "a", symbol: "A", operation: .given, value: Grid([[1]])),
                Step(name: "o", symbol: "O", operation: .copy, operands: ["block 1/s"], value: Grid([[1]])),
            ], children: [part])
        let html = Self.html(trace)
        let order = [
            "id=\"t-s1\"",
            "<details class=\"part\" id=\"t-p1\" open><summary><span class=\"i\">2</span> <b>Block 1</b> <span>1 step</span>",
            "id=\"t-p1-s1\"", "id=\"t-s3\"",
        ]
        let places = order.map { html.components(of: $0).first?.utf8.count ?? 0 }
        #expect(places == places.sorted() && places.allSatisfy { $0 < html.utf8.count })
        #expect(
            html.contains(
                "<a href=\"#t-p1\"><span class=\"th c1 r1\" aria-hidden=\"true\"><i class=\"p6\"></i></span><b></b><span class=\"nm\"><em>2</em> Block 1</span><small>1 step</small></a>"
            ))
    }
}

extension String {
    /// The parts between a separator, as they stand.
    func components(of separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
