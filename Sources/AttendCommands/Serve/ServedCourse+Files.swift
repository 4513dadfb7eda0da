import Foundation
import LessonModel
import LessonServer

/// What others change while the course is served: its lessons, the answers, the progress.
extension ServedCourse {
    /// Watches the files until the task is cancelled.
    nonisolated func watch() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.watchLessons() }
            group.addTask { await self.watchAnswers() }
        }
    }

    // MARK: Lessons

    nonisolated private func watchLessons() async {
        let watcher = await CourseWatcher(folder, course) { course, warnings in
            try await self.take(course, warnings)
        } failed: { error in
            await self.take(faults: Diagnostic.all(of: error))
        }
        await watcher.run()
    }

    /// Takes the course as it is after a save: makes the pages that someone has asked for anew where they would differ.
    private func take(_ new: Course, _ warnings: [Diagnostic]) async throws {
        let old = course
        let isChanged = new != old
        session.use(new)
        if isChanged {
            await pages.use(new)
            await forget(old)
            if new.exercises.map(\.answerFiles) != old.exercises.map(\.answerFiles) { watchingAnswers?.cancel() }
        }
        await take(faults: warnings)
        let pipeline = try await check.pipeline
        for chapter in await pages.asked where try await !pages.isCurrent(chapter, pipeline) {
            guard let report = pipeline.remembered(chapter) else {
                await run(chapter, pipeline)
                continue
            }
            let before = await pages.known(chapter)?.digest
            let page = try await pages.take(chapter, report, pipeline)
            if page.digest != before { hub.send(.page(chapter: chapter.id, digest: page.digest)) }
        }
        if isChanged {
            tellProgress()
            await tellProblems()
            try await tellIndex()
        }
    }

    /// Forgets the verdicts and the trials of what is not as it was.
    private func forget(_ old: Course) async {
        for before in old.chapters {
            let now = course.chapter(before.id)
            guard now != before else { continue }
            let isRunAlike = now?.cells.map(\.code.text) == before.cells.map(\.code.text)
            if !isRunAlike, trials.removeValue(forKey: before.id) != nil {
                hub.send(.trial(chapter: before.id, nil))
            }
            for exercise in before.exercises where checked[exercise.path] != nil {
                let isJudgedAlike = now?.exercise(exercise.id)?.judges(as: exercise) ?? false
                if !isRunAlike || !isJudgedAlike { checked[exercise.path] = nil }
            }
            await tellAnswers(of: before.id)
        }
    }

    /// Tells pages about the course as a whole that they have changed.
    private func tellIndex() async throws {
        guard let before = index else { return }
        _ = try await indexPage()
        if let index, index != before { hub.send(.page(chapter: nil, digest: index)) }
    }

    func take(faults: [Diagnostic]) async {
        guard faults != faultsOfCourse else { return }
        faultsOfCourse = faults
        await tellProblems()
    }

    // MARK: Answers

    nonisolated private func watchAnswers() async {
        while !Task.isCancelled {
            let watching = await beginToWatchAnswers()
            await withTaskCancellationHandler {
                await watching.value
            } onCancel: {
                watching.cancel()
            }
        }
    }

    /// Watches the answers that the course asks for now, until it asks for others.
    private func beginToWatchAnswers() -> Task<Void, Never> {
        let watched = WatchedAnswers(session)
        let (changes, emitter) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // What was saved before is told as well.
        emitter.yield()
        let watching = Task {
            let watcher = FileWatcher(folders: watched.folders) { watched.snapshot() }
            await withDiscardingTaskGroup { group in
                group.addTask {
                    await watcher.run { emitter.yield() }
                    emitter.finish()
                }
                for await _ in changes { await self.answersHaveChanged() }
            }
        }
        watchingAnswers = watching
        return watching
    }

    /// Tells pages of each answer that is not what they were told last.
    private func answersHaveChanged() async {
        session.reloadProgress()
        for chapter in course.chapters { await tellAnswers(of: chapter.id) }
        tellProgress()
    }
}
