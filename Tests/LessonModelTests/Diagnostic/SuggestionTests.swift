import Testing

@testable import LessonModel

@Suite struct SuggestionTests {
    private let words = ["hidden", "no-output", "no-source", "no-run", "ignore", "timeout"]

    @Test(arguments: [
        ("hiden", "hidden"), ("hidden ", "hidden"), ("no-ouptut", "no-output"), ("norun", "no-run"),
        ("Ignore", "ignore"),
        ("time", "timeout"),
    ])
    func aNearWordIsNamed(word: String, meant: String) {
        #expect(Suggestion.nearest(to: word, among: words) == meant)
    }

    @Test(arguments: ["exercise", "x", "zzzzzz", ""])
    func aFarWordIsNot(word: String) {
        #expect(Suggestion.nearest(to: word, among: words) == nil)
    }

    @Test func swappedNeighboursCountOnce() {
        #expect(Suggestion.editDistance("tiemout", "timeout") == 1)
        #expect(Suggestion.editDistance("", "abc") == 3)
        #expect(Suggestion.editDistance("kitten", "sitting") == 3)
    }
}
