import Foundation
import LessonModel
import LessonRendering

/// The pages that `attend handout` would write, made to be looked at.
struct CoursePages {
    private let course: Course
    private let folder: CourseFolder
    private let pipeline: Pipeline
    private let context: CommandContext

    init(_ course: Course, _ folder: CourseFolder, _ pipeline: Pipeline, _ context: CommandContext) {
        self.course = course
        self.folder = folder
        self.pipeline = pipeline
        self.context = context
    }

    /// What is wrong with the pages of each chapter, in either edition.
    func faults(of chapters: [Chapter]) async throws -> [[Diagnostic]] {
        let reports = try await pipeline.run(chapters).chapters
        let ids = Set(chapters.map(\.id))
        let handouts = try Handout.Edition.allCases.map { edition in
            var handout = Handout(
                course, edition: edition, stamp: try Handout.Stamp(pipeline, context), words: context.words(of: course))
            handout.version = edition == .student ? CourseVersion.of(course, in: folder) : nil
            handout.marksLines = true
            return handout
        }
        let files = Set(course.chapters.flatMap { course.filesLinked(from: $0, isForTeachers: true) })
            .map(PageFile.name(ofFile:))
        let names = Set(chapters.map(PageFile.name) + files).union([PageFile.index, PageFile.glossary])
        return try await pipeline.eachAtATime(Array(zip(chapters, reports))) { chapter, report in
            let part = ChapterSource(chapter, of: course, in: folder, for: .teacher).part(chapter, report)
            let name = PageFile.name(of: chapter)
            let findings = handouts.flatMap { handout in
                PageAudit(handout.page(part, beside: ids), name: name, beside: names).findings
            }
            return diagnostics(findings.eachOnce, of: chapter)
        }
    }

    private func diagnostics(_ findings: [PageAudit.Finding], of chapter: Chapter) -> [Diagnostic] {
        guard !findings.isEmpty else { return [] }
        let bytes = FileManager.default.contents(
            atPath: folder.file(of: chapter, in: course).path(percentEncoded: false))
        let lines = TextFile.normalized(String(decoding: bytes ?? Data(), as: UTF8.self))
            .split(separator: "\n", omittingEmptySubsequences: false)
        return findings.map { finding in
            let line = finding.line ?? 1
            return Diagnostic(
                finding.severity, at: FileLocation(file: chapter.file, line: line, column: 1),
                "on its page: \(finding.message)",
                excerpt: lines.indices.contains(line - 1) ? .init(line: String(lines[line - 1]), length: 0) : nil,
                remedy: finding.remedy)
        }
    }
}
