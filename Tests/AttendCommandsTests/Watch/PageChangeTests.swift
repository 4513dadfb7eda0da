import Testing

@testable import AttendCommands

@Suite struct PageChangeTests {
    private let page = (1...9).map(String.init)

    private func change(_ lines: [String]) -> String {
        PageChange(from: page, to: lines).lines.joined(separator: " ")
    }

    @Test func fromTheFirstChangeToTheLastWithTwoLinesAround() {
        #expect(change(page) == "")
        #expect(change(["1", "2", "3", "4", "x", "6", "7", "8", "9"]) == "3 4 x 6 7")
        #expect(change(["1", "x", "3", "4", "5", "6", "y", "8", "9"]) == "1 x 3 4 5 6 y 8 9")
        #expect(change(["x"] + page) == "x 1 2")
        #expect(change(page + ["x"]) == "8 9 x")
    }

    @Test func whereLinesWereTakenAwayTheirNeighboursAreShown() {
        #expect(change(["1", "2", "3", "4", "6", "7", "8", "9"]) == "3 4 6 7")
        #expect(change([]) == "")
        #expect(PageChange(from: ["a", "a"], to: ["a"]).lines == ["a"])
        #expect(PageChange(from: [], to: ["a"]).lines == ["a"])
    }
}
