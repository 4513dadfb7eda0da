import Foundation
import LessonModel
import LessonRendering
import SwiftSource

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
    /// The last pages that were made and are no more, for pages that are open and still show them.
    private var older: [Made] = []
    /// Pages in parts, by their digest, as far as an open page has needed that.
    private var cut: [String: PageBlocks] = [:]
    /// What `Matrix` can do, with the hash of the sources that say so.
    private var reference: (kernel: String, members: [SwiftSource.Member])?
    /// The figures of the pages, which are made once.
    private var rendered = RenderedFigures()

    private static let mostOlder = 8

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
        keep(page, of: chapter)
        return page
    }

    /// The page of a chapter that has run.
    func take(_ chapter: Chapter, _ report: ChapterReport, _ pipeline: Pipeline) throws -> Made {
        let page = try make(chapter, report, pipeline, hasRun: true)
        if course.chapter(chapter.id) == chapter { keep(page, of: chapter) }
        return page
    }

    private func keep(_ page: Made, of chapter: Chapter) {
        if let old = made.updateValue(page, forKey: chapter.id), old.digest != page.digest {
            older = older.suffix(Self.mostOlder - 1) + [old]
            let kept = Set((older + made.values).map(\.digest))
            cut = cut.filter { kept.contains($0.key) }
        }
    }

    /// A page, or what an open one that shows another has not got of it.
    ///
    /// Authors' own HTML may not be what it looks like, so a course with that gets whole pages.
    func html(of page: Made, since digest: String?) -> String {
        guard !course.rawHTML, let old = older.last(where: { $0.digest == digest }),
            let before = blocks(of: old), let now = blocks(of: page)
        else { return page.html }
        return now.html(since: before)
    }

    private func blocks(of page: Made) -> PageBlocks? {
        if cut[page.digest] == nil { cut[page.digest] = PageBlocks(page.html) }
        return cut[page.digest]
    }

    /// Takes a course that was read anew.
    func use(_ new: Course) {
        if new.language != course.language { rendered = RenderedFigures() }
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
        handout.rendered = rendered
        handout.logo = ImageFile.logo(of: course, in: folder)
        if reference?.kernel != pipeline.kernel {
            reference = (pipeline.kernel, try MatrixReference.members(for: course, in: folder))
        }
        handout.reference = reference?.members ?? []
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
