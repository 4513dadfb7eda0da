import LessonModel

/// The bar of a course's chapters, with the current one marked.
enum ChapterNavigationBar {
    /// One segment of the bar, for a template.
    static func mark(_ chapter: Chapter, current: Chapter, pages: Set<String>) -> [String: Any] {
        var mark: [String: Any] = ["number": chapter.number, "title": chapter.title]
        if chapter.id == current.id {
            mark["state"] = "now"
            mark["isCurrent"] = true
        } else if chapter.number < current.number {
            mark["state"] = "done"
        }
        if pages.contains(chapter.id) { mark["href"] = PageFile.address(of: chapter) }
        return mark
    }
}

/// The chapter before or after the current one.
struct Neighbour {
    let context: [String: Any]

    init(_ chapter: Chapter, hasPage: Bool) {
        var context: [String: Any] = ["number": chapter.number, "title": chapter.title]
        if hasPage { context["href"] = PageFile.address(of: chapter) }
        self.context = context
    }
}
