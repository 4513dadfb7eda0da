import LessonModel

/// A chapter as a list of the course names it.
struct CourseEntry {
    private let chapter: Chapter

    init(_ chapter: Chapter) { self.chapter = chapter }

    /// - Parameter href: where the chapter can be read; `nil` lists it without a link.
    func context(href: String?) -> [String: Any] {
        var context: [String: Any] = ["number": chapter.number, "title": chapter.title]
        context["href"] = href
        context["summary"] = chapter.frontMatter.summary
        context["tasks"] = CourseEntry.totals([chapter])
        return context
    }

    /// `14 exercises, 31 points`; `nil` when nothing is asked.
    static func totals(_ chapters: [Chapter]) -> String? {
        let exercises = chapters.flatMap(\.exercises)
        let points = exercises.reduce(0) { $0 + $1.points }
        guard let count = Counted.text(exercises.count, "exercise") else { return nil }
        return points > 0 ? "\(count), \(PointsText.text(points))" : count
    }
}
