package import LessonModel
package import StepTrace
package import SwiftSource

/// A course as HTML pages: its edition, what it was made from, and its settings.
package struct Handout: Sendable {
    /// The readers that a handout is made for.
    package enum Edition: String, Sendable, CaseIterable {
        /// Prompts, starters, folded hints and empty boxes; it contains no answers.
        case student
        /// Also solutions, keys, and foreseen mistakes with their messages.
        case teacher
    }

    /// The origin of a page, so that it can be made again.
    package struct Stamp: Sendable, Hashable {
        /// `Attend 0.1.0`.
        package var tool: String
        /// `swift-6.3.1`.
        package var toolchain: String
        /// The first digits of the hash of the kernel's sources.
        package var kernel: String
        /// ISO 8601, UTC; `nil` leaves the date out.
        package var date: String?

        package init(tool: String, toolchain: String, kernel: String, date: String?) {
            self.tool = tool
            self.toolchain = toolchain
            self.kernel = kernel
            self.date = date
        }
    }

    /// One chapter with everything that its page shows.
    package struct Part: Sendable, Hashable {
        package var chapter: Chapter
        package var report: ChapterReport
        /// The values of the worksheets' expressions, by worksheet id.
        package var worksheets: [String: ShownValue]
        /// The first digits of the digest of the chapter's file.
        package var source: String
        /// Images as `data:` addresses, by their address in the text.
        package var images: [String: String]
        /// The files that a book carries for the chapter's links, as `data:` addresses, by their paths in the course.
        package var files: [String: String] = [:]

        package init(
            chapter: Chapter, report: ChapterReport, worksheets: [String: ShownValue] = [:], source: String = "",
            images: [String: String] = [:]
        ) {
            self.chapter = chapter
            self.report = report
            self.worksheets = worksheets
            self.source = source
            self.images = images
        }
    }

    package var course: Course
    package var edition: Edition
    package var stamp: Stamp
    /// The course's own, unless another is asked for.
    package var paper: Paper
    /// Those that go into a page, which has to take their marks away; see `WordMarks`.
    let words: Words
    /// The same for what is sent to a page later.
    let wordsOfParts: Words
    /// The members of `Matrix`, for the end of the index and of a book; empty for a course that does not use it.
    package var reference: [SwiftSource.Member] = []
    /// The course's logo as a `data:` address.
    package var logo: String?
    /// Whether pages are served and answer their readers, not files.
    package var live = false
    /// Keeps figures for pages that are made again.
    package var rendered: RenderedFigures?
    /// The hash of the course, which a hand-in says that a page saves; nil for pages that keep no answers.
    package var version: String?
    /// Whether pages say which line of the lesson each block comes from, for their audit.
    package var marksLines = false
    /// Whether questions and worksheets of the student edition hold their keys and judge themselves.
    package var isSelfChecking = false

    /// - Parameter words: those of the course's language, unless others are given.
    package init(_ course: Course, edition: Edition, stamp: Stamp, paper: Paper? = nil, words: Words? = nil) {
        wordsOfParts = words ?? course.words
        self.words = wordsOfParts.marked(for: course.language)
        self.course = course
        self.edition = edition
        self.stamp = stamp
        self.paper = paper ?? course.paper
    }
    /// Pages that keep no answers are of no use for it, and teachers see the keys.
    var judgesItself: Bool { isSelfChecking && version != nil && edition == .student }
}
