import Testing

@testable import LessonModel

@Suite struct SuggestionTests {
    private let words = ["hidden", "no-output", "no-source", "no-run", "ignore", "timeout"]

    @Test(arguments: [
        ("hiden", "hidden"), ("hidden ", "hidden"), ("no-ouptut", "no-output"), ("norun", "no-run"),
        ("Ignore", "ignore"),
        ("time", "timeout"), ("Hidden", "hidden"), ("no_run", "no-run"), ("no-rnu", "no-run"), ("ingore", "ignore"),
        ("hid", "hidden"), ("hidden", "hidden"),
    ])
    func aNearWordIsNamed(word: String, meant: String) {
        #expect(Suggestion.nearest(to: word, among: words) == meant)
    }

    @Test(arguments: ["exercise", "x", "h", "zebra", "zzzzzz", "runner", ""])
    func aFarWordIsNot(word: String) {
        #expect(Suggestion.nearest(to: word, among: words) == nil)
    }

    @Test func tiesAreBrokenByTheAlphabet() {
        #expect(Suggestion.question(for: "bar", among: ["baz", "bat", "bas"]) == "did you mean 'bas'?")
        #expect(Suggestion.question(for: "bar", among: ["zebra"]) == nil)
    }

    @Test func aLimitMayBeNamed() {
        #expect(Suggestion.nearest(to: "quize", among: ["quiz"], within: 1) == "quiz")
        #expect(Suggestion.nearest(to: "quizes", among: ["quiz"], within: 1) == nil)
    }
}
