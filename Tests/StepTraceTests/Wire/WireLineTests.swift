import StepTrace
import Testing

/// Records come back as they were sent, and nothing else is taken for one.
@Suite struct WireLineTests {
    private static let grid = Grid(
        rows: 2, columns: 3, values: [0.1, -0.0, .infinity, -.infinity, 1.0 / 3, .leastNonzeroMagnitude])

    private static let records: [WireRecord] = [
        .started(version: 1), .cellBegan(3), .cellEnded(3), .cellRepeated(3),
        .trapAwaited(cell: 2, process: 4711, ending: .signal(4)),
        .trapAwaited(cell: 2, process: 4711, ending: .exited(3)),
        .trapAwaited(cell: 2, process: 4711, ending: .completed),
        .shown(cell: 1, value: .text("quoted \"text\" \\ \u{1}\n\t 中文 🙂"), caption: "a caption"),
        .shown(cell: 1, value: .matrix(grid, rowLabels: ["a", "b"], columnLabels: []), caption: nil),
        .shown(
            cell: 1,
            value: .matrix(
                grid, rowLabels: [], columnLabels: [], role: .share, hidden: [false, true, false, true, false, false]),
            caption: nil),
        .shown(cell: 1, value: .trace(trace), caption: nil),
        .shown(cell: 1, value: .trace(selected), caption: nil),
        .shown(
            cell: 1,
            value: .plot(
                Plot(
                    kind: .bar, series: [.init(name: "n", x: [0, 1], y: [2, 3.5])], xLabel: "x", yLabel: "y",
                    categories: ["one", "two"])), caption: nil),
        .inlineBegan(index: 0), .inlineValue(index: 0, text: "−0.25"), .probed(label: "p", value: .text("1")),
        .expected(holds: false, message: "rows", line: 7), .uncaught(message: "E()", stack: [8505, 0]),
        .exits(stack: []), .whereabouts(stack: [1]), .finished, .asked("f(\"x\")"),
        .given(name: "x", value: .matrix(grid, rowLabels: [], columnLabels: [])),
    ]

    private static let trace = Trace(
        title: "attention",
        steps: [
            Step(
                name: "scores", symbol: "S", formula: "QK^\\top", operation: .scale(0.5), operands: ["Q"], value: grid,
                rowLabels: ["q₁", "q₂"], role: .vector),
            Step(name: "weights", symbol: "A", operation: .divide(emptyRow: nil), value: grid, role: .share),
        ],
        children: [Trace(title: "head 1")])

    private static let selected: Trace = {
        var trace = Self.trace
        trace.detail = .all
        trace.selection = ["weights"]
        return trace
    }()

    /// Flags that are not as many as the numbers, or not flags, hide nothing: such a value is none.
    @Test(arguments: ["[true]", "[1,0]", "[true,false,true]", "true"])
    func hiddenEntriesAreOneFlagForEachNumber(hidden: String) {
        let text =
            #"{"kind":"matrix","rowLabels":[],"columnLabels":[],"role":"share","hidden":\#(hidden),"#
            + #""rows":1,"columns":2,"values":[[1,0]]}"#
        #expect(JSONValue(reading: text).flatMap { ShownValue($0) } == nil)
    }

    @Test(arguments: records) func aRecordComesBackAsItWas(record: WireRecord) throws {
        let bytes = WireLine(number: 12, record: record).bytes(nonce: "abc")
        #expect(bytes.last == UInt8(ascii: "\n"))
        #expect(bytes.dropLast().contains(UInt8(ascii: "\n")) == false)
        #expect(WireLine(Array(bytes.dropLast()), nonce: "abc") == WireLine(number: 12, record: record))
    }

    @Test func theFormIsTheOnePublished() {
        let line = WireLine(number: 7, record: .shown(cell: 1, value: .text("0.5"), caption: nil))
        #expect(
            String(decoding: line.bytes(nonce: "abc"), as: UTF8.self)
                == #"abc 7 {"record":"shown","cell":1,"value":{"kind":"text","text":"0.5"},"caption":null}"# + "\n")
        let matrix = ShownValue.matrix(
            Grid(rows: 1, columns: 2, values: [1, .nan]), rowLabels: [], columnLabels: ["k"])
        #expect(
            matrix.json.text
                == #"{"kind":"matrix","rowLabels":[],"columnLabels":["k"],"role":"vector","hidden":[],"rows":1,"columns":2,"values":[[1,"nan"]]}"#
        )
        #expect(
            ShownValue.trace(Trace(title: "t", detail: .skeleton)).json.text
                == #"{"kind":"trace","trace":{"title":"t","steps":[],"children":[],"detail":"skeleton","selection":[]}}"#
        )
    }

    @Test(arguments: [
        "", "abc", "abc 1", "abc 1 ", "abc 1 {", "abc 1 {}", "abc 1 []", "xyz 1 {\"record\":\"finished\"}",
        "abc 0 {\"record\":\"finished\"}", "abc -1 {\"record\":\"finished\"}", "abc x {\"record\":\"finished\"}",
        "abc 1 {\"record\":\"finished\"} ,", "abc 1 {\"record\":\"unheard-of\"}", "abc 1 {\"record\":\"cell-began\"}",
        "abc 1 {\"record\":\"cell-began\",\"cell\":1.5}", "abc 1 {\"record\":\"cell-began\",\"cell\":\"1\"}",
        "abc 1 {\"record\":\"shown\",\"cell\":1,\"value\":{\"kind\":\"text\"},\"caption\":null}",
        "abc 1 {\"record\":\"shown\",\"cell\":1,\"value\":{\"kind\":\"matrix\",\"rowLabels\":[],\"columnLabels\":[],"
            + "\"rows\":2,\"columns\":2,\"values\":[[1,2]]},\"caption\":null}",
    ])
    func whatIsNoRecordOfThisRunCountsForNothing(line: String) {
        #expect(WireLine(Array(line.utf8), nonce: "abc") == nil)
    }
}
