import Foundation
import LessonModel
import LessonReader
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// A lesson and answers to it, checked with the real compiler and the real kernel.
struct CheckFixture {
    var chapter: Chapter
    var answers: [String: CodePart] = [:]
    var limits = Limits(memory: 256 << 20, output: 10_000)
    var cache: String?

    /// Reads a chapter whose exercises are written in `markdown`, after a line of front matter.
    init(_ markdown: String, timeout: Double = 120) async throws {
        let text = "---\ntitle: CheckFixture\ntimeout: \(timeout)\n---\n" + markdown + "\n"
        let reading = await CourseReader.read(
            folder: "lessons", display: "lessons",
            files: FileSource([
                "lessons/course.yml": "format: 1\ntitle: T\nchapters: [01-exam.md]\n", "lessons/01-exam.md": text,
            ]))
        try #require(reading.diagnostics == [])
        chapter = try #require(reading.course?.chapters.first)
    }

    init(chapter: Chapter) {
        self.chapter = chapter
    }

    mutating func answer(_ exercise: String, _ code: String) {
        let place = FileLocation(file: "answers/01-exam/\(exercise).swift", line: 1, column: 1)
        answers[exercise] = CodePart(text: code + "\n", place: place, fence: place)
    }

    var plan: CheckPlan { CheckPlan(checking: answers, of: chapter, imports: ["AttentionKernel"]) }

    func observe(_ plan: CheckPlan? = nil) async throws -> ChapterObservations {
        let scratch = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        let runner = CheckRunner(
            toolchain: try await RunnerFixture.toolchain, toolkit: try await Self.library, limits: limits,
            courseFolder: "/", environment: RunnerFixture.environment, temporaryFolder: scratch, cache: cache)
        let plan = plan ?? self.plan
        let observations = try await ProcessTurns.take { try await runner.run(plan) }
        let leftovers = (try? FileManager.default.contentsOfDirectory(atPath: scratch)) ?? []
        #expect(leftovers == [])
        #expect(await RunningProcesses.lasting(naming: scratch) == [])
        try? FileManager.default.removeItem(atPath: scratch)
        return observations
    }

    /// The verdicts on all answers, as text.
    func verdicts() async throws -> String {
        let observations = try await observe()
        var lines = observations.diagnostics.flatMap { described($0, margin: "- ") }
        for exercise in chapter.codeExercises where answers[exercise.id] != nil {
            guard let grading = observations.grading(of: exercise),
                let answer = observations[exercise.id, .answer]
            else {
                lines.append("\(exercise.id): not checked")
                continue
            }
            let verdict = grading.verdict(on: answer, chapter: chapter.id, file: "answers")
            lines.append(
                "\(exercise.id): \(verdict.status.rawValue) \(verdict.points)/\(verdict.maximumPoints)"
                    + (verdict.isKnownMistake ? " mistake" : "")
                    + (verdict.message.isEmpty ? "" : ": \(verdict.message)"))
            if let divergence = verdict.divergence { lines.append("  \(describe(divergence))") }
            lines += verdict.diagnostics.flatMap { described($0, margin: "  ") }
        }
        return lines.joined(separator: "\n")
    }

    private func describe(_ divergence: Divergence) -> String {
        describe(divergence.difference, at: "\(divergence.probe) / \(divergence.step ?? "-")")
            + (divergence.agreeing.isEmpty ? "" : "; \(divergence.agreeing.joined(separator: ", ")) agree")
    }

    private func describe(_ difference: Divergence.Difference, at place: String) -> String {
        switch difference {
        case .entry(let row, let column, let expected, let actual, let largest, let agreeing, let count):
            return "\(place) [\(row), \(column)]: \(rounded(expected)), not \(rounded(actual)); "
                + "largest \(rounded(largest)), \(agreeing) of \(count) agree"
        case .shape(let rows, let columns, let actualRows, let actualColumns):
            return "\(place): \(rows)×\(columns), not \(actualRows)×\(actualColumns)"
        case .text(let expected, let actual): return "\(place): \(expected), not \(actual)"
        case .kind(let expected, let actual): return "\(place): \(expected), not \(actual)"
        case .missing: return "\(place): missing"
        }
    }

    private func rounded(_ number: Double) -> String {
        number.isFinite ? "\((number * 1000).rounded() / 1000)" : "\(number)"
    }

    private static let makingLibrary = Task {
        try await RunnerFixture.library(
            of: ["StepTrace", "AttentionKernel", "AttentionTraining"].map { RunnerFixture.sources.folder + "/" + $0 })
    }

    /// The runtime with the modules of the package's own course.
    static var library: KernelLibrary {
        get async throws { try await makingLibrary.value }
    }
}
