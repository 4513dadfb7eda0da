import Testing

@testable import LessonModel

struct NumberAgreementTests {
    @Test(arguments: [
        (1.0, 1.5, true), (1.0, 1.6, false), (.infinity, .infinity, true), (.infinity, -.infinity, false),
        (.infinity, 1, false), (.nan, .nan, true), (.nan, 1, false), (1, .nan, false),
    ])
    func numbersAgreeWithinAMargin(actual: Double, expected: Double, agree: Bool) {
        #expect(NumberAgreement.holds(actual, expected, within: 0.5) == agree)
    }

    @Test(arguments: [(0.12, true), (0.13, true), (0.1199, false), (0.1301, false)])
    func aHalfMayBeRoundedEitherWay(written: Double, agrees: Bool) {
        #expect(StudyChapter.worksheet.agrees(written, with: 0.125) == agrees)
    }

    /// Where whole numbers are asked for, 3.4 is not 3 rounded; but it is 3.4.
    @Test(arguments: [
        (3.0, 3.0, true), (3.4, 3.0, false), (2.6, 3.0, false), (3.4, 3.4, true), (3.0, 3.4, true), (4.0, 3.4, false),
        (3.3, 3.4, false),
    ])
    func wholeNumbersAreNotMeasured(written: Double, entry: Double, agrees: Bool) {
        var worksheet = StudyChapter.worksheet
        worksheet.digits = 0
        #expect(worksheet.agrees(written, with: entry) == agrees)
    }

    /// Large numbers are as exact as their binary fractions are.
    @Test func theMarginGrowsWithTheNumber() {
        let key = 4_503_599_627_370_496.5
        #expect(StudyChapter.worksheet.agrees(key.nextUp, with: key))
        #expect(!StudyChapter.worksheet.agrees(key + 16, with: key))
    }
}
