import StepTrace
import Testing

@testable import TraceFigures

struct ReaderBarHTMLTests {
    private static func html(_ trace: Trace) -> String {
        ReaderBarHTML(root: Subfigure(Figure(trace), id: "t"), words: { $0.english }).html
    }

    private static func trace(rows: Int, columns: Int) -> Trace {
        let grid = Grid(rows: rows, columns: columns, values: Array(repeating: 1, count: rows * columns))
        return Trace(
            title: "twice",
            steps: [
                Step(name: "once", symbol: "X", operation: .given, value: grid),
                Step(name: "twice", symbol: "Y", operation: .scale(2), operands: ["once"], value: grid),
            ])
    }

    @Test func theQueriesAndKeysOfTheFirstAttentionCanBeFollowed() {
        #expect(
            Self.html(Samples.masked).contains(
                """
                <label>Follow <select data-b="follow"><option value="">no token</option>\
                <optgroup label="query"><option value="3,0,-1">q₁</option><option value="3,1,-1">q₂</option></optgroup>\
                <optgroup label="key"><option value="3,-1,0">k₁</option><option value="3,-1,1">k₂</option></optgroup>\
                </select></label>
                """))
    }

    @Test func onlyWhatIsComputedAndSmallCanBeChanged() {
        #expect(Self.html(Self.trace(rows: 64, columns: 64)).contains("Change numbers"))
        #expect(Self.html(Self.trace(rows: 65, columns: 1)) == "")
        #expect(Self.html(Self.trace(rows: 1, columns: 65)) == "")
        #expect(Self.html(Trace(title: "given", steps: [Self.trace(rows: 1, columns: 1).steps[0]])) == "")
    }
}
