import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct MatrixHTMLTests {
    private static func html(_ panel: Panel) -> String {
        FigureHTML(id: "m", label: "", source: "", mathML: { $0 }).html(panel)
    }

    private static func square(_ count: Int) -> Grid {
        Grid(rows: count, columns: count, values: (0..<(count * count)).map { Double($0) / 7 })
    }

    @Test func aMatrixOnItsOwn() {
        let panel = Panel(
            matrix: Grid([[1, -0.5], [0.25, .nan]]), rowLabels: ["a", "<b>"], columnLabels: [], name: "sums")
        #expect(
            Self.html(panel) == """
                <div class="matrix" id="m"><p class="sh">sums</p><div class="scroll"><table class="mx k5 few">\
                <caption class="vh">sums: 2 × 2 numbers.</caption><thead><tr><td class="ax"></td><th scope="col">1</th>\
                <th scope="col">2</th></tr></thead><tbody><tr><th scope="row">a</th><td class="m p6">1.00</td>\
                <td class="m n3 e">−0.50</td></tr><tr><th scope="row">&lt;b&gt;</th><td class="m p2">0.25</td>\
                <td class="m o e">NaN</td></tr></tbody></table></div></div>

                """)
    }

    @Test func ofALargeOneTheEndsAreDrawnAndAllNumbersFollow() throws {
        let grid = Self.square(20)
        let html = Self.html(Panel(matrix: grid, rowLabels: [], columnLabels: []))
        #expect(html.components(of: "<td class=\"m ").count - 1 == 9 * 7)
        #expect(
            html.contains(
                "<td class=\"gap\">⋯</td><th scope=\"col\">18</th><th scope=\"col\">19</th><th scope=\"col\">20</th>"))
        #expect(
            html.contains(
                "<details class=\"all\"><summary>All 20 × 20 numbers</summary><pre id=\"m-all\" tabindex=\"0\""))
        let text = html.components(of: "numbers.\">")[1].components(of: "</pre>")[0]
        let numbers = text.split { $0 == " " || $0 == "\n" }.map { Double($0) ?? .nan }
        #expect(text.split(separator: "\n").count == 20 && numbers.count == 400)
        #expect(zip(numbers, grid.values).allSatisfy { ($0 - $1).magnitude < 1e-5 })
    }

    @Test func aLongNarrowOneIsDrawnWhole() {
        let html = Self.html(
            Panel(
                matrix: Grid(rows: 64, columns: 1, values: (0..<64).map { Double($0) }), rowLabels: [], columnLabels: []
            ))
        #expect(html.components(of: "<td class=\"m ").count - 1 == 64)
        #expect(html.contains("<div class=\"scroll tall\">") && !html.contains("<pre"))
    }

    @Test func aLargeTraceKeepsItsNumbersOnce() {
        let large = Step(name: "large", symbol: "L", operation: .given, value: Self.square(64))
        let twice = Step(name: "twice", symbol: "T", operation: .scale(2), operands: ["large"], value: Self.square(64))
        let html = FigureHTMLTests.html(Trace(title: "t", steps: [large, twice]))
        #expect(html.components(of: "285.57142").count == 3)
        let data = html.components(of: "application/json")[1]
        #expect(data.contains(#""values":"t-s1-all""#) && data.contains(#""values":"t-s2-all""#))
        #expect(html.utf8.count < 100_000)
    }

    @Test func widePanelsTakeMoreColumnsOfTheFigure() {
        func span(_ rows: Int, _ columns: Int) -> Int {
            let grid = Grid(rows: rows, columns: columns, values: (0..<(rows * columns)).map { Double($0) / 4 })
            return MatrixHTML(
                panel: Panel(matrix: grid, rowLabels: [], columnLabels: []), id: "", caption: "", words: { $0.english }
            ).span
        }
        #expect([span(3, 3), span(4, 4), span(2, 8), span(2, 16), span(64, 64), span(64, 1)] == [1, 1, 2, 3, 3, 1])
    }

    @Test func anEmptyMatrixSaysSo() {
        #expect(
            Self.html(Panel(matrix: Grid([]), rowLabels: [], columnLabels: []))
                == "<div class=\"matrix\" id=\"m\"><p class=\"eg\">(empty)</p></div>\n")
    }
}
