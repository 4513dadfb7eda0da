import Foundation
import LessonModel
import LessonRendering

/// Moves answers out of folders that are called as their chapters were before.
struct AnswerMover {
    private let course: Course
    private let answers: AnswerFolder
    private var writer: AnswerWriter { AnswerWriter(answers: answers) }

    init(_ course: Course, _ answers: AnswerFolder) {
        self.course = course
        self.answers = answers
    }

    /// What was moved.
    struct Outcome: Sendable {
        /// What there is to say of it.
        var phrases: [CommandPhrase] = []
        /// The files that hold moved answers now.
        var files: [String] = []
    }

    /// Moves the answers to some exercises: of code each one, of questions and worksheets all of a chapter's.
    /// - Parameter blankSheet: the text of a chapter's sheet without answers.
    func move(_ exercises: [Exercise], blankSheet: (Chapter) async throws -> String) async throws -> Outcome {
        var outcome = Outcome()
        for chapter in exercises.map(\.chapter).eachOnce.compactMap({ course.chapter($0) }) {
            let read = answers.answers(to: chapter, of: course)
            guard !read.formerFiles.isEmpty else { continue }
            let own = exercises.filter { $0.chapter == chapter.id }
            for exercise in own where exercise.kind == .code {
                guard let former = read.formerFiles[exercise.id] else { continue }
                let old = try writer.move(former, to: exercise.answerFile)
                outcome.files.append(exercise.answerFile)
                outcome.phrases.append(
                    .moved(
                        answers.shown.path(exercise.answerFile), from: answers.shown.path(former),
                        old: old.map(answers.shown.path)))
            }
            if let sheet = own.first(where: { $0.kind != .code })?.answerFile {
                try await moveAnswers(read, to: sheet, blankSheet, &outcome)
            }
        }
        return outcome
    }

    /// Moves the answers of sheets into the chapter's own, which is written first: nothing is ever in neither of them.
    private func moveAnswers(
        _ read: ChapterAnswers, to sheet: String, _ blankSheet: (Chapter) async throws -> String,
        _ outcome: inout Outcome
    ) async throws {
        let exercises = read.chapter.exercisesOfSheet
        for former in exercises.compactMap({ read.formerFiles[$0.id] }).eachOnce {
            guard let old = text(of: former) else { continue }
            let ids = course.idsOfSheet(in: AnswerFolder.folder(of: former))
            let oldSheet = AnswerSheetText(old, ids: ids)
            let moved = exercises.filter { read.formerFiles[$0.id] == former && oldSheet.answer($0.id) != nil }
            guard !moved.isEmpty else { continue }
            var new = text(of: sheet)
            if new == nil { new = try await blankSheet(read.chapter) }
            let text = moved.reduce(new ?? "") { text, exercise in
                let answer = oldSheet.answer(exercise.id) ?? ""
                return AnswerSheetText(text, ids: exercises.map(\.id)).replacing(exercise.id, by: answer)
                    ?? text + "\n" + answer + "\n"
            }
            try writer.write(text, to: sheet)
            let rest = oldSheet.removing(Set(moved.map(\.id)))
            var kept: String?
            if AnswerSheetText(rest, ids: ids).answers.isEmpty {
                // The whole sheet as it was, with the learner's remarks.
                kept = writer.nameForOld(sheet)
                _ = try kept.map { try writer.move(former, to: $0) }
            } else {
                try writer.write(rest, to: former)
            }
            outcome.files.append(sheet)
            outcome.phrases.append(
                .movedAnswers(
                    moved.map(\.label), to: answers.shown.path(sheet), from: answers.shown.path(former),
                    old: kept.map(answers.shown.path)))
        }
    }

    private func text(of file: String) -> String? {
        answers.files.contents(file).flatMap { String(validating: $0, as: UTF8.self) }.map(TextFile.normalized)
    }
}
