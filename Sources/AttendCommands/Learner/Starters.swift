import LessonModel
import LessonRendering

/// The files that answers begin as, written to disk.
struct Starters: Sendable {
    private let check: AnswerCheck

    init(_ check: AnswerCheck) {
        self.check = check
    }

    /// A file and what became of it.
    struct Written: Sendable {
        var name: String
        var outcome: AnswerFolder.Outcome

        var words: String {
            switch outcome {
            case .written: "wrote  \(name)"
            case .unchanged: "there  \(name), as it was to be"
            case .kept: "kept   \(name), which you have changed"
            case .replaced(let old): "wrote  \(name); your old answer is \(old)"
            }
        }
    }

    /// Writes what is missing.
    func write(_ exercises: [Exercise]) async throws -> [Written] {
        try await each(exercises) { try check.answers.start($0, $1) }
    }

    /// Writes everything anew; old answers are kept under other names.
    func rewrite(_ exercise: Exercise) async throws -> [Written] {
        try await each([exercise]) { try check.answers.reset($0, $1) }
    }

    private func each(
        _ exercises: [Exercise], _ write: (String, String) throws -> AnswerFolder.Outcome
    ) async throws -> [Written] {
        var written: [Written] = []
        var names: Set<String> = []
        for exercise in exercises where names.insert(exercise.answerFile).inserted {
            guard let text = try await text(for: exercise) else { continue }
            var outcome = try write(exercise.answerFile, text)
            let folder = check.answers.display
            if case .replaced(let old) = outcome { outcome = .replaced(old: "\(folder)/\(old)") }
            written.append(Written(name: "\(folder)/\(exercise.answerFile)", outcome: outcome))
        }
        return written
    }

    private func text(for exercise: Exercise) async throws -> String? {
        guard let chapter = check.course.chapter(exercise.chapter) else { return nil }
        let template = AnswerTemplate(chapter, words: check.course.words.check)
        if case .code(let codeExercise) = exercise.work { return template.swift(codeExercise) }
        return template.sheet(keys: try await keys(of: chapter))
    }

    /// Without a compiler, or a key, nobody knows a worksheet's shape, but everything else can be begun.
    private func keys(of chapter: Chapter) async throws -> [String: WorksheetKey] {
        do {
            let (keys, faults) = try await check.keys(of: chapter)
            warn(faults)
            return keys
        } catch let error as any DiagnosedError where !error.diagnostics.isEmpty {
            warn(error.diagnostics)
            return [:]
        }
    }

    private func warn(_ diagnostics: [Diagnostic]) {
        let warnings = diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.severity = .warning
            return diagnostic
        }
        check.context.report(warnings)
    }
}
