import Foundation
import LessonModel
import LessonRendering
import LessonRunner
import StepTrace

/// Chapters made into pages: run, set, written; those whose pages would be the same are left out.
struct HandoutWork: Sendable {
    /// What a round came to.
    struct Round: Sendable {
        var files: [HandoutFolder.Outcome] = []
        /// What went wrong in the chapters themselves; their pages show it.
        var failures: [Diagnostic] = []
        var passed = true
    }

    let edition: Handout.Edition
    let singleFile: Bool
    let paper: Handout.Paper?
    let target: HandoutFolder
    let runner: RunnerOptions
    let desk: Desk

    static let index = "index.html"
    static let book = "course.html"

    /// Runs the chapters and writes their pages.
    /// - Parameter progress: called with what is being done.
    func round(
        _ chapters: [Chapter], of course: Course, in folder: CourseFolder,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Round {
        let pipeline = try await Pipeline(course, folder, runner, desk)
        let stamp = try stamp(pipeline)
        let handout = Handout(course, edition: edition, stamp: stamp, paper: paper)
        let memory = PageMemory(folder: desk.surroundings.cacheFolder.appending(path: "pages"))
        let shared = try ingredients(course, chapters, stamp)
        let own = chapters.map { ingredients($0, pipeline, folder) }

        if singleFile {
            let note = memory.name(of: Self.book, in: target, madeOf: shared + own.flatMap(\.self))
            if !runner.noCache, let file = memory.outcome(note, of: Self.book, in: target) {
                return Round(files: [file])
            }
            let (parts, report) = try await parts(chapters, pipeline, folder, progress)
            let file = try target.write(handout.book(parts), to: Self.book)
            if report.passed { memory.keep(note, of: Self.book, in: target) }
            return Round(files: [file], failures: report.chapters.flatMap(\.failures), passed: report.passed)
        }

        let names = chapters.map { $0.id + ".html" }
        let notes = zip(names, own).map { memory.name(of: $0, in: target, madeOf: shared + $1) }
        var files = zip(notes, names).map { runner.noCache ? nil : memory.outcome($0, of: $1, in: target) }
        let missing = files.indices.filter { files[$0] == nil }
        let (parts, report) = try await parts(missing.map { chapters[$0] }, pipeline, folder, progress)
        let pages = await pages(parts, handout, beside: Set(chapters.map(\.id)))
        for (position, page) in zip(missing, pages.indices) {
            files[position] = try target.write(pages[page], to: names[position])
            if report.chapters[page].passed { memory.keep(notes[position], of: names[position], in: target) }
        }
        let list = chapters.map { Handout.Part(chapter: $0, report: ChapterReport($0)) }
        let index = try target.write(handout.index(list), to: Self.index)
        return Round(
            files: files.compactMap(\.self) + [index], failures: report.chapters.flatMap(\.failures),
            passed: report.passed)
    }

    /// Chapters run, with all that their pages show.
    private func parts(
        _ chapters: [Chapter], _ pipeline: Pipeline, _ folder: CourseFolder,
        _ progress: @escaping @Sendable (String) -> Void
    ) async throws -> ([Handout.Part], RunReport) {
        progress("running \(chapters.count == 1 ? chapters[0].file : "\(chapters.count) chapters")")
        let report = try await pipeline.run(chapters)
        var parts: [Handout.Part] = []
        for (chapter, report) in zip(chapters, report.chapters) {
            var part = Handout.Part(chapter: chapter, report: report)
            part.report.forgetTimes()
            part.source = String(digest(of: folder.file(of: chapter)).prefix(12))
            part.images = ImageFile.addresses(of: chapter, at: folder.file(of: chapter))
            part.worksheets = try await worksheets(of: chapter, pipeline, progress)
            parts.append(part)
        }
        try Task.checkCancellation()
        progress("writing the pages")
        return (parts, report)
    }

    /// The pages, set on all cores.
    private func pages(_ parts: [Handout.Part], _ handout: Handout, beside neighbours: Set<String>) async -> [String] {
        await withTaskGroup(of: (Int, String).self) { group in
            for (index, part) in parts.enumerated() {
                group.addTask { (index, handout.page(part, beside: neighbours)) }
            }
            var pages = parts.map { _ in "" }
            for await (index, page) in group { pages[index] = page }
            return pages
        }
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

    private func stamp(_ pipeline: Pipeline) throws -> Handout.Stamp {
        Handout.Stamp(
            tool: "Attend \(Version.current)", toolchain: pipeline.toolchain,
            kernel: String(pipeline.kernel.prefix(12)),
            date: try desk.surroundings.sourceDate())
    }

    // MARK: What a page depends on

    /// What every page depends on: this program, the edition, the stamp, and the course around the chapter.
    private func ingredients(_ course: Course, _ chapters: [Chapter], _ stamp: Handout.Stamp) throws -> [String] {
        let program = desk.surroundings.executable.path(percentEncoded: false)
        let attributes = try? FileManager.default.attributesOfItem(atPath: program)
        let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return [
            "attend.page/1", "\(changed)", "\(attributes?[.size] ?? 0)", edition.rawValue,
            paper?.rawValue ?? "", "\(stamp)", course.title,
            course.language, "\(course.rawHTML)",
        ] + course.chapters.flatMap { ["\($0.number)", $0.id, $0.title] } + ["written"] + chapters.map(\.id)
    }

    /// What a chapter's page depends on besides: its text, its images, and everything that can change its results.
    private func ingredients(_ chapter: Chapter, _ pipeline: Pipeline, _ folder: CourseFolder) -> [String] {
        let file = folder.file(of: chapter)
        let images = chapter.imageSources.map { file.deletingLastPathComponent().appending(path: $0) }
        return [chapter.file, digest(of: file), pipeline.fingerprint(of: chapter)] + images.map(digest)
    }

    private func digest(of file: URL) -> String {
        let bytes = FileManager.default.contents(atPath: file.path(percentEncoded: false)) ?? Data()
        return SHA256(bytes).hexadecimal
    }
}
