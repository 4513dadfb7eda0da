package import SwiftSource

/// A learner's answers to a chapter, as far as they could be read.
package struct ChapterAnswers: Sendable, Hashable {
    /// The answer to one code exercise.
    package enum Code: Sendable, Hashable {
        case missing
        /// It has no code, at most comments.
        case empty
        /// It still has the whole starter, whose first placeholder is at this place.
        case untouched(FileLocation)
        /// Some of it is written, but a placeholder is left.
        case unfinished(Diagnostic)
        /// It lacks these declarations, which the starter and every solution have.
        case lacking([SwiftSource.Declaration])
        /// It declares another function instead.
        case misnamed(Diagnostic)
        /// It uses what the exercise forbids.
        case forbidden(Diagnostic)
        /// It is no Swift code: no text, too large, or Markdown.
        case unreadable(Diagnostic)
        /// It has what no answer may have, whose meaning for the compiler is not tried.
        case refused(Diagnostic)
        case written(CodePart)

        /// Whether something is written.
        package var isBegun: Bool {
            switch self {
            case .missing, .empty, .untouched: false
            case .unfinished, .lacking, .misnamed, .forbidden, .unreadable, .refused, .written: true
            }
        }
    }

    /// The size of the largest answer file.
    package static let mostBytes = 1 << 20

    package var chapter: Chapter
    /// The folder of answers.
    package var folder: ShownFolder
    /// Options to add to the next command: ` --course mine`.
    package var options: String
    /// Whether they were sent by somebody else, so that no command can write or reset their files here.
    package var isHandedIn = false
    /// By exercise id.
    package var code: [String: Code]
    /// What stands in the files, by exercise id, for whoever judges by eye.
    package var texts: [String: String] = [:]
    /// What answers are compiled with, or wait for, by exercise id; for those that build on others.
    package var uses: [String: PassedAnswers.Use] = [:]
    /// `nil` when the file is missing.
    package var sheet: AnswerSheet?
    /// Whether the chapter has no sheet of its own: `sheet` comes from under its earlier ids.
    package var lacksOwnSheet = false
    /// The files of answers that are under an earlier id of the chapter, by exercise id.
    package var formerFiles: [String: String] = [:]
    /// Files with a further answer, which does not count, by exercise id.
    package var passedOver: [String: [String]] = [:]
    /// What is wrong in the sheet and with none of its answers.
    package var sheetDiagnostics: [Diagnostic]

    package init(
        chapter: Chapter, folder: ShownFolder, options: String = "", code: [String: Code] = [:],
        sheet: AnswerSheet? = nil, sheetDiagnostics: [Diagnostic] = []
    ) {
        self.chapter = chapter
        self.folder = folder
        self.options = options
        self.code = code
        self.sheet = sheet
        self.sheetDiagnostics = sheetDiagnostics
    }

    /// Reads the code of an answer file.
    ///
    /// Byte order marks and line ends are normalised, so that the compiler gets the same text whatever editor wrote it;
    /// lines and columns stay the same.
    /// - Parameter elsewhere: the exercise that asks for a function of that name, if another one does.
    package static func code(
        _ text: String, file: String, of exercise: CodeExercise, elsewhere: (String) -> Exercise? = { _ in nil }
    ) -> Code {
        let place = FileLocation(file: file, line: 1, column: 1)
        guard text.utf8.count <= mostBytes else {
            return .unreadable(
                Diagnostic(
                    at: place, "this file is larger than 1 MiB", remedy: "an answer is the code of one exercise"))
        }
        var text = TextFile.normalized(text)
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        let code = CodePart(text: text, place: place, fence: place)
        let source = SwiftSource(text)
        if let fault = code.answerFault(in: source) { return .refused(fault) }
        guard source.containsCode else { return .empty }
        if let fence = source.markdownFence {
            return .unreadable(
                Diagnostic(
                    at: code.place(at: fence.lowerBound), "this line belongs to Markdown, and is no Swift",
                    excerpt: code.excerpt(at: fence.lowerBound, length: fence.count),
                    remedy: "keep only the code between the two lines of backticks"))
        }
        if let placeholder = source.placeholders.first {
            let place = code.place(at: placeholder.lowerBound)
            if text.contains(exercise.starter.text) { return .untouched(place) }
            return .unfinished(
                Diagnostic(
                    .note, at: place, "a placeholder is left here",
                    excerpt: code.excerpt(at: placeholder.lowerBound, length: placeholder.count),
                    remedy: "write code in its place"))
        }
        let declared = Set(source.declarations.map(\.name))
        let lacking = exercise.requiredDeclarations.filter { !declared.contains($0.name) }
        if lacking.isEmpty { return exercise.forbiddenUse(in: code, source).map { .forbidden($0) } ?? .written(code) }
        return AnswerFunctions(code, of: exercise).misnaming(of: lacking, elsewhere: elsewhere)
            .map { .misnamed($0) } ?? .lacking(lacking)
    }

    /// Whether something is written for an exercise.
    package func isBegun(_ exercise: Exercise) -> Bool {
        switch exercise.work {
        case .code: code[exercise.id]?.isBegun ?? false
        case .quiz, .worksheet: sheet?.isBegun(exercise) ?? false
        }
    }

    // MARK: What has to be run

    /// The code that has been written and waits for no other, by exercise id.
    package func codeToRun(for exercises: [Exercise]) -> [String: CodePart] {
        exercises.reduce(into: [:]) { result, exercise in
            if case .code = exercise.work, case .written(let part)? = code[exercise.id] {
                if case .waiting? = uses[exercise.id] { return }
                result[exercise.id] = part
            }
        }
    }

    /// What the answer to an exercise is compiled with.
    package func used(by exercise: String) -> [UsedCode] {
        if case .code(let used)? = uses[exercise] { used } else { [] }
    }

    /// The same of all answers, by exercise id.
    package var used: [String: [UsedCode]] {
        uses.compactMapValues { if case .code(let used) = $0 { used } else { nil } }
    }

    /// Settles what the answers to exercises build on.
    package mutating func build(_ exercises: [Exercise], on passed: PassedAnswers) {
        for case .code(let exercise) in exercises.filter({ $0.chapter == chapter.id }).map(\.work) {
            if !exercise.used.isEmpty { uses[exercise.id] = passed.use(in: exercise) }
        }
    }

    /// The worksheets that have been filled in, at least partly.
    package func worksheetsToGrade(for exercises: [Exercise]) -> [Worksheet] {
        chapter.worksheets.filter { worksheet in
            guard case .rows? = sheet?.entries[worksheet.id] else { return false }
            return exercises.contains { $0.id == worksheet.id }
        }
    }

    // MARK: Verdicts

    /// The verdict on one answer.
    /// - Parameter observations: the result of running the code; `nil` when nothing had to be run.
    package func verdict(
        on exercise: Exercise, _ observations: ChapterObservations?, words: @escaping CheckWords = { $0.english }
    ) -> Verdict {
        let file = folder.path(file(of: exercise))
        var verdict = Verdict(
            id: exercise.id, chapter: exercise.chapter, kind: exercise.kind, status: .notStarted, points: 0,
            maximumPoints: exercise.points, file: file)
        let reset = isHandedIn ? nil : exercise.label + options
        switch exercise.work {
        case .code(let codeExercise):
            switch code[exercise.id] ?? .missing {
            case .missing: return missing(verdict, exercise, start: exercise.label, words)
            case .empty: verdict.message = words(.nothingWritten(in: file, reset: reset))
            case .untouched(let place):
                verdict.message = words(
                    isHandedIn
                        ? .nothingWritten(in: file, reset: nil) : .writeAnswer(in: "\(place.file):\(place.line)"))
            case .unfinished(let placeholder):
                verdict.message = placeholder.message
                verdict.diagnostics = [placeholder]
            case .lacking(let declarations):
                verdict.status = .failed
                verdict.message = words(.lacking(declarations, in: file, reset: reset))
            case .forbidden(let diagnostic):
                verdict.status = .failed
                verdict.message = diagnostic.message
                verdict.diagnostics = [diagnostic]
            case .unreadable(let diagnostic):
                verdict.status = .notUnderstood
                verdict.message = diagnostic.message
                verdict.diagnostics = [diagnostic]
            case .refused(let diagnostic), .misnamed(let diagnostic):
                verdict.status = .doesNotCompile
                verdict.message = diagnostic.message
                verdict.diagnostics = [diagnostic]
            case .written(let code):
                if case .waiting(let earlier)? = uses[exercise.id] {
                    verdict = ungraded(verdict, words, .passBefore(earlier, check: earlier.label + options))
                    verdict.waitsFor = earlier.label
                    return verdict
                }
                guard let grading = observations?.grading(of: codeExercise, words: words),
                    let answer = observations?[exercise.id, .answer]
                else { return ungraded(verdict, words) }
                verdict = grading.verdict(on: answer, chapter: chapter.id, file: file)
                    .explainingSignature(of: code, codeExercise)
                    .naming(used(by: exercise.id), in: exercise)
                    .warning(of: code, hiding: used(by: exercise.id))
                verdict.diagnostics = verdict.diagnostics.map { withoutHiddenSource($0, codeExercise) }
                // What a hidden check says when it stops is as secret as the check.
                if verdict.status == .trapped, let stop = verdict.diagnostics.first, isHidden(stop, codeExercise) {
                    verdict.diagnostics[0].message = words(.hiddenCheckStops)
                    verdict.diagnostics[0].remedy = nil
                    if !verdict.isKnownMistake { verdict.message = words(.hiddenCheckStops) }
                }
            }
        case .quiz, .worksheet:
            guard let sheet else { return missing(verdict, exercise, start: chapter.label, words) }
            guard let entry = sheet.entries[exercise.id] else {
                if lacksOwnSheet { return missing(verdict, exercise, start: chapter.label, words) }
                verdict.message = words(.noLine(for: exercise.id, in: file))
                return verdict
            }
            return self.verdict(on: entry, exercise, verdict, observations, words)
        }
        return verdict
    }

    /// The verdict on an answer without a file.
    private func missing(_ verdict: Verdict, _ exercise: Exercise, start: String, _ words: CheckWords) -> Verdict {
        var verdict = verdict
        verdict.isFileMissing = !isHandedIn
        verdict.message = words(
            isHandedIn ? .notHandedIn(exercise.answerFile) : .noFile(verdict.file, start: start + options))
        return verdict
    }

    private func verdict(
        on entry: AnswerSheet.Entry, _ exercise: Exercise, _ blank: Verdict, _ observations: ChapterObservations?,
        _ words: @escaping CheckWords
    ) -> Verdict {
        var verdict = blank
        switch (entry, exercise.work) {
        case (.choices(let chosen), .quiz(let quiz)):
            return QuizGrading(quiz, words: words).verdict(on: chosen, chapter: chapter.id, file: blank.file)
        case (.rows(let rows), .worksheet(let worksheet)):
            guard let key = observations?.keys[worksheet.id] else { return ungraded(verdict, words) }
            return WorksheetGrading(worksheet, key: key, words: words)
                .verdict(on: rows, chapter: chapter.id, file: blank.file)
        case (.malformed, _):
            verdict.status = .notUnderstood
            verdict.message = words(.malformedAnswer(in: blank.file))
            verdict.diagnostics = sheet?.faults[exercise.id] ?? []
        default: break
        }
        return verdict
    }

    private func isHidden(_ diagnostic: Diagnostic, _ exercise: CodeExercise) -> Bool {
        guard let place = diagnostic.place else { return false }
        return exercise.checks.contains { $0.hidden && $0.code.holds(place) }
    }

    /// The diagnostic without source lines of hidden checks.
    private func withoutHiddenSource(_ diagnostic: Diagnostic, _ exercise: CodeExercise) -> Diagnostic {
        var diagnostic = diagnostic
        if isHidden(diagnostic, exercise) { diagnostic.excerpt = nil }
        diagnostic.notes = diagnostic.notes.map { withoutHiddenSource($0, exercise) }
        return diagnostic
    }

    private func ungraded(_ verdict: Verdict, _ words: CheckWords, _ why: CheckPhrase = .notJudged) -> Verdict {
        var verdict = verdict
        verdict.status = .notJudged
        verdict.message = words(why)
        return verdict
    }
}
