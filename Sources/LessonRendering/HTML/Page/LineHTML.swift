import LessonModel

/// A line of text as HTML: a title, summary or objective of a chapter's front matter, or a message.
struct LineHTML {
    private let text: [Inline]

    init(_ text: [Inline]) { self.text = text }

    /// A message that an attribute of a lesson holds: plain, but for code between backticks, and formulas.
    init(message: String) { self.init(Inline.line(VisibleText.visible(message))) }

    var html: String { HTMLBody().html(of: text) }
}
