import LessonModel

/// What a served course gives besides pages.
extension Handout {
    /// The index of the course's words that the pages' search asks for, as JSON.
    /// - Parameter beside: ids of the chapters that have pages.
    package func searchIndex(beside: Set<String>) -> String {
        searchIndex(of: course.chapters.filter { beside.contains($0.id) }, in: .pages(beside)).json
    }

    func searchIndex(of chapters: [Chapter], in layout: PageLinks.Layout) -> SearchIndex {
        SearchIndex(chapters, language: course.language, layout: layout)
    }

    /// The files, relative to the course folder, that links of served pages lead to; no other may be given out.
    package var linkedFiles: Set<String> {
        Set(
            course.chapters.flatMap { chapter in
                course.filesLinked(from: chapter, isForTeachers: edition == .teacher)
            })
    }
}
