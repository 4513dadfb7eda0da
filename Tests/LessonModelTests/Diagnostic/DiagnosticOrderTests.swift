import LessonModel
import Testing

struct DiagnosticOrderTests {
    @Test func placesComeInOrderAndOnePlaceKeepsItsOrder() {
        func diagnostic(_ line: Int, _ column: Int, _ message: String) -> Diagnostic {
            Diagnostic(at: FileLocation(file: "a.md", line: line, column: column), message)
        }
        let diagnostics = [
            diagnostic(2, 1, "d"), diagnostic(1, 9, "c"), Diagnostic(at: nil, "a"), diagnostic(2, 1, "e"),
            diagnostic(1, 2, "b"), diagnostic(10, 1, "f"),
        ]
        #expect(diagnostics.inOrderOfPlaces.map(\.message) == ["a", "b", "c", "d", "e", "f"])
    }
}
