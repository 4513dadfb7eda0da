import Foundation
import LessonModel
import LessonRendering
import LessonRunner
import StepTrace

/// Runs chapters and writes their pages; chapters whose pages would not change are skipped.
struct HandoutWork: Sendable {
    /// The files written, and what went wrong.
    struct Outcome: Sendable {
        var files: [HandoutFolder.Outcome] = []
        /// Faults of the chapters themselves, and of the keys of their worksheets.
        var failures: [Diagnostic] = []
        var passed = true
    }

    let edition: Handout.Edition
    let singleFile: Bool
    /// Whether questions and worksheets judge themselves.
    let isSelfChecking: Bool
    let paper: Paper?
    let target: HandoutFolder
    let runner: RunnerOptions
    let context: CommandContext

    /// Runs the chapters and writes their pages.
    /// - Parameter progress: called with what is being done.
    func write(
        _ chapters: [Chapter], of course: Course, in folder: CourseFolder,
        progress: @escaping @Sendable (CommandPhrase) -> Void = { _ in }
    ) async throws -> Outcome {
        let pipeline = try await Pipeline(course, folder, runner, context)
        let stamp = try Handout.Stamp(pipeline, context)
        var handout = Handout(course, edition: edition, stamp: stamp, paper: paper, words: context.words(of: course))
        handout.version = edition == .student ? CourseVersion.of(course, in: folder) : nil
        handout.isSelfChecking = isSelfChecking
        handout.logo = ImageFile.logo(of: course, in: folder)
        handout.reference = try MatrixReference.members(for: course, in: folder)
        let cache = PageCache(folder: context.processEnvironment.cacheFolder.appending(path: "pages"))
        let neighbours = neighbours(of: chapters, in: course)
        let shared = [Self.digest(of: ingredients(course, neighbours, stamp) + [handout.logo ?? ""])]
        let sources = chapters.map { ChapterSource($0, of: course, in: folder, for: edition) }
        let own = zip(sources, chapters).map {
            $0.ingredients + [pipeline.fingerprint(of: $1)] + handout.addresses(linkedFrom: $1, beside: neighbours)
                + ($1.exercisesOfSheet.isEmpty ? [] : [handout.version ?? ""])
        }

        let pages =
            singleFile
            ? [Page(name: PageFile.book, chapters: Array(chapters.indices))]
            : chapters.indices.map { Page(name: PageFile.name(of: chapters[$0]), chapters: [$0]) }
        let keys = pages.map { page in
            cache.key(of: page.name, in: target, madeOf: shared + page.chapters.flatMap { own[$0] })
        }
        var files = zip(keys, pages).map { runner.noCache ? nil : cache.outcome($0, of: $1.name, in: target) }
        let missing = files.indices.filter { files[$0] == nil }
        let toRun = missing.flatMap { pages[$0].chapters }
        let results = try await run(toRun.map { chapters[$0] }, toRun.map { sources[$0] }, pipeline, progress)
        let texts = await texts(results.map(\.part), handout, beside: neighbours)
        for (index, text) in zip(missing, texts) {
            files[index] = try target.write(text, to: pages[index].name)
            let isComplete = zip(toRun, results).allSatisfy { !pages[index].chapters.contains($0) || $1.isComplete }
            if isComplete { cache.store(keys[index], of: pages[index].name, in: target) }
        }
        if !singleFile {
            for path in Set(sources.flatMap(\.files.keys)).sorted() {
                guard let data = sources.lazy.compactMap({ $0.files[path] }).first else { continue }
                files.append(try target.write(data, to: PageFile.name(ofFile: path)))
            }
            let all = course.chapters.flatMap { [$0.file, ChapterSource.digest(of: $0, of: course, in: folder)] }
            files += try pagesAboutCourse(handout, beside: neighbours, cache, madeOf: shared + all)
        }
        return Outcome(
            files: files.compactMap(\.self), failures: results.flatMap(\.failures),
            passed: results.allSatisfy(\.isComplete))
    }

