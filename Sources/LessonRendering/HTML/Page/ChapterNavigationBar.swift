import LessonModel

/// The bar of a course's chapters, with the current one marked.
enum ChapterNavigationBar {
    /// How many chapters are before each, which says where its title begins.
    static func styleSheet(_ count: Int) -> String {
        ".ruler{--chapters:\(count)}"
            + (1..<max(count, 1)).map { ".ruler li:nth-child(\($0 + 1)){--before:\($0)}" }.joined() + "\n"
    }

    /// The segments of the bar, for a template.
    static func marks(_ chapters: [Chapter], current position: Int?, pages: Set<String>) -> [[String: Any]] {
        chapters.enumerated().map { index, chapter in
            var mark: [String: Any] = ["number": chapter.label, "title": LineHTML(chapter.titleText).html]
            if index == position {
                mark["state"] = "now"
                mark["isCurrent"] = true
            } else if let position, index < position {
                mark["state"] = "done"
            }
            if pages.contains(chapter.id) { mark["href"] = PageFile.address(of: chapter) }
            return mark
        }
    }
}

/// The chapter before or after the current one.
struct Neighbour {
    let context: [String: Any]

    init(_ chapter: Chapter, hasPage: Bool) {
        var context: [String: Any] = ["title": LineHTML(chapter.titleText).html]
        context["number"] = chapter.number
        if hasPage { context["href"] = PageFile.address(of: chapter) }
        self.context = context
    }
}
