import Foundation
import LessonModel
import LessonServer

/// The answers of a served course: what their files hold as pages show it, and the files as pages change them.
struct ServedAnswers: Sendable {
    let session: LearnerSession
    let check: AnswerCheck

    private var course: Course { session.course }
    private var answers: AnswerFolder { session.answers }

    /// What a page shows of each exercise of a chapter, by path.
    /// - Parameters:
    ///   - keys: of the chapter's worksheets; boxes are shown where there is one.
    ///   - verdicts: the last ones, by path.
    func states(
        of chapter: Chapter, keys: [String: WorksheetKey], verdicts: [String: CheckedAnswer]
    ) -> [String: AnswerState] {
        let read = answers.answers(to: chapter, of: course)
        return chapter.exercises.reduce(into: [:]) { states, exercise in
            states[exercise.path] = state(of: exercise, read, key: keys[exercise.id], verdicts[exercise.path])
        }
    }

    func state(of exercise: Exercise, key: WorksheetKey?, _ checked: CheckedAnswer?) -> AnswerState? {
        course.chapter(exercise.chapter).map { chapter in
            state(of: exercise, answers.answers(to: chapter, of: course), key: key, checked)
        }
    }

    private func state(
        of exercise: Exercise, _ read: ChapterAnswers, key: WorksheetKey?, _ checked: CheckedAnswer?
    ) -> AnswerState {
        let (content, fault) = content(of: exercise, read, key)
        var state = AnswerState(
            content: content, version: read.texts[exercise.id].map(Self.version), isBegun: read.isBegun(exercise),
            file: answers.shown.path(read.file(of: exercise)), fault: fault,
            hints: session.progress.hintsGiven(for: exercise),
            everPassed: session.progress.hasEverPassed(exercise))
        state.verdict = checked?.verdict(on: state.version)
        return state
    }

    /// The version of an answer as it stands in its file; nil where there is none.
    func version(of exercise: Exercise) -> String? { state(of: exercise, key: nil, nil)?.version }

    /// The digest by which a page says which text a change is based on.
    static func version(of text: String) -> String { String(SHA256(text.utf8).hexadecimal.prefix(16)) }

    private func content(
        of exercise: Exercise, _ read: ChapterAnswers, _ key: WorksheetKey?
    ) -> (content: AnswerContent?, fault: String?) {
        let entry = read.sheet?.entries[exercise.id]
        switch exercise.work {
        case .code:
            if let text = read.texts[exercise.id] { return (.code(text), nil) }
            if case .unreadable(let fault)? = read.code[exercise.id] { return (nil, fault.message) }
            return (nil, nil)
        case .quiz:
            if case .choices(let choices)? = entry { return (.choices(choices.map(Quiz.letter)), nil) }
        case .worksheet:
            if let key, let text = read.texts[exercise.id], let boxes = SheetBoxes(text, of: key) {
                return (.entries(boxes.entries), nil)
            }
            if case .rows? = entry {
                // Without a key nobody knows which boxes there are.
                return (nil, key == nil ? nil : check.words.page(.answerOfAnotherShape))
            }
        }
        guard case .malformed? = entry else { return (nil, nil) }
        return (nil, read.sheet?.faults[exercise.id]?.first?.message ?? check.words.check(.malformedAnswer(in: "")))
    }

    // MARK: Changes

    /// Writes an answer, unless its file has another version than the one that was changed.
    func save(_ change: AnswerChange, to exercise: Exercise, keys: [String: WorksheetKey]) async throws -> SaveResult {
        guard let chapter = course.chapter(exercise.chapter) else { throw NotebookError(.notFound, change.exercise) }
        let read = answers.answers(to: chapter, of: course)
        let state = state(of: exercise, read, key: keys[exercise.id], nil)
        if let version = state.version, state.content == change.content { return .written(version: version) }
        if let fault = state.fault, !change.force { throw NotebookError(.refused, fault) }
        let isOther = holdsText(exercise, read, of: chapter) && (state.version == nil || state.version != change.base)
        if isOther, !change.force { return .conflict(state) }
        if read.formerFiles[exercise.id] != nil {
            _ = try await Starters(check).write([exercise])
        }
        let text = try await text(with: change.content, exercise, of: chapter, keys)
        let writer = AnswerWriter(answers: answers)
        if isOther {
            _ = try writer.reset(exercise.answerFile, text)
        } else {
            try writer.write(text, to: exercise.answerFile)
        }
        // Not from the file: somebody else may have saved it again by now.
        let written = AnswerFolder([exercise.answerFile: Data(text.utf8)], named: "")
        return .written(version: Self.version(of: written.answers(to: chapter, of: course).texts[exercise.id] ?? ""))
    }

    /// Whether there is something in an answer's file that could be lost: more than the starter, or than a blank answer.
    private func holdsText(_ exercise: Exercise, _ read: ChapterAnswers, of chapter: Chapter) -> Bool {
        guard case .code(let code) = exercise.work else { return read.isBegun(exercise) }
        if case .missing = read.code[exercise.id] ?? .missing { return false }
        let starters = [AnswerTemplate(chapter, words: check.words.check).swift(code), code.starterCode + "\n"]
        return read.texts[exercise.id].map { !starters.contains($0) } ?? true
    }

    /// The contents of the answer's file with new contents of the answer.
    private func text(
        with content: AnswerContent, _ exercise: Exercise, of chapter: Chapter, _ keys: [String: WorksheetKey]
    ) async throws -> String {
        let answer: String
        switch (content, exercise.work) {
        case (.code(let text), .code):
            return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
        case (.choices(let letters), .quiz(let quiz)):
            let known = letters.filter { letter in quiz.choices.indices.contains { Quiz.letter($0) == letter } }
            guard known.count == letters.count else { throw malformed }
            let chosen = known.count > 1 ? "[\(known.joined(separator: ", "))]" : known.first ?? "_"
            answer = "\(quiz.id): \(chosen)\n"
        case (.entries(let entries), .worksheet(let worksheet)):
            guard let key = keys[worksheet.id], key.isBlank.count(where: \.self) == entries.count else {
                throw malformed
            }
            answer = SheetBoxes(entries).answer(to: worksheet, key: key)
        default: throw malformed
        }
        let sheet = try await sheet(exercise, of: chapter, keys)
        let ids = chapter.exercisesOfSheet.map(\.id)
        if let text = AnswerSheetText(sheet, ids: ids).replacing(exercise.id, by: answer) { return text }
        return (sheet.hasSuffix("\n") ? sheet : sheet + "\n") + "\n" + answer
    }

    /// The chapter's sheet as it is, else a new one.
    private func sheet(_ exercise: Exercise, of chapter: Chapter, _ keys: [String: WorksheetKey]) async throws -> String
    {
        let name = exercise.answerFile
        guard answers.files.exists(name) else {
            return AnswerTemplate(try await check.filled(chapter), words: check.words.check).sheet(keys: keys)
        }
        guard let text = answers.files.contents(name).flatMap({ String(validating: $0, as: UTF8.self) }) else {
            throw NotebookError(.failed, check.words.page(.sheetCannotBeRead(answers.shown.path(name))))
        }
        return text
    }

    private var malformed: NotebookError { NotebookError(.malformed, check.words.page(.answerOfAnotherShape)) }
}

/// The verdict on an answer and the answer that it was made of.
struct CheckedAnswer: Sendable {
    var version: String?
    var verdict: VerdictState

    /// The verdict as it stands beside a version of the answer.
    func verdict(on current: String?) -> VerdictState {
        var verdict = verdict
        verdict.isStale = version != current
        return verdict
    }
}
