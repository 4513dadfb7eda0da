import AttentionKernel
import StepTrace
import Testing
import TraceFigures

@testable import LiveFigures

struct PredictionTests {
    private static let trace = attention([[1, 0], [0, 1]], [[1, 0], [0, 2]], [[1], [3]], mask: .causal).trace
    private static var figure: LiveFigure { LiveFigure(trace) { $0.english } }

    private static func panel(_ name: String) -> Int { trace.steps.firstIndex { $0.name == name } ?? -1 }

    /// The sentence under the number, or what is wrong.
    private static func said(_ name: String, _ row: Int, _ column: Int, isPlace: Bool = false, _ text: String)
        -> String?
    {
        let answer = figure.judged(panel: panel(name), row: row, column: column, isPlace: isPlace, text: text)
        if let error = answer?["error"]?.string { return error }
        let html = answer?["html"]?.string ?? ""
        return html.split(separator: "<p class=\"c\">").last.map { String($0.dropLast(4)) }
    }

    @Test func whatIsAskedIsTheNumberThatIsExplained() {
        let question = Self.figure.question(panel: Self.panel("scores"))
        #expect(question?["row"]?.integer == 1)
        #expect(question?["column"]?.integer == 1)
        #expect(
            question?["html"]?.string == """
                <p class="a"><b>Scores</b>, query <em>q₂</em>, key <em>k₂</em></p><p class="b ask">\
                <input type="text" autocomplete="off" aria-label="Your prediction">\
                <select aria-label="Your prediction"><option>number</option><option>place in its row</option></select>\
                <button type="button" class="btn" data-b="judge">Predict</button>\
                <button type="button" class="btn" data-b="reveal">Show it</button></p>\
                <p class="tr"></p><p class="c">Before it is shown: which number, or which place in its row? The largest has place 1; “Show it” goes on.</p>
                """)
        #expect(Self.figure.question(panel: Self.panel("Q")) == nil)
        #expect(Self.figure.question(panel: -1) == nil)
    }

    @Test func aNumberIsComparedWithWhatCame() {
        #expect(Self.said("scores", 1, 1, "2") == "You predicted 2, and so it is.")
        #expect(Self.said("scores", 1, 1, "1,5") == "You predicted 1.5; it is 2, a difference of +0.5.")
        #expect(Self.said("scores", 1, 1, "−∞") == "You predicted −∞; it is 2, a difference of +∞.")
        // As it is printed: 0.8044…
        #expect(Self.said("weights", 1, 1, "0.804") == "You predicted 0.804, and so it is.")
        #expect(Self.said("weights", 1, 1, "0.8") == "You predicted 0.8; it is 0.804, a difference of +0.0044.")
        #expect(
            Self.said("weights", 1, 1, "") == "Write a number, such as −0.5, 2/3 or 1e−2.")
    }

    @Test func aPlaceIsThatAmongTheVisibleNumbersOfTheRow() {
        #expect(Self.said("weights", 1, 0, isPlace: true, "1") == "You predicted place 1; it is place 2 of 2.")
        #expect(Self.said("weights", 0, 0, isPlace: true, "1") == "You predicted place 1; it is place 1 of 1.")
        for text in ["0", "3", "1.5"] {
            #expect(
                Self.said("weights", 1, 0, isPlace: true, text)
                    == "“\(text)” is no place in a row; write a whole number from 1 to 2.")
        }
        #expect(Self.figure.judged(panel: 0, row: 5, column: 0, isPlace: false, text: "1") == nil)
    }
}
