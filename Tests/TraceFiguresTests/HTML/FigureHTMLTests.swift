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
                <figcaption><b>Trace 1.1</b><span>Pair</span><span class="r">recorded by <a href="#c">\#
                cell 1.1</a></span></figcaption>
                <nav class="strip scroll" aria-label="Steps of Trace 1.1"><ol><li data-g="Given">\#
                <a href="#t-s1"><span class="th c2 r1" aria-hidden="true"><i class="p2"></i><i class="n6"></i>\#
                </span><b><math>A</math></b><span class="nm"><em>1</em></span><small>1×2</small></a></li>\#
                <li data-g="Normalise"><a href="#t-s2"><span class="th c1 r1" aria-hidden="true"><i class="p2">\#
                </i></span><b><math>m</math></b><span class="nm"><em>2</em> Rows</span><small>1×1</small></a>\#
                </li></ol></nav><div class="ctl js-only">\#
                <button type="button" class="btn" data-b="prev" aria-label="Previous step">← Back</button>\#
                <button type="button" class="btn" data-b="next" aria-label="Next step">Next →</button>\#
                <button type="button" class="btn" data-b="all">Show all</button><output aria-live="polite">\#
                All 2 steps shown</output><span class="keys"><kbd>←</kbd> <kbd>→</kbd>\#
                 step; point at a number to see where it comes from</span></div>
                <div class="bench" data-part="t"><div class="rd" role="status" aria-live="polite"><p class="a">\#
                <span><b>Rows</b>, row <em>the</em></span><span class="tr"></span></p><p class="b">\#
                rows[1] = max(<span class="pA">1</span>, <span class="pA">−2.5</span>) = <b>1</b></p>\#
                <p class="c">The largest number of row 1.</p></div>
                <div class="steps"><div class="step" id="t-s1" data-i="0" data-name="A" role="group" aria-labelledby="t-s1-h">\#
                <p class="sh" id="t-s1-h"><span class="i">1</span><span class="nm"><math>A</math></span><small>\#
                1 × 2</small></p><div class="fm scroll"></div><div class="pic"><div class="scroll">\#
                <table class="mx k4 few"><caption class="vh">Step 1, a: 1 × 2 numbers.</caption><thead><tr>\#
                <td class="ax"></td><th scope="col">1</th><th scope="col">2</th></tr></thead><tbody><tr>\#
                <th scope="row">the</th><td class="m p2 pa a1">1.0</td><td class="m n6 e pa a2">−2.5</td></tr>\#
                </tbody></table></div></div><div class="says"></div></div>
                <div class="step" id="t-s2" data-i="1" data-name="Rows" role="group" aria-labelledby="t-s2-h">\#
                <p class="sh" id="t-s2-h"><span class="i">2</span><span class="nm">Rows</span><small>\#
                1 × 1</small></p><div class="fm scroll"><math>m_i = \max_j a_{ij}</math></div><div class="pic">\#
                <div class="scroll"><table class="mx k2 few"><caption class="vh">\#
                Step 2, rows: 1 × 1 numbers.</caption><thead><tr><td class="ax"></td><th scope="col">max</th>\#
                </tr></thead><tbody><tr><th scope="row">the</th><td class="m p2 e me">1</td></tr></tbody>\#
                </table></div></div><div class="says"><p class="eg w">rows[1] = max(<span class="pA">1</span>\#
                , <span class="pA">−2.5</span>) = <b>1</b></p><p class="eg">The largest of each row.</p></div>\#
                </div>
                <div class="legend"><p class="lh">How to read the cells</p>\#
                <div class="scale" role="img" aria-label="Numbers of either sign: brown below 0, pale at 0, blue\#
                 above; numbers from −2.5 to 2.5."><p class="ticks up"><span>−2.5<em>numbers</em></span><span>\#
                0</span><span>2.5</span></p><div class="sw"><i class="n6"></i><i class="n5"></i><i class="n4">\#
                </i><i class="n3"></i><i class="n2"></i><i class="n1"></i><i class="p0"></i><i class="p1"></i>\#
                <i class="p2"></i><i class="p3"></i><i class="p4"></i><i class="p5"></i><i class="p6"></i></div>\#
                </div><ul class="keys"><li><i class="ka"></i>first operand</li><li><i class="kb"></i>\#
                second operand</li><li><i class="kt"></i>same place</li></ul></div></div>
                </div>
                <script type="application/json">{"title":"pair","steps":[{"name":"a","symbol":"A","formula":"",\#
                "operation":"given","parameters":[],"operands":[],"rowLabels":["the"],"columnLabels":[],\#
                "role":"vector","rows":1,"columns":2,"values":[[1,-2.5]]},{"name":"rows","symbol":"m",\#
                "formula":"m_i = \\max_j a_{ij}","operation":"row-maximum","parameters":[],"operands":["a"],\#
                "rowLabels":["the"],"columnLabels":[],"role":"vector","rows":1,"columns":1,"values":[[1]]}],\#
                "children":[],"id":"t","label":"Trace 1.1"}</script>
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
        #expect(html.contains("2 queries, 2 keys, <i class=\"v\">d<sub>k</sub></i> = 2, causal mask, recorded by <a"))
    }

    @Test func theWorkedScoreIsMarkedInEveryStepItTakesPartIn() {
        let html = Self.html(Samples.masked)
        #expect(html.contains("<td class=\"m p5 pa a1\">3</td><td class=\"m p6 e pa a2\">4</td>"))
        #expect(
            html.contains(
                "<p class=\"b\">scores[2,2] = Q₂·K₂ = <span class=\"pA\">3</span>×<span class=\"pB\">0</span> + <span class=\"pA\">4</span>×<span class=\"pB\">1</span> = <b>4</b></p>"
            ))
        #expect(html.contains("<span class=\"tr\"><b>scores 4</b> → masked scores 4 → weights 0.731</span>"))
        #expect(
            html.contains("<p class=\"c\">Row 2 of queries times row 2 of keys, number by number, then added up.</p>"))
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
