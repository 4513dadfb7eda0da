import Foundation
import LessonModel
import LessonRendering

/// The pages of a served course: each is made when it is asked for and kept until something that it shows has changed.
actor ServedPages {
    /// A chapter's page as it was made last.
    struct Made: Sendable {
        var html: String
        /// The digest of the page, by which a page that is open knows that there is a newer one.
        var digest: String
        var part: Handout.Part
        /// What is wrong with its cells and keys.
        var faults: [Diagnostic]
        /// Whether the chapter has run; until then its page shows the text alone.
        var hasRun: Bool
        /// Everything that can change the page, apart from results of cells.
        var ingredients: [String]

        var keys: [String: WorksheetKey] { part.report.keys(of: part.chapter) }
    }

    private let folder: CourseFolder
    private let edition: Handout.Edition
    private let context: CommandContext
    private(set) var course: Course
    private(set) var handout: Handout?
    private var made: [String: Made] = [:]

    init(_ course: Course, _ folder: CourseFolder, edition: Handout.Edition, _ context: CommandContext) {
        self.course = course
        self.folder = folder
        self.edition = edition
        self.context = context
    }

    /// The page of a chapter as far as it is known; nil when it has to be run first.
    func known(_ chapter: Chapter) -> Made? { made[chapter.id] }

    /// The chapters whose pages someone has asked for.
    var asked: [Chapter] { course.chapters.filter { made[$0.id] != nil } }

    /// The page without outputs, for a reader who waits for the chapter to run.
    func unrun(_ chapter: Chapter, _ pipeline: Pipeline) throws -> Made {
        let page = try make(chapter, ChapterReport(chapter), pipeline, hasRun: false)
        made[chapter.id] = page
        return page
    }

    /// The page of a chapter that has run.
    func take(_ chapter: Chapter, _ report: ChapterReport, _ pipeline: Pipeline) throws -> Made {
        let page = try make(chapter, report, pipeline, hasRun: true)
        if course.chapter(chapter.id) == chapter { made[chapter.id] = page }
        return page
    }

    /// Takes a course that was read anew.
    func use(_ new: Course) {
        course = new
        handout = nil
        made = made.filter { neighbours.contains($0.key) }
    }

    /// The ids of the chapters, all of which have pages.
    var neighbours: Set<String> { Set(course.chapters.map(\.id)) }

    /// The course as pages; made once for each version of it.
    func handout(_ pipeline: Pipeline) throws -> Handout {
        if let handout { return handout }
        var handout = Handout(
            course, edition: edition, stamp: try Handout.Stamp(pipeline, context), words: context.words(of: course))
        handout.live = true
        handout.logo = ImageFile.logo(of: course, in: folder)
        handout.reference = try MatrixReference.members(for: course, in: folder)
        self.handout = handout
        return handout
    }

    /// Whether a page that was made before is still what it would be now.
    func isCurrent(_ chapter: Chapter, _ pipeline: Pipeline) throws -> Bool {
        guard let page = made[chapter.id], page.hasRun else { return false }
        let source = ChapterSource(chapter, of: course, in: folder, for: edition)
        return page.ingredients == ingredients(chapter, source, try handout(pipeline), pipeline)
    }

    private func ingredients(
        _ chapter: Chapter, _ source: ChapterSource, _ handout: Handout, _ pipeline: Pipeline
    ) -> [String] {
        [
            course.title, course.language, "\(course.rawHTML)", "\(course.face)", handout.logo ?? "",
            pipeline.fingerprint(of: chapter),
        ]
            + course.chapters.flatMap { [$0.label, $0.id, $0.title, $0.part ?? ""] } + source.ingredients
            + handout.addresses(linkedFrom: chapter, beside: neighbours)
    }

    private func make(_ chapter: Chapter, _ report: ChapterReport, _ pipeline: Pipeline, hasRun: Bool) throws -> Made {
        let source = ChapterSource(chapter, of: course, in: folder, for: edition)
        let part = source.part(chapter, report)
        let handout = try handout(pipeline)
        let (html, digest) = LiveData.stamped(handout.page(part, beside: neighbours))
        return Made(
            html: html, digest: digest, part: part,
            faults: hasRun ? report.failures + Proof.faults(ofKeysOf: chapter.worksheets, in: report) : [],
            hasRun: hasRun, ingredients: ingredients(chapter, source, handout, pipeline))
    }
}
