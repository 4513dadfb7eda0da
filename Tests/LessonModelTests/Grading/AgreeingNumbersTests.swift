import Testing

@testable import LessonModel

/// Comparing with the ends says the same as the rule itself, down to the smallest step.
struct AgreeingNumbersTests {
    private func worksheet(_ digits: Int) -> Worksheet {
        let place = FileLocation(file: "a.md", line: 1, column: 1)
        return Worksheet(
            id: "a", number: 1, points: 1, expression: "x", blanks: .all, digits: digits, place: place, afterCell: 0)
    }

    private static let entries: [Double] = [
        0, -0.0, 0.25, -0.25, 1 / 3, 2.5, -2.5, 3, 0.005, 1e-20, 5e-324, 1e6 + 0.125, 4_503_599_627_370_497, 1e15, 1e17,
        -1e300, .infinity, -.infinity, .nan,
    ]

    @Test(arguments: entries, [0, 1, 2, 6])
    func theEndsAreThoseOfTheRule(entry: Double, digits: Int) {
        let worksheet = worksheet(digits)
        let numbers = worksheet.agreeingNumbers(with: entry)
        let ends = numbers.flatMap { [$0.lowest, $0.highest] }
        #expect(ends.allSatisfy { worksheet.agrees($0, with: entry) })
        let near = ends.flatMap { [$0.nextDown, $0, $0.nextUp, $0.rounded(), $0 + 0.1, $0 - 1, $0 + 1] }
        let others: [Double] = [entry, entry + 0.4, entry - 0.3, 0, -0.0, 1, .infinity, -.infinity, .nan]
        for number in near + others {
            #expect(
                numbers.contains { $0.contains(number) } == worksheet.agrees(number, with: entry),
                "\(number) as \(entry)")
        }
    }

    @Test func wholeNumbersAndTheEntryItself() {
        #expect(worksheet(0).agreeingNumbers(with: 2.5).map(\.lowest).count == 3)
        let zero = worksheet(0).agreeingNumbers(with: 0)
        #expect(zero.allSatisfy { $0.lowest == 0 && $0.highest == 0 && $0.lowest.sign == .plus })
    }
}
