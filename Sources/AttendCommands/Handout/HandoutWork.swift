import Foundation
import LessonModel
import LessonRendering
import StepTrace

/// Chapters made into pages: run, set, written.
///
/// What a chapter's page is made of is kept from one round to the next, so that a round sets only what has changed.
actor HandoutWork {
    /// What a round came to.
    struct Round: Sendable {
        var files: [HandoutFolder.Outcome] = []
        /// What went wrong in the chapters themselves; their pages show it.
        var failures: [Diagnostic] = []
        var passed = true
    }

    private let edition: Handout.Edition
    private let singleFile: Bool
    private let target: HandoutFolder
    private let runner: RunnerOptions
    private let desk: Desk
    private var pages: [String: (part: Handout.Part, neighbours: Set<String>, html: String)] = [:]

    init(
        _ edition: Handout.Edition, singleFile: Bool, into target: HandoutFolder, _ runner: RunnerOptions, _ desk: Desk
    ) {
        self.edition = edition
        self.singleFile = singleFile
        self.target = target
        self.runner = runner
        self.desk = desk
    }

    static let index = "index.html"
    static let book = "course.html"

    /// Runs the chapters and writes their pages.
    /// - Parameter progress: called with what is being done.
    func round(
        _ chapters: [Chapter], of course: Course, in folder: CourseFolder,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Round {
        let pipeline = try await Pipeline(course, folder, runner, desk)
        progress("running \(chapters.count == 1 ? chapters[0].file : "\(chapters.count) chapters")")
        let report = try await pipeline.run(chapters)
        var parts: [Handout.Part] = []
        for (chapter, report) in zip(chapters, report.chapters) {
            var part = Handout.Part(chapter: chapter, report: report)
            part.report.forgetTimes()
            part.source = sourceDigest(of: folder.file(of: chapter))
            part.images = ImageFile.addresses(of: chapter, at: folder.file(of: chapter))
            part.worksheets = try await worksheets(of: chapter, pipeline, progress)
            parts.append(part)
        }
        try Task.checkCancellation()
        progress("writing the pages")
        let handout = Handout(course, edition: edition, stamp: try stamp(pipeline, report))
        var round = Round(failures: report.chapters.flatMap(\.failures), passed: report.passed)
        if singleFile {
            round.files = [try target.write(handout.book(parts), to: Self.book)]
        } else {
            let ids = Set(chapters.map(\.id))
            for part in parts {
                let html = page(part, handout, beside: ids)
                round.files.append(try target.write(html, to: part.chapter.id + ".html"))
            }
            round.files.append(try target.write(handout.index(parts), to: Self.index))
        }
        return round
    }

    private func page(_ part: Handout.Part, _ handout: Handout, beside neighbours: Set<String>) -> String {
        if let known = pages[part.chapter.id], known.part == part, known.neighbours == neighbours { return known.html }
        let html = handout.page(part, beside: neighbours)
        pages[part.chapter.id] = (part, neighbours, html)
        return html
    }

    private func worksheets(
        of chapter: Chapter, _ pipeline: Pipeline, _ progress: @escaping @Sendable (String) -> Void
    ) async throws -> [String: ShownValue] {
        guard !chapter.worksheets.isEmpty else { return [:] }
        let observed = try await pipeline.observe(
            chapter, answers: [:], worksheets: Set(chapter.worksheets.map(\.id))
        ) { progress("\($0) of \(chapter.file)") }
        return chapter.worksheets.reduce(into: [:]) { $0[$1.id] = observed.key(of: $1) }
    }

    private func stamp(_ pipeline: Pipeline, _ report: RunReport) throws -> Handout.Stamp {
        Handout.Stamp(
            tool: "Attend \(Version.current)", toolchain: report.toolchain, kernel: String(pipeline.kernel.prefix(12)),
            date: try desk.surroundings.sourceDate())
    }

    /// Enough of the file's SHA-256 to tell its versions apart.
    private func sourceDigest(of file: URL) -> String {
        let bytes = FileManager.default.contents(atPath: file.path(percentEncoded: false)) ?? Data()
        return String(SHA256(bytes).hexadecimal.prefix(12))
    }
}
