import LessonModel

/// A chapter in a list of the course's chapters.
struct CourseEntry {
    private let chapter: Chapter
    private let words: Words

    init(_ chapter: Chapter, words: Words) {
        self.chapter = chapter
        self.words = words
    }

    /// - Parameter href: the chapter's address; `nil` lists it without a link.
    /// - Parameter progress: of a served index, how far its reader has come, as HTML.
    func context(href: String?, progress: String? = nil) -> [String: Any] {
        var context: [String: Any] = ["title": LineHTML(chapter.titleText).html]
        context["number"] = chapter.number
        context["href"] = href
        context["summary"] = chapter.frontMatter.summary.map { LineHTML(Inline.line($0)).html }
        context["id"] = chapter.id
        context["progress"] = progress
        context["tasks"] = CourseEntry.totals([chapter], words)
        return context
    }

    /// The chapters of each part, or all of a course without parts, for a template.
    static func groups(_ chapters: [Chapter], _ context: (Chapter) -> [String: Any]) -> [[String: Any]] {
        let parts = chapters.reduce(into: [[Chapter]]()) { parts, chapter in
            if let last = parts.last?.last, last.part == chapter.part {
                parts[parts.count - 1].append(chapter)
            } else {
                parts.append([chapter])
            }
        }
        return parts.map { chapters in
            var group: [String: Any] = ["chapters": chapters.map(context)]
            group["part"] = chapters.first?.part.map { LineHTML(Inline.line($0)).html }
            return group
        }
    }

    /// `14 exercises, 31 points`; `nil` when there are no exercises.
    static func totals(_ chapters: [Chapter], _ words: Words) -> String? {
        let exercises = chapters.flatMap(\.exercises)
        let points = exercises.reduce(0) { $0 + $1.points }
        guard !exercises.isEmpty else { return nil }
        let count = words.page(.exercises(exercises.count))
        return points > 0 ? words.check(.items([count, words.check(.points(points))])) : count
    }
}
