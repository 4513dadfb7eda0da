package import LessonModel
package import StepTrace
package import SwiftSource

/// A course as HTML pages: for whom it is made, what it was made from, and what running it came to.
package struct Handout: Sendable {
    /// For whom a handout is made.
    package enum Edition: String, Sendable, CaseIterable {
        /// Prompts, starters, hints folded, empty boxes; nothing in it gives an answer away.
        case student
        /// Also solutions, keys, and foreseen mistakes with what is said to them.
        case teacher
    }

    /// What a page is printed on, when it is not left to whoever prints.
    package enum Paper: String, Sendable, CaseIterable {
        case a4 = "A4"
        case letter
    }

    /// Where a page comes from, so that it can be made again.
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

    /// One chapter with all that its page shows.
    package struct Part: Sendable, Hashable {
        package var chapter: Chapter
        package var report: ChapterReport
        /// What the expressions of worksheets came to, by the worksheet's id.
        package var worksheets: [String: ShownValue]
        /// The first digits of the digest of the chapter's file.
        package var source: String
        /// Images as `data:` addresses, by the address that the text has.
        package var images: [String: String]

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
    package var paper: Paper?
    package var words: Words
    /// What `Matrix` can do, for the end of the index and of a book; nothing for a course without it.
    package var reference: [SwiftSource.Member] = []

    /// - Parameter words: those of the course's language, unless others are given.
    package init(_ course: Course, edition: Edition, stamp: Stamp, paper: Paper? = nil, words: Words? = nil) {
        self.words = words ?? course.words
        self.course = course
        self.edition = edition
        self.stamp = stamp
        self.paper = paper
    }
}
