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
                chapter.linkDestinations.compactMap { course.target(of: $0, in: chapter).servedFile(of: course) }
            })
    }
}

extension LinkTarget {
    /// The file, relative to the course folder, that a served page gives a reader who follows a link to this; nil for anything
    /// else, for what is outside of the course folder, and for Markdown, which may be a chapter with its solutions.
    func servedFile(of course: Course) -> String? {
        guard case .file(let path, _) = self, course.chapter(at: path) == nil, !path.isEmpty,
            !path.lowercased().hasSuffix(".md"), !path.split(separator: "/").contains(where: { $0.hasPrefix(".") })
        else { return nil }
        return path
    }
}
