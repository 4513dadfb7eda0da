import Testing

@testable import LessonRendering

/// A chapter's progress in the index of a served course.
struct ProgressHTMLTests {
    private func html(
        hasRun: Bool = false, isDone: Bool = false, points: Double = 0, of maximum: Double = 0,
        hasAnswers: Bool = false,
        changed: [String] = []
    ) -> String {
        ProgressHTML(
            CourseOverview.ChapterProgress(
                hasRun: hasRun, isDone: isDone, points: points, maximumPoints: maximum, hasAnswers: hasAnswers,
                changed: changed), words: .english
        ).html
    }

    @Test func statesInWords() {
        #expect(html() == "<p class=\"meta\">not begun</p>")
        #expect(html(hasRun: true) == "<p class=\"meta\">begun</p>")
        #expect(html(hasAnswers: true) == "<p class=\"meta\">begun</p>")
        #expect(
            html(hasRun: true, isDone: true)
                == "<p class=\"meta\"><b class=\"done\"><span aria-hidden=\"true\">✓</span> done</b></p>")
    }

    @Test func pointsAndTheirBar() {
        #expect(
            html(hasRun: true, points: 1, of: 3, changed: ["3.1", "3.2"])
                == "<p class=\"meta\">begun · 1 of 3 points · 3.1, 3.2 passed, then changed</p>"
                + "<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect class=\"pass\" width=\"33.3\" height=\"10\"/></svg>")
    }
}
