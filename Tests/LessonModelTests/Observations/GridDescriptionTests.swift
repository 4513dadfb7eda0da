import StepTrace
import Testing

@testable import LessonModel

@Suite struct GridDescriptionTests {
    @Test func numbersAndArraysOfThem() {
        #expect(Grid(describedBy: "0.5") == Grid(rows: 1, columns: 1, values: [0.5]))
        #expect(Grid(describedBy: "[1.0, -2e-05, -inf]") == Grid(rows: 1, columns: 3, values: [1, -2e-5, -.infinity]))
        #expect(Grid(describedBy: "[[1, 2], [3, 4]]") == Grid(rows: 2, columns: 2, values: [1, 2, 3, 4]))
    }

    @Test(arguments: ["", "[]", "[[1], [2, 3]]", "[a, b]", "[1, 2", "[1] [2]", "true", "[[]]", "[1,,2]"])
    func everythingElseIsText(text: String) {
        #expect(Grid(describedBy: text) == nil)
    }
}
