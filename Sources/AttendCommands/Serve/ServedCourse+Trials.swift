import LessonModel
import LessonRendering
import LessonServer

/// Chapters that run with cells that a reader has changed; the lesson stays as it is.
extension ServedCourse {
    func run(_ trial: TrialRequest) async throws -> Job? {
        let chapter = try chapter(trial.chapter)
        let key = "try \(chapter.id)"
        if trial.cells.isEmpty, trial.scratch.isEmpty {
            for job in await queue.jobs where job.subject == key { await queue.cancel(job.id) }
            trials[chapter.id] = nil
            hub.send(.trial(chapter: chapter.id, nil))
            return nil
        }
        let known = Set(chapter.cells.map(\.index))
        let sections = Set(chapter.lastCellOfSections.map(\.anchor))
        guard known.isSuperset(of: trial.cells.keys), sections.isSuperset(of: trial.scratch.keys) else {
            throw NotebookError(.malformed, words.page(.cellsAreNotThere))
        }
        return await queue.add(key: key, subject: key) { ticket in
            do {
                try await self.run(trial, chapter, ticket)
            } catch {
                let why = Diagnostic.all(of: error).map(\.message).joined(separator: "\n")
                await self.take(TrialState(job: ticket.job, isRunning: false, message: why), of: chapter)
            }
        }
    }

    private func run(_ trial: TrialRequest, _ chapter: Chapter, _ ticket: WorkTicket) async throws {
        await ticket.report(.compiling, words.command(.compiling(chapter.file)))
        let pipeline = try await check.pipeline
        let original = try await part(of: chapter, pipeline)
        let (changed, scratch) = chapter.trying(cells: trial.cells, scratch: trial.scratch)
        let report = try await report(on: changed, pipeline, ticket)
        try Task.checkCancellation()
        var part = original
        part.chapter = changed
        part.report = report
        part.report.forgetTimes()
        let anchors = Dictionary(uniqueKeysWithValues: scratch.map { ($1, $0) })
        let result = TrialHTML(
            original: original, trial: part, in: try await pages.handout(pipeline),
            pageCell: { anchors[$0] == nil ? $0 : nil })
        take(
            TrialState(
                job: ticket.job, isRunning: false,
                cells: result.changed.map {
                    .init(cell: $0.cell, inside: $0.inside, after: $0.after, change: $0.change, failed: $0.failed)
                },
                scratch: result.added.compactMap { cell in
                    anchors[cell.cell].map {
                        .init(section: $0, inside: cell.inside, after: cell.after, failed: cell.failed)
                    }
                }), of: chapter)
    }

    /// The chapter as its page shows it, run first if it has to be.
    func part(of chapter: Chapter, _ pipeline: Pipeline) async throws -> Handout.Part {
        if let known = await pages.known(chapter), known.hasRun { return known.part }
        return try await pages.take(chapter, try await pipeline.run([chapter]).chapters[0], pipeline).part
    }

    /// What a trial comes to, unless it was stopped or replaced meanwhile.
    private func take(_ state: TrialState, of chapter: Chapter) {
        guard !Task.isCancelled else { return }
        trials[chapter.id] = state
        hub.send(.trial(chapter: chapter.id, state))
    }
}
