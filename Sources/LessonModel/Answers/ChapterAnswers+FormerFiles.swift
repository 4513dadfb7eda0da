/// Answers under earlier ids of their chapter: where there is an answer in several files, one counts.
extension ChapterAnswers {
    /// The file in which an exercise's answer is, or is to be written.
    package func file(of exercise: Exercise) -> String { formerFiles[exercise.id] ?? exercise.answerFile }

    /// Takes, of the files with an answer to a code exercise, the first in which something is written, else the first.
    package mutating func choose(_ found: [(file: String, code: Code)], for exercise: Exercise) {
        guard let chosen = found.first(where: \.code.isBegun) ?? found.first else { return }
        code[exercise.id] = chosen.code
        take(chosen.file, for: exercise, besides: found.filter(\.code.isBegun).map(\.file))
    }

    /// Takes of the sheets each answer by itself, in the same way.
    package mutating func choose(_ sheets: [(file: String, sheet: AnswerSheet)]) {
        guard !sheets.isEmpty else { return }
        var chosen = AnswerSheet()
        for exercise in chapter.exercisesOfSheet {
            let found = sheets.filter { $0.sheet.entries[exercise.id] != nil }
            let begun = found.filter { $0.sheet.isBegun(exercise) }
            guard let first = begun.first ?? found.first else { continue }
            chosen.entries[exercise.id] = first.sheet.entries[exercise.id]
            chosen.faults[exercise.id] = first.sheet.faults[exercise.id]
            take(first.file, for: exercise, besides: begun.map(\.file))
        }
        sheet = chosen
        lacksOwnSheet = !sheets.contains { $0.file.hasPrefix(chapter.id + "/") }
    }

    private mutating func take(_ file: String, for exercise: Exercise, besides begun: [String]) {
        if file != exercise.answerFile { formerFiles[exercise.id] = file }
        let others = begun.filter { $0 != file }
        if !others.isEmpty { passedOver[exercise.id] = others }
    }

    /// Warnings about answers that do not count, since there is another one.
    package var passedOverWarnings: [Diagnostic] {
        chapter.exercises.flatMap { exercise in
            (passedOver[exercise.id] ?? []).map { other in
                Diagnostic(
                    .warning, at: nil,
                    "\(folder.path(other)) holds an answer to \(exercise.label) \(exercise.id), too, which does not count: "
                        + "\(folder.path(file(of: exercise))) does",
                    remedy: "keep what you need of it, and remove it there")
            }
        }
    }
}

extension AnswerSheet {
    /// Whether something is written for a question or worksheet.
    package func isBegun(_ exercise: Exercise) -> Bool {
        guard let entry = entries[exercise.id] else { return false }
        switch exercise.work {
        case .code: return false
        case .quiz: return entry != .blank
        case .worksheet(let worksheet): return worksheet.isBegun(entry)
        }
    }
}
