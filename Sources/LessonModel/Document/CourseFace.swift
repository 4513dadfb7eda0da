/// How a course presents itself: who made it, where and when, on which terms, and by which marks it is known.
package struct CourseFace: Sendable, Hashable {
    package var authors: [String] = []
    package var institution: String?
    /// The terms on which it may be used: `CC BY 4.0`.
    package var licence: String?
    /// A year, a month or a day: `2026`, `2026-11`, `2026-11-28`.
    package var date: String?
    /// Its address on the web.
    package var url: String?
    /// An image, relative to the course folder.
    package var logo: String?
    package var accent: Accent?

    package init() {}
}
