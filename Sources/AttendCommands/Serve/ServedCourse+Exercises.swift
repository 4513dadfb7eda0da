import Foundation
import LessonModel
import LessonRendering
import LessonServer

/// What a reader does with exercises.
extension ServedCourse {
    func save(_ change: AnswerChange) async throws -> SaveResult {
        let exercise = try exercise(change.exercise)
        let keys = await keys(of: exercise.chapter)
        let result = try await inTurn { try await self.answers.save(change, to: exercise, keys: keys) }
        if case .written = result {
            // The other answers of a sheet may have got their lines with this one.
            await tellAnswers(of: exercise.chapter)
            tellProgress()
        }
        return result
    }

    func check(_ path: String) async throws -> Job {
        let exercise = try exercise(path)
        return await queue.add(key: path, subject: path) { await self.check(exercise, $0) }
    }

    private func check(_ exercise: Exercise, _ ticket: WorkTicket) async {
        let check = check
        let words = words.command
        let version = answers.version(of: exercise)
        let (phrases, teller) = AsyncStream.makeStream(of: CommandPhrase.self)
        async let telling: Void = {
            for await phrase in phrases {
                let isCompiling = if case .compilingExercises = phrase { true } else { false }
                await ticket.report(isCompiling ? .compiling : .running, words(phrase))
            }
        }()
        var outcome: AnswerCheck.Outcome
        do {
            outcome = try await check.outcome(for: [exercise]) { teller.yield($0) }
        } catch {
            outcome = AnswerCheck.Outcome(
                report: .notJudged(exercise, file: session.answers.shown.path(exercise.answerFile)),
                lessonFaults: Diagnostic.all(of: error))
        }
        teller.finish()
        await telling
        guard !Task.isCancelled else { return }
        // Of an answer that was changed meanwhile nobody knows which version was read.
        await take(outcome, on: exercise, version: answers.version(of: exercise) == version ? version : nil, check)
    }

    private func take(_ outcome: AnswerCheck.Outcome, on exercise: Exercise, version: String?, _ check: AnswerCheck)
        async
    {
        var outcome = outcome
        session.update { $0.record(outcome.report) }
        outcome.report = session.progress.adding(to: outcome.report)
        guard var entry = outcome.report.entries.first else { return }
        // Whatever keeps an answer from being judged is said with its verdict.
        entry.verdict.diagnostics += outcome.lessonFaults
        let key = await keys(of: exercise.chapter)[exercise.id]
        let verdict = VerdictHTML(entry, words: words, key: key, body: await body(of: exercise.chapter, check))
        let judged = CheckedAnswer(version: version, verdict: VerdictState(verdict, entry.verdict))
        checked[exercise.path] = judged
        hub.send(.verdict(exercise: exercise.path, judged.verdict(on: answers.version(of: exercise))))
        await tellAnswer(exercise)
        tellProgress()
    }

    /// What renders text of a chapter as its page does.
    private func body(of chapter: String, _ check: AnswerCheck) async -> HTMLBody {
        guard let chapter = course.chapter(chapter), let part = await pages.known(chapter)?.part,
            let pipeline = try? await check.pipeline, let handout = try? await pages.handout(pipeline)
        else { return HTMLBody(style: .page) }
        return handout.body(of: part, beside: await pages.neighbours)
    }

    func hint(_ path: String) async throws -> Int {
        let exercise = try exercise(path)
        session.update { progress in
            progress.hints[exercise.path] = min(exercise.hints.count, progress.hintsGiven(for: exercise) + 1)
        }
        await tellAnswer(exercise)
        return session.progress.hintsGiven(for: exercise)
    }

    func solution(_ path: String, reveal: Bool) async throws -> String {
        let exercise = try exercise(path)
        guard reveal || session.progress.hasEverPassed(exercise) else {
            throw NotebookError(.refused, words.command(.solutionWhenPassed(exercise: exercise.label)))
        }
        let check = check
        let pipeline = try await check.pipeline
        let part = try await part(of: chapter(exercise.chapter), pipeline)
        let filled = try await check.filled(exercise)
        let handout = try await pages.handout(pipeline)
        return SolutionHTML(filled, of: part, in: handout, beside: await pages.neighbours).html
    }

    func reset(_ path: String) async throws -> (answer: AnswerState, message: String) {
        let exercise = try exercise(path)
        for job in await queue.jobs where job.subject == path { await queue.cancel(job.id) }
        let phrases = try await inTurn { try await Starters(self.check).rewrite(exercise) }
        checked[exercise.path] = nil
        await tellAnswer(exercise)
        tellProgress()
        let keys = await keys(of: exercise.chapter)
        guard let state = answers.state(of: exercise, key: keys[exercise.id], nil) else {
            throw NotebookError(.notFound, words.page(.noSuchExercise(path)))
        }
        return (state, phrases.map { words.command($0) }.joined(separator: " "))
    }
}

extension CheckReport {
    /// The report on an answer that could not be judged at all.
    fileprivate static func notJudged(_ exercise: Exercise, file: String) -> CheckReport {
        let verdict = Verdict(
            id: exercise.id, chapter: exercise.chapter, kind: exercise.kind, status: .notJudged, points: 0,
            maximumPoints: exercise.points, file: file)
        return CheckReport(entries: [Entry(exercise: exercise, verdict: verdict)])
    }
}

extension VerdictState {
    /// A verdict as pages get it.
    fileprivate init(_ html: VerdictHTML, _ verdict: Verdict) {
        self.init(
            status: verdict.status.rawValue, tone: html.tone.rawValue, html: html.html,
            marks: html.marks.map {
                .init(
                    line: $0.line, column: $0.column, length: $0.length, message: $0.message, isWarning: $0.isWarning)
            }, boxes: html.boxes.map { .init(box: $0.position, isBlank: $0.isBlank) }, points: verdict.points,
            maximumPoints: verdict.maximumPoints, passed: verdict.status == .passed)
    }
}
