import StepTrace
import Testing

@Suite struct EnglishTextTests {
    @Test func onlyTheFirstLetterGrows() {
        #expect("row sum of K".withCapital == "Row sum of K")
        #expect("".withCapital == "")
    }

    @Test func aNounAgreesWithItsNumber() {
        #expect([0, 1, 2].map { counted($0, "cell") } == ["0 cells", "1 cell", "2 cells"])
        #expect([1, 2].map { counted($0, "query", "queries") } == ["1 query", "2 queries"])
    }
}
