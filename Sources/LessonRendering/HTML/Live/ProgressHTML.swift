import LessonModel
import StepTrace

/// How far a reader has come in a chapter, in its entry on a served index: the state in words, the points, and a bar of them.
package struct ProgressHTML {
    private let progress: CourseOverview.ChapterProgress
    private let words: Words

    package init(_ progress: CourseOverview.ChapterProgress, words: Words) {
        self.progress = progress
        self.words = words
    }

    package var html: String {
        let parts = [state, points, changed].compactMap(\.self)
        return "<p class=\"meta\">\(parts.joined(separator: " · "))</p>\(bar)"
    }

    private var state: String {
        if progress.isDone {
            return "<b class=\"done\"><span aria-hidden=\"true\">✓</span> \(words.page(.chapterDone))</b>"
        }
        return words.page(progress.hasRun || progress.hasAnswers ? .chapterBegun : .chapterNotBegun)
    }

    private var points: String? {
        progress.maximumPoints > 0 ? words.check(.pointsOf(progress.points, of: progress.maximumPoints)) : nil
    }

    private var changed: String? {
        progress.changed.isEmpty ? nil : words.check(.passedThenChanged(progress.changed))
    }

    /// An attribute gives its width, since the page's policy allows no style in an element.
    private var bar: String {
        guard progress.maximumPoints > 0 else { return "" }
        let share = formatted(100 * progress.points / progress.maximumPoints, decimals: 1, trimmed: true)
        return """
            <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="pass" width="\(share)" height="10"/></svg>
            """
    }
}
