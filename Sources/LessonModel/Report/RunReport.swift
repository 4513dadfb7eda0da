/// The result of running some chapters.
package struct RunReport: Sendable, Hashable {
    /// `swift-6.3.1`.
    package var toolchain: String
    package var title: String
    package var language: String
    package var chapters: [ChapterReport]

    package init(toolchain: String, title: String, language: String, chapters: [ChapterReport]) {
        self.toolchain = toolchain
        self.title = title
        self.language = language
        self.chapters = chapters
    }

    package var passed: Bool { chapters.allSatisfy(\.passed) }
}