    /// Writes the glossary, if chapters define terms, and the index.
    private func pagesAboutCourse(
        _ handout: Handout, beside neighbours: Set<String>, _ cache: PageCache, madeOf ingredients: [String]
    ) throws -> [HandoutFolder.Outcome] {
        let pages: [(name: String, html: () -> String?)] = [
            (PageFile.glossary, { handout.glossary(beside: neighbours) }),
            (PageFile.index, { handout.index(beside: neighbours) }),
        ]
        return try pages.compactMap { name, html in
            let ingredients = ingredients + handout.reference.map { "\($0)" }
            let key = cache.key(of: name, in: target, madeOf: ingredients)
            if !runner.noCache, let kept = cache.outcome(key, of: name, in: target) { return kept }
            guard let html = html() else { return nil }
            let file = try target.write(html, to: name)
            cache.store(key, of: name, in: target)
            return file
        }
    }

    /// A page to write, and the positions of its chapters.
    private struct Page {
        var name: String
        var chapters: [Int]
    }

    /// Ids of the chapters that links can lead to: those that are written now, and those whose pages exist already.
    private func neighbours(of chapters: [Chapter], in course: Course) -> Set<String> {
        let existing = singleFile ? [] : course.chapters.filter { target.has(PageFile.name(of: $0)) }
        return Set((chapters + existing).map(\.id))
    }

    /// A chapter with everything that its page shows, and what went wrong with it.
    private struct ChapterResult {
        var part: Handout.Part
        var failures: [Diagnostic]
        /// Whether every cell has run as expected, and every worksheet has its key.
        var isComplete: Bool
    }

    /// Runs chapters.
    private func run(
        _ chapters: [Chapter], _ sources: [ChapterSource], _ pipeline: Pipeline,
        _ progress: @escaping @Sendable (CommandPhrase) -> Void
    ) async throws -> [ChapterResult] {
        guard !chapters.isEmpty else { return [] }
        progress(.running(chapters.map(\.file)))
        let report = try await pipeline.run(chapters)
        var results: [ChapterResult] = []
        for ((chapter, source), report) in zip(zip(chapters, sources), report.chapters) {
            let part = source.part(chapter, report)
            let faults = Proof.faults(ofKeysOf: chapter.worksheets, in: report)
            let isComplete = report.passed && faults.isEmpty && report.keys.count == chapter.worksheets.count
            results.append(
                ChapterResult(part: part, failures: report.failures + faults, isComplete: isComplete))
        }
        try Task.checkCancellation()
        progress(.writingPages)
        return results
    }

    /// The pages' HTML, written on all cores.
    private func texts(_ parts: [Handout.Part], _ handout: Handout, beside neighbours: Set<String>) async -> [String] {
        if singleFile { return parts.isEmpty ? [] : [handout.book(parts)] }
        return await withTaskGroup(of: (Int, String).self) { group in
            for (index, part) in parts.enumerated() {
                group.addTask { (index, handout.page(part, beside: neighbours)) }
            }
            var pages = parts.map { _ in "" }
            for await (index, page) in group { pages[index] = page }
            return pages
        }
    }

    // MARK: What a page depends on

    /// One text for many, which every page's key is made of.
    private static func digest(of ingredients: [String]) -> String {
        var digest = SHA256()
        for ingredient in ingredients { digest.update(ingredient) }
        return digest.hexadecimal
    }

    /// What every page depends on: this program, the edition, the stamp, and the course.
    private func ingredients(_ course: Course, _ neighbours: Set<String>, _ stamp: Handout.Stamp) -> [String] {
        let program = context.processEnvironment.executable.path(percentEncoded: false)
        let attributes = try? FileManager.default.attributesOfItem(atPath: program)
        let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return [
            "attend.page/1", "\(changed)", "\(attributes?[.size] ?? 0)", edition.rawValue,
            "\(isSelfChecking)", (paper ?? course.paper).rawValue, "\(stamp)", course.title,
            course.language, "\(course.rawHTML)", "\(course.face)",
        ] + course.chapters.flatMap { [$0.label, $0.id, $0.title, $0.part ?? ""] } + ["beside"] + neighbours.sorted()
    }
}

extension Handout.Stamp {
    /// What pages are made with now.
    init(_ pipeline: Pipeline, _ context: CommandContext) throws {
        self.init(
            tool: "Attend \(Version.current)", toolchain: pipeline.toolchain,
            kernel: String(pipeline.kernel.prefix(12)),
            date: try context.processEnvironment.sourceDate())
    }
}
