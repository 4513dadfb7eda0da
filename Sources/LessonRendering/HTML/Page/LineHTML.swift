import LessonModel

/// A title, summary or objective of a chapter's front matter as HTML.
struct LineHTML {
    private let text: [Inline]

    init(_ text: [Inline]) { self.text = text }

    var html: String { HTMLBody().html(of: text) }
}
