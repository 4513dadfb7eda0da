import LessonModel
import LessonRendering

/// Writes the starters of exercises as answer files.
struct Starters: Sendable {
    private let check: AnswerCheck
    private var writer: AnswerWriter { AnswerWriter(answers: check.answers) }

    init(_ check: AnswerCheck) {
        self.check = check
    }

    /// Moves what is in folders that are called as a chapter was before, and writes the missing files.
    /// - Returns: what there is to say of each file.
    func write(_ exercises: [Exercise]) async throws -> [CommandPhrase] {
        let moved = try await move(exercises)
        let others = exercises.filter { !moved.files.contains($0.answerFile) }
        return moved.phrases + (try await each(others) { try writer.start($0, $1) })
    }

    private func move(_ exercises: [Exercise]) async throws -> AnswerMover.Outcome {
        try await AnswerMover(check.course, check.answers).move(exercises, blankSheet: sheet)
    }

    /// Replaces an exercise's answer by its starter; other answers in the file stay.
    ///
    /// The old file is kept under another name.
    /// - Returns: what there is to say of the file.
    func rewrite(_ exercise: Exercise) async throws -> [CommandPhrase] {
        try await move([exercise]).phrases + replaced(exercise)
    }

    private func replaced(_ exercise: Exercise) async throws -> [CommandPhrase] {
        guard let chapter = check.course.chapter(exercise.chapter), exercise.kind != .code,
            let data = check.answers.files.contents(exercise.answerFile),
            let sheet = String(validating: data, as: UTF8.self)
        else { return try await each([exercise]) { try writer.reset($0, $1) } }
        let keys = try await keys(of: chapter)
        let template = AnswerTemplate(try await check.filled(chapter), words: check.words.check)
        let text = AnswerSheetText(sheet, ids: (chapter.quizzes.map(\.id) + chapter.worksheets.map(\.id)))
            .replacing(exercise.id, by: template.blankAnswer(exercise, keys: keys))
        let outcome = try writer.reset(
            exercise.answerFile, text ?? sheet + "\n" + template.entry(exercise, keys: keys))
        return [phrase(exercise.answerFile, outcome)]
    }

    private func each(
        _ exercises: [Exercise], _ write: (String, String) throws -> AnswerWriter.Outcome
    ) async throws -> [CommandPhrase] {
        var phrases: [CommandPhrase] = []
        var names: Set<String> = []
        for exercise in exercises where names.insert(exercise.answerFile).inserted {
            guard let text = try await text(for: exercise) else { continue }
            let outcome = try write(exercise.answerFile, text)
            phrases.append(phrase(exercise.answerFile, outcome))
        }
        return phrases
    }

    private func phrase(_ name: String, _ outcome: AnswerWriter.Outcome) -> CommandPhrase {
        let folder = check.answers.shown
        let file = folder.path(name)
        return switch outcome {
        case .written: .wrote(file)
        case .unchanged: .wasThere(file)
        case .kept: .kept(file)
        case .replaced(let old): .wroteOver(file, old: folder.path(old))
        }
    }

    private func text(for exercise: Exercise) async throws -> String? {
        guard let chapter = check.course.chapter(exercise.chapter) else { return nil }
        if case .code(let codeExercise) = exercise.work {
            return AnswerTemplate(chapter, words: check.words.check).swift(codeExercise)
        }
        return try await sheet(of: chapter)
    }

    /// The text of a chapter's sheet without answers.
    private func sheet(of chapter: Chapter) async throws -> String {
        let keys = try await keys(of: chapter)
        return AnswerTemplate(try await check.filled(chapter), words: check.words.check).sheet(keys: keys)
    }

    /// The keys of worksheets, whose shapes the sheet shows.
    ///
    /// Without a compiler or a key they are left out with a warning, and everything else is written.
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
        check.context.report(diagnostics.map(\.asWarning))
    }
}
