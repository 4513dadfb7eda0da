import LessonReader
import Testing

/// The name that someone probably meant.
struct SuggestionTests {
    @Test(arguments: [
        ("hiden", "hidden"), ("Hidden", "hidden"), ("no_run", "no-run"), ("no-rnu", "no-run"), ("ingore", "ignore"),
        ("rest", "reset"), ("hidden", "hidden"),
    ])
    func isTheNearest(word: String, name: String) {
        #expect(Suggestion.nearest(to: word, among: ["hidden", "no-run", "ignore", "reset"]) == name)
    }

    @Test(arguments: ["zebra", "h", "", "hid", "runner"])
    func isNoneWhenNothingIsNear(word: String) {
        #expect(Suggestion.nearest(to: word, among: ["hidden", "no-run", "ignore", "reset"]) == nil)
    }

    @Test func breaksTiesByTheAlphabet() {
        #expect(Suggestion.question(for: "bar", among: ["baz", "bat", "bas"]) == "did you mean 'bas'?")
    }
}
