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

    /// Large numbers are as exact as their binary fractions are.
    @Test func theMarginGrowsWithTheNumber() {
        let key = 4_503_599_627_370_496.5
        #expect(StudyChapter.worksheet.agrees(key.nextUp, with: key))
        #expect(!StudyChapter.worksheet.agrees(key + 16, with: key))
    }
}
